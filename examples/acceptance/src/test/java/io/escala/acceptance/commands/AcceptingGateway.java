package io.escala.acceptance.commands;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.List;

/** Accepts whatever is sent. Thread-safe. */
final class AcceptingGateway implements ChannelGateway {
    @Override
    public SendOutcome send(Dispatch dispatch) {
        return new SendOutcome.Accepted("wamid.of." + dispatch.reference(), List.of());
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return true;
    }
}
