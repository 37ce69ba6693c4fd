package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.line.Line;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps the outcome of a call that is no send. */
public final class CallOutcomes {
    private CallOutcomes() {}

    /**
     * Maps an answer.
     *
     * @param answer the outcome of the call
     * @param table the channel's error table
     * @param result reads the result of a successful answer; null when it has none
     */
    public static <T> GraphOutcome<T> of(
            GraphAnswer answer, ErrorTable table, Function<GraphAnswer.Ok, @Nullable T> result) {
        if (answer instanceof GraphAnswer.Ok ok) {
            T value = result.apply(ok);
            return value == null
                    ? new GraphOutcome.Unknown<>(SendOutcomes.ours("ANSWER_WITHOUT_RESULT"))
                    : new GraphOutcome.Done<>(value);
        }
        SendOutcome failure = SendOutcomes.failure(answer, table);
        if (failure instanceof SendOutcome.Rejected rejected) {
            return new GraphOutcome.Rejected<>(rejected.kind(), rejected.error());
        }
        if (failure instanceof SendOutcome.TryLater later) {
            return new GraphOutcome.TryLater<>(later.scope(), later.error(), later.after());
        }
        if (failure instanceof SendOutcome.Unknown unknown) {
            return new GraphOutcome.Unknown<>(unknown.error());
        }
        throw new IllegalStateException("no case for " + failure.getClass());
    }

    /**
     * Maps the answer of a call that only says whether it was done.
     *
     * @param answer the outcome of the call
     * @param table the channel's error table
     * @param line the line it was made for
     */
    public static GraphOutcome<Line> done(GraphAnswer answer, ErrorTable table, Line line) {
        return of(answer, table, ok -> SendOutcomes.taken(ok) ? line : null);
    }

    /**
     * A refusal before any call.
     *
     * @param reason a short code
     */
    public static <T> GraphOutcome<T> refused(String reason) {
        return new GraphOutcome.Rejected<>(Rejection.REQUEST, SendOutcomes.ours(reason));
    }
}
