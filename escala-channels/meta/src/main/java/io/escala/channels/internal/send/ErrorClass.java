package io.escala.channels.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The classification of an error for a send. */
public enum ErrorClass {
    /** Rejected without effect: may be sent again. */
    TRY_LATER(null),
    /** Unknown whether the message was sent: never sent again blindly, even when Meta says "try again". */
    UNKNOWN(null),
    /** See {@link Rejection#WINDOW_CLOSED}. */
    WINDOW_CLOSED(Rejection.WINDOW_CLOSED),
    /** See {@link Rejection#OPTED_OUT}. */
    OPTED_OUT(Rejection.OPTED_OUT),
    /** See {@link Rejection#RECIPIENT}. */
    RECIPIENT(Rejection.RECIPIENT),
    /** See {@link Rejection#TEMPLATE}. */
    TEMPLATE(Rejection.TEMPLATE),
    /** See {@link Rejection#REQUEST}. */
    REQUEST(Rejection.REQUEST),
    /** See {@link Rejection#NOT_NOW}. */
    NOT_NOW(Rejection.NOT_NOW),
    /** See {@link Rejection#LINE_STOPPED}. */
    LINE_STOPPED(Rejection.LINE_STOPPED);

    private final @Nullable Rejection rejection;

    ErrorClass(@Nullable Rejection rejection) {
        this.rejection = rejection;
    }

    /**
     * The outcome of a send with this error.
     *
     * @param error Meta's error
     * @param after how long to wait before another attempt, or null
     * @return the outcome
     */
    SendOutcome outcome(DeliveryError error, @Nullable Duration after) {
        if (rejection != null) {
            return new SendOutcome.Rejected(rejection, error);
        }
        return this == TRY_LATER ? new SendOutcome.TryLater(error, after) : new SendOutcome.Unknown(error);
    }
}
