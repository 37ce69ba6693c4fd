package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphError;
import io.escala.crm.conversation.DeliveryError;

/**
 * Why a call that reads or administers failed.
 *
 * @param error Meta's code and title, or code 0 with a reason
 * @param lineStopped whether an operator has to mend token, permission or payment first
 */
public record CallFailure(DeliveryError error, boolean lineStopped) {
    /**
     * Returns why a call failed.
     *
     * @param answer any answer but a successful one
     * @param table the channel's error table
     */
    public static CallFailure of(GraphAnswer answer, ErrorTable table) {
        if (answer instanceof GraphAnswer.Refused refused) {
            GraphError error = refused.error();
            return new CallFailure(error(error), table.classify(error) == ErrorClass.LINE_STOPPED);
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            return new CallFailure(
                    new DeliveryError(0, 0, notSent.reason().name()),
                    notSent.reason() == GraphAnswer.NotSent.Reason.NO_TOKEN);
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new CallFailure(new DeliveryError(0, 0, noAnswer.reason().name()), false);
        }
        throw new IllegalArgumentException("not a failure: " + answer.getClass());
    }

    static DeliveryError error(GraphError error) {
        return new DeliveryError(error.hasCode() ? error.code() : 0, error.subcode(), error.reason());
    }
}
