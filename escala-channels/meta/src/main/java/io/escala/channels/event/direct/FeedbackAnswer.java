package io.escala.channels.event.direct;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One answer in a feedback form of Messenger.
 *
 * @param screenId the screen, or null
 * @param questionId the business's id of the question
 * @param type such as {@code csat} or {@code nps}, or null
 * @param payload the answer, or null
 * @param followUpType such as {@code free_form}, or null
 * @param followUp the additional comment, or null
 */
public record FeedbackAnswer(
        @Nullable String screenId,
        String questionId,
        @Nullable String type,
        @Nullable String payload,
        @Nullable String followUpType,
        @Nullable String followUp) {
    public FeedbackAnswer {
        Objects.requireNonNull(questionId, "questionId");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "FeedbackAnswer[screenId=" + screenId + ", questionId=" + questionId + ", type=" + type
                + ", followUpType=" + followUpType + "]";
    }
}
