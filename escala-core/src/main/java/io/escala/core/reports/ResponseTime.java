package io.escala.core.reports;

import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.MessageId;
import java.time.Instant;
import java.util.Objects;

/**
 * The first answer to the customer in a session.
 *
 * @param message the message that answered
 * @param by who wrote it
 * @param at when it was written
 * @param after how long after the customer's first message of the session
 */
public record ResponseTime(MessageId message, Author by, Instant at, TimeSpan after) {
    public ResponseTime {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(after, "after");
    }
}
