package io.escala.channels.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an error code means for a send. */
public enum ErrorClass {
    /** Refused before anything was done: may be sent again. */
    TRY_LATER(null),
    /** Nobody can say whether it went out: never sent again blindly, also when Meta says "try again". */
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
     * The outcome of a send that ended like this.
     *
     * @param error what was said
     * @param after how long to wait, for what may be sent again
     * @return the outcome
     */
    SendOutcome outcome(DeliveryError error, @Nullable Duration after) {
        if (rejection != null) {
            return new SendOutcome.Rejected(rejection, error);
        }
        return this == TRY_LATER ? new SendOutcome.TryLater(error, after) : new SendOutcome.Unknown(error);
    }
}
