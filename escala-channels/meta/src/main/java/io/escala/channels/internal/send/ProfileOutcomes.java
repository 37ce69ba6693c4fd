package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphError;
import io.escala.core.channel.ProfileSource.Answer;
import io.escala.core.channel.ProfileSource.Found;
import io.escala.core.channel.ProfileSource.TryLater;
import io.escala.core.channel.ProfileSource.Withheld;
import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/** Maps the outcome of a profile call to a profile. */
public final class ProfileOutcomes {
    private static final int NOT_AUTHENTICATED = 0;
    private static final int TOKEN_INVALID = 190;

    private ProfileOutcomes() {}

    /**
     * Maps an answer. No consent, no permission, no such person and an empty answer all count as withheld. Only temporary
     * failures are retried: the network, limits, Meta's own failures (whatever their code) and an invalid token. A profile
     * call changes nothing, so it may be repeated even when its outcome is unknown.
     *
     * @param answer the outcome of the call
     * @param table the channel's error table
     * @return the profile, or why there is none
     */
    public static Answer of(GraphAnswer answer, ErrorTable table) {
        if (answer instanceof GraphAnswer.Ok ok) {
            return found(ok);
        }
        if (answer instanceof GraphAnswer.Refused refused) {
            return passes(refused.error(), table) ? new TryLater() : new Withheld();
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return noAnswer.reason() == GraphAnswer.NoAnswer.Reason.EMPTY_ANSWER ? new Withheld() : new TryLater();
        }
        return new TryLater();
    }

    private static Answer found(GraphAnswer.Ok ok) {
        Found found = new Found(name(ok, "name"), name(ok, "first_name"), name(ok, "last_name"), name(ok, "username"));
        return found.equals(new Found(null, null, null, null)) ? new Withheld() : found;
    }

    private static @Nullable String name(GraphAnswer.Ok ok, String field) {
        return SafeText.name(ok.text(field));
    }

    private static boolean passes(GraphError error, ErrorTable table) {
        ErrorClass errorClass = table.classify(error);
        return errorClass == ErrorClass.TRY_LATER
                || errorClass == ErrorClass.PAIR_LIMIT
                || errorClass == ErrorClass.UNKNOWN
                || error.isTransient()
                || error.httpStatus() >= 500
                || error.code() == NOT_AUTHENTICATED
                || error.code() == TOKEN_INVALID
                || (error.httpStatus() == 401 && !error.hasCode());
    }
}
