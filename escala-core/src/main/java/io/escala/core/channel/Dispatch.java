package io.escala.core.channel;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way out, decided and committed as started.
 *
 * @param line the line it goes through
 * @param to who it goes to: on WhatsApp a number or a business-scoped user id, elsewhere the scoped id
 * @param content what it says: a text, or on WhatsApp a template
 * @param reference our id of the message, at most 64 characters; travels with the send where the channel has a place for it and
 *     comes back in statuses or echoes
 * @param replyTo the channel's id of the message it quotes, or null
 */
public record Dispatch(
        Line line,
        IdentityKey to,
        MessageContent content,
        String reference,
        @Nullable String replyTo) {
    public Dispatch {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(reference, "reference");
    }

    /** Without the id of what it quotes: WhatsApp's ids hold the customer's number. */
    @Override
    public String toString() {
        return "Dispatch[" + reference + " on " + line + " to " + to + ", " + content + "]";
    }
}
