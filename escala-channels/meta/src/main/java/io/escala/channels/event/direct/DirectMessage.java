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
 * A person wrote on Messenger or Instagram.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param from the person
 * @param id the message's id, or null
 * @param at when, or null when the wire's time was unusable
 * @param content what it says; {@link MessageContent.Raw} for what no variant models
 * @param reply what it answers, message or story, or null
 * @param attachments everything attached, each typed, whatever the content makes of it
 * @param referral where the person came from, or null: on the first message after a link, an advertisement or a shop
 * @param commands the names of the commands tapped; Messenger only
 * @param raw the item as it came
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

    /** Without the person's id. */
    @Override
    public String toString() {
        return "DirectMessage[" + line + ", id=" + id + ", " + content + "]";
    }
}
