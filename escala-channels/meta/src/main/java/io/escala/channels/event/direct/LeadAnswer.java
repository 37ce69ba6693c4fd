package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * One answer in the form of a lead advertisement.
 *
 * @param question the question, or null
 * @param answer the answer, or null
 */
public record LeadAnswer(
        @Nullable String question, @Nullable String answer) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "LeadAnswer[]";
    }
}
