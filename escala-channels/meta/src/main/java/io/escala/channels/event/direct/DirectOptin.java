package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person agreed to receive messages, through a plugin, a one-time notification or marketing messages; or stopped marketing
 * messages.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param user the person; a checkbox names only its {@code user_ref}
 * @param at the event time, or null when Meta's value is missing or unusable
 * @param type {@code one_time_notif_req} or {@code notification_messages}; null for plugins
 * @param ref the data the business attached to the plugin or link, or null
 * @param payload the data the business attached to the request, or null
 * @param title the title of the request, or null
 * @param oneTimeToken the token for one notification, or null; a secret
 * @param marketingToken the token for marketing messages, or null; a secret
 * @param topic the topic of the messages, or null
 * @param frequency how often messages may be sent, or null
 * @param timezone the person's time zone, or null
 * @param tokenExpiresAt when the marketing token expires, or null
 * @param tokenStatus {@code REFRESHED} or {@code NOT_REFRESHED}, or null
 * @param status {@code STOP NOTIFICATIONS} or {@code RESUME NOTIFICATIONS}, or null when the person agreed
 * @param source where the person agreed, or null
 * @param raw the item as received
 */
public record DirectOptin(
        Channel channel,
        @Nullable LineKey line,
        DirectUser user,
        @Nullable Instant at,
        @Nullable String type,
        @Nullable String ref,
        @Nullable String payload,
        @Nullable String title,
        @Nullable String oneTimeToken,
        @Nullable String marketingToken,
        @Nullable String topic,
        @Nullable String frequency,
        @Nullable String timezone,
        @Nullable Instant tokenExpiresAt,
        @Nullable String tokenStatus,
        @Nullable String status,
        @Nullable String source,
        RawBytes raw)
        implements DirectEvent {
    public DirectOptin {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "optin";
    }

    /** Omits personal data and secrets. */
    @Override
    public String toString() {
        return "DirectOptin[" + line + ", type=" + type + ", frequency=" + frequency + ", tokenExpiresAt="
                + tokenExpiresAt + ", tokenStatus=" + tokenStatus + ", status=" + status + ", source=" + source + "]";
    }
}
