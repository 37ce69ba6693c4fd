package io.escala.crm.line;

import io.escala.crm.Channel;
import io.escala.crm.internal.Checks;
import java.util.Objects;

/**
 * Meta's name of a line in webhooks, which routes them. Unique across the whole store: a line belongs to exactly one
 * account.
 *
 * @param providerId WhatsApp: phone number id (not the phone number); Messenger: page id; Instagram: professional account id
 */
public record LineKey(Channel channel, String providerId) {
    public LineKey {
        Objects.requireNonNull(channel, "channel");
        Checks.id("providerId", providerId);
    }

    @Override
    public String toString() {
        return channel + "/" + providerId;
    }
}
