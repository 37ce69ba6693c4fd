package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphError;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From what became of a call to what became of a message. */
public final class SendOutcomes {
    private SendOutcomes() {}

    /**
     * The outcome of a send.
     *
     * @param answer what became of the call
     * @param table the channel's classes of errors
     * @param messageId finds the message's id in a good answer
     * @param recipient finds what the answer calls the recipient
     * @return the outcome
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
            DeliveryError told = new DeliveryError(error.hasCode() ? error.code() : 0, error.subcode(), error.reason());
            return table.classify(error).outcome(told, refused.retryAfter());
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            DeliveryError told = ours(notSent.reason().name());
            return notSent.reason() == GraphAnswer.NotSent.Reason.NO_TOKEN
                    ? new SendOutcome.Rejected(Rejection.LINE_STOPPED, told)
                    : new SendOutcome.TryLater(told, null);
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new SendOutcome.Unknown(ours(noAnswer.reason().name()));
        }
        throw new IllegalStateException("no case for " + answer.getClass());
    }

    /**
     * A no of our own, before any call.
     *
     * @param reason why, in a short word
     * @return rejected as a wrong request
     */
    public static SendOutcome refused(String reason) {
        return new SendOutcome.Rejected(Rejection.REQUEST, ours(reason));
    }

    /**
     * Whether a call without a result worth reading was taken.
     *
     * @param answer what became of it
     * @return true unless it failed or says {@code success: false}
     */
    public static boolean taken(GraphAnswer answer) {
        return answer instanceof GraphAnswer.Ok ok && !"false".equals(ok.text("success"));
    }

    private static DeliveryError ours(String reason) {
        return new DeliveryError(0, 0, reason);
    }
}
