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
 * A Messenger or Instagram message from a person.
 *
 * @param channel Messenger or Instagram
 * @param line the Page or Instagram account, or null
 * @param from the sender
 * @param id the message's id, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param content the content; {@link MessageContent.Raw} for what no variant models
 * @param reply the quoted message or story, or null
 * @param attachments every attachment, typed, including those that {@code content} does not represent
 * @param referral the link, advertisement or shop that led to the message, or null; set on the first message only
 * @param commands the names of the tapped commands; Messenger only
 * @param raw the item as received
 */
public record DirectMessage(
        Channel channel,
        @Nullable LineKey line,
        DirectUser from,
        @Nullable String id,
        @Nullable Instant at,
        MessageContent content,
        @Nullable DirectReply reply,
        List<DirectAttachment> attachments,
        @Nullable Referral referral,
        List<String> commands,
        RawBytes raw)
        implements DirectEvent {
    public DirectMessage {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(content, "content");
        attachments = List.copyOf(attachments);
        commands = List.copyOf(commands);
        Objects.requireNonNull(raw, "raw");
    }

    @Override
    public String kind() {
        return "message";
    }

    /** Omits the person's id. */
    @Override
    public String toString() {
        return "DirectMessage[" + line + ", id=" + id + ", " + content + "]";
    }
}
