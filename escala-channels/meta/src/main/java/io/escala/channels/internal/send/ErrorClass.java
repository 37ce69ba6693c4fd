package io.escala.channels.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.channel.SendOutcome.Scope;
import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The classification of an error for a send. */
public enum ErrorClass {
    /** Rejected without effect: may be sent again. */
    TRY_LATER(null, Scope.LINE),
    /** Rejected without effect because of a limit per recipient: may be sent again, others at once. */
    PAIR_LIMIT(null, Scope.CONVERSATION),
    /** Unknown whether the message was sent: never sent again blindly, even when Meta says "try again". */
    UNKNOWN(null, null),
    /** See {@link Rejection#WINDOW_CLOSED}. */
    WINDOW_CLOSED(Rejection.WINDOW_CLOSED, null),
    /** See {@link Rejection#OPTED_OUT}. */
    OPTED_OUT(Rejection.OPTED_OUT, null),
    /** See {@link Rejection#RECIPIENT}. */
    RECIPIENT(Rejection.RECIPIENT, null),
    /** See {@link Rejection#TEMPLATE}. */
    TEMPLATE(Rejection.TEMPLATE, null),
    /** See {@link Rejection#REQUEST}. */
    REQUEST(Rejection.REQUEST, null),
    /** See {@link Rejection#NOT_NOW}. */
    NOT_NOW(Rejection.NOT_NOW, null),
    /** See {@link Scope#STOPPED_LINE}. */
    LINE_STOPPED(null, Scope.STOPPED_LINE);

    private final @Nullable Rejection rejection;
    private final @Nullable Scope scope;

    ErrorClass(@Nullable Rejection rejection, @Nullable Scope scope) {
        this.rejection = rejection;
        this.scope = scope;
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
        return scope == null ? new SendOutcome.Unknown(error) : new SendOutcome.TryLater(scope, error, after);
    }
}
