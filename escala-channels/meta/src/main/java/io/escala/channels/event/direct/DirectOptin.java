package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person agreed to be written to, by a plugin, a one-time notification or marketing messages; or stopped those.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param user who; a checkbox names only its {@code user_ref}
 * @param at when, or null when the wire's time was missing or unusable
 * @param type {@code one_time_notif_req} or {@code notification_messages}; null for plugins
 * @param ref what the business attached to the plugin or link, or null
 * @param payload what the business attached to the request, or null
 * @param title the title of the request, or null
 * @param oneTimeToken the right to one notification, or null; a secret
 * @param marketingToken the right to marketing messages, or null; a secret
 * @param topic what the messages are about, or null
 * @param frequency how often they may come, or null
 * @param timezone the person's zone, or null
 * @param tokenExpiresAt until when the marketing token holds, or null
 * @param tokenStatus {@code REFRESHED} or {@code NOT_REFRESHED}, or null
 * @param status {@code STOP NOTIFICATIONS} or {@code RESUME NOTIFICATIONS}, or null: agreed
 * @param source where they agreed, or null
 * @param raw the item as it came
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

    /** Without what is personal or secret. */
    @Override
    public String toString() {
        return "DirectOptin[" + line + ", type=" + type + ", frequency=" + frequency + ", tokenExpiresAt="
                + tokenExpiresAt + ", tokenStatus=" + tokenStatus + ", status=" + status + ", source=" + source + "]";
    }
}
