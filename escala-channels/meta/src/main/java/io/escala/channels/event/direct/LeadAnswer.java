package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * One answer in the form of a lead advertisement.
 *
 * @param question what was asked, or null
 * @param answer what was answered, or null
 */
public record LeadAnswer(
        @Nullable String question, @Nullable String answer) {
    /** Without what is personal. */
    @Override
    public String toString() {
        return "LeadAnswer[]";
    }
}
