package io.escala.core.channel;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message to send, committed as started.
 *
 * @param line the line it is sent through
 * @param to the recipient: on WhatsApp a number or a business-scoped user id, elsewhere the scoped id
 * @param content what is sent
 * @param mediaIds the channel's ids of the media in the content, by place; empty for content without media
 * @param reference the id of the message, at most 64 characters; attached to the send where the channel has a field for it,
 *     and returned in statuses or echoes
 * @param replyTo the channel's id of the message it quotes, or null
 * @param humanAgent whether it is the answer of a person after the messaging window, which Messenger and Instagram send with a tag
 */
public record Dispatch(
        Line line,
        IdentityKey to,
        MessageContent content,
        List<String> mediaIds,
        String reference,
        @Nullable String replyTo,
        boolean humanAgent) {
    public Dispatch {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(content, "content");
        mediaIds = List.copyOf(mediaIds);
        Objects.requireNonNull(reference, "reference");
    }

    /** Creates a message without media. */
    public Dispatch(
            Line line,
            IdentityKey to,
            MessageContent content,
            String reference,
            @Nullable String replyTo,
            boolean humanAgent) {
        this(line, to, content, List.of(), reference, replyTo, humanAgent);
    }

    /** Creates a message without media, within the messaging window, or one that needs none. */
    public Dispatch(Line line, IdentityKey to, MessageContent content, String reference, @Nullable String replyTo) {
        this(line, to, content, reference, replyTo, false);
    }

    /** Omits the id of the quoted message, because WhatsApp ids contain the customer's number. */
    @Override
    public String toString() {
        return "Dispatch[" + reference + " on " + line + " to " + to + ", " + content + "]";
    }
}
