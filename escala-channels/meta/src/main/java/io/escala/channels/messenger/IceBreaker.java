package io.escala.channels.messenger;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A question that people are offered before their first message. Immutable.
 *
 * @param question what people read, and tap
 * @param payload what comes back as a postback, at most {@value MenuItem#MAX_PAYLOAD} characters
 */
public record IceBreaker(String question, String payload) {
    public IceBreaker {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(payload, "payload");
    }

    /** Returns why Meta would refuse it, as a short code, or empty. */
    Optional<String> problem() {
        return question.isBlank() || payload.isBlank() || payload.length() > MenuItem.MAX_PAYLOAD
                ? Optional.of("ICE_BREAKER_INVALID")
                : Optional.empty();
    }

    Map<String, Object> body() {
        return Map.of("question", question, "payload", payload);
    }
}
