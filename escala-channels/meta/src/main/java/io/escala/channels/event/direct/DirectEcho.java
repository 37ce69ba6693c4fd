package io.escala.channels.event.direct;

import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message the business sent on Messenger or Instagram: through this library, another app, Meta's own inbox, or the phone.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param to the recipient
 * @param id the message's id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param content the content
 * @param reference the metadata attached to the send, or null; Messenger only
 * @param appId the app that sent it, or null
 * @param attachments every attachment, typed, including those that {@code content} does not represent
 * @param raw the item as received
 */
public record DirectEcho(
        Channel channel,
        @Nullable LineKey line,
        DirectUser to,
        @Nullable String id,
        @Nullable Instant at,
        MessageContent content,
        @Nullable String reference,
        @Nullable String appId,
        List<DirectAttachment> attachments,
        RawBytes raw)
        implements DirectEvent {
    public DirectEcho {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(content, "content");
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "message/is_echo";
    }

    /** Omits the person's id. */
    @Override
    public String toString() {
        return "DirectEcho[" + line + ", id=" + id + ", app=" + appId + ", " + content + "]";
    }
}
