package io.escala.crm.store;

import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What reports need of a message: who wrote it and when, without what it says.
 *
 * @param at when it was written, to the millisecond
 * @param arrivedAt when it was received or queued, to the millisecond
 * @param delivery how far a send got, or null for what was received
 */
public record MessageTime(
        MessageId message,
        ConversationId conversation,
        Author author,
        Instant at,
        Instant arrivedAt,
        @Nullable DeliveryStatus delivery) {
    public MessageTime {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(arrivedAt, "arrivedAt");
    }

    /** Returns that of a message. */
    public static MessageTime of(Message message) {
        Delivery delivery = message.delivery();
        return new MessageTime(
                message.id(),
                message.conversation(),
                message.author(),
                message.at(),
                message.arrivedAt(),
                delivery == null ? null : delivery.status());
    }
}
