package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphError;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.channel.SendOutcome.Scope;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Maps the outcome of a call to the outcome of a send. */
public final class SendOutcomes {
    private SendOutcomes() {}

    /**
     * Maps an answer.
     *
     * @param answer the outcome of the call
     * @param table the channel's error table
     * @param messageId extracts the message's id from a successful answer
     * @param recipient extracts the recipient's keys from a successful answer
     */
    public static SendOutcome outcome(
            GraphAnswer answer,
            ErrorTable table,
            Function<GraphAnswer.Ok, @Nullable String> messageId,
            Function<GraphAnswer.Ok, List<PartyKey>> recipient) {
        if (answer instanceof GraphAnswer.Ok ok) {
            String id = messageId.apply(ok);
            return id == null || id.isBlank() || !SafeText.isId(id)
                    ? new SendOutcome.Unknown(ours("ANSWER_WITHOUT_ID"))
                    : new SendOutcome.Accepted(id, recipient.apply(ok));
        }
        if (answer instanceof GraphAnswer.Refused refused) {
            GraphError error = refused.error();
            return table.classify(error).outcome(CallFailure.error(error), refused.retryAfter());
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            DeliveryError deliveryError = ours(notSent.reason().name());
            Scope scope = notSent.reason() == GraphAnswer.NotSent.Reason.NO_TOKEN ? Scope.STOPPED_LINE : Scope.LINE;
            return new SendOutcome.TryLater(scope, deliveryError, null);
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new SendOutcome.Unknown(ours(noAnswer.reason().name()));
        }
        throw new IllegalStateException("no case for " + answer.getClass());
    }

    /**
     * A refusal before any call.
     *
     * @param reason a short code
     * @return a rejection as {@link Rejection#REQUEST}
     */
    public static SendOutcome refused(String reason) {
        return new SendOutcome.Rejected(Rejection.REQUEST, ours(reason));
    }

    /**
     * Whether Meta accepted a call that returns no result.
     *
     * @param answer the outcome of the call
     * @return false when the call failed or returned {@code success: false}
     */
    public static boolean taken(GraphAnswer answer) {
        return answer instanceof GraphAnswer.Ok ok && !"false".equals(ok.text("success"));
    }

    private static DeliveryError ours(String reason) {
        return new DeliveryError(0, 0, reason);
    }
}
