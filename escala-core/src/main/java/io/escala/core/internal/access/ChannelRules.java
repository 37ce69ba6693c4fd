package io.escala.core.internal.access;

import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.ChannelAvailability;
import java.util.Optional;

/** Whether an account uses a channel. Pure. */
public final class ChannelRules {
    private ChannelRules() {}

    /** Returns why nothing is connected or sent on a channel, or empty. An account without settings uses all. */
    public static Optional<Refusal> used(Optional<AccountSettings> settings, Channel channel) {
        return settings.filter(known -> known.availability(channel) != ChannelAvailability.AVAILABLE)
                .map(unused -> Refusal.of(Refusal.Reason.CHANNEL_UNAVAILABLE, Refusal.Remedy.ASK_ADMINISTRATOR));
    }
}
