package io.escala.core.internal.administration;

import io.escala.core.administration.Setup;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import java.util.List;

/** What a program is told at its start when its setup is refused: the lines by their ids, which it wrote, and not by their numbers. */
final class SetupRefusals {
    private SetupRefusals() {}

    static RefusedException exception(Setup setup, List<Refusal> refusals) {
        return new RefusedException(refusals, refusal -> message(setup, refusal));
    }

    private static String message(Setup setup, Refusal refusal) {
        if (refusal.index().isEmpty()) {
            return RefusedException.message(refusal);
        }
        String text = "line " + setup.lines().get(refusal.index().getAsInt()).id() + ": "
                + RefusedException.message(refusal.in(refusal.field().orElseThrow(), null));
        return refusal.cause().filter(Refusal.Cause.FIXED::equals).isPresent()
                ? text + " Or move the line and its conversations to another id of its channel with Lines.repoint."
                : text;
    }
}
