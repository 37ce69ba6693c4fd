package io.escala.channels.event;

import io.escala.crm.aside.RawBytes;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person wrote on Messenger or Instagram.
 *
 * @param channel which of the two
 * @param line the Page or Instagram account, or null
 * @param from the person's scoped id, or null
 * @param id the message's id, or null
 * @param at when, or null when the wire's time was unusable
 * @param content what it says; {@link MessageContent.Raw} for what no variant models
 * @param replyTo the id of the message it quotes, or null
 * @param raw the item as it came
 */
public record DirectMessage(
        Channel channel,
        @Nullable LineKey line,
        @Nullable String from,
        @Nullable String id,
        @Nullable Instant at,
        MessageContent content,
        @Nullable String replyTo,
        RawBytes raw)
        implements MetaEvent {
    /** Checks that nothing is missing that the wire cannot leave out. */
    public DirectMessage {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(raw, "raw");
    }

    /** Without the person's id. */
    @Override
    public String toString() {
        return "DirectMessage[" + line + ", id=" + id + ", " + content + "]";
    }
}
