package io.escala.channels.health;

import io.escala.channels.graph.GraphAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Why a question was not answered.
 *
 * @param reason a short word
 * @param code Meta's code, or 0 when there is none
 */
record GraphFailure(String reason, int code) {
    /** The failure of a call, or null when it was answered. */
    static @Nullable GraphFailure of(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Ok) {
            return null;
        }
        if (answer instanceof GraphAnswer.Refused refused) {
            return new GraphFailure(
                    "REFUSED", refused.error().hasCode() ? refused.error().code() : 0);
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            return new GraphFailure(notSent.reason().name(), 0);
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new GraphFailure(noAnswer.reason().name(), 0);
        }
        throw new IllegalStateException("no such answer: " + answer);
    }
}
