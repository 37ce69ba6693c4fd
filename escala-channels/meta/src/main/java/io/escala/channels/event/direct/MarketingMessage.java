package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A marketing message was sent on Messenger or could not be delivered.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param kind Meta's name for the kind
 * @param user the recipient
 * @param at the event time, or else when Meta sent it; or null
 * @param subscriptionToken the token with which it was sent, or null; a secret
 * @param messageId the message, or null
 * @param trackingId the id of the send, or null
 * @param errorCode the error code of a failure, or null
 * @param error Meta's explanation, or null
 * @param raw the item as received
 */
public record MarketingMessage(
        Channel channel,
        @Nullable LineKey line,
        String kind,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String subscriptionToken,
        @Nullable String messageId,
        @Nullable String trackingId,
        @Nullable Long errorCode,
        @Nullable String error,
        RawBytes raw)
        implements DirectEvent {
    public MarketingMessage {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "MarketingMessage[" + line + ", kind=" + kind + ", messageId=" + messageId + ", trackingId=" + trackingId
                + ", errorCode=" + errorCode + "]";
    }
}
