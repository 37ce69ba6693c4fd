package io.escala.core.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check of single parts against their limits. An index is that of an option, a card, a value or a product. Used by one thread, once. */
final class PartCheck {
    private final InteractiveLimits limits;
    private final List<Refusal> refusals = new ArrayList<>();

    PartCheck(InteractiveLimits limits) {
        this.limits = limits;
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    void add(Refusal refusal) {
        refusals.add(refusal);
    }

    void required(Part part, @Nullable String text, @Nullable Integer index) {
        if (limits.most(part) == 0) {
            refuse(Reason.CONTENT_NOT_ON_CHANNEL, part, index);
        } else if (text == null || text.isBlank()) {
            refuse(Reason.FIELD_MISSING, part, index);
        } else {
            length(part, text, index);
        }
    }

    void length(Part part, String text, @Nullable Integer index) {
        int most = limits.most(part);
        if (text.length() > most) {
            add(at(Reason.FIELD_INVALID, part, index).because(Cause.TOO_LONG).limitedTo(most, text.length()));
        }
    }

    void optional(Part part, @Nullable String text, @Nullable Integer index) {
        if (text != null) {
            required(part, text, index);
        }
    }

    /** At least one and not more than the limit. */
    void number(Part part, int actual) {
        if (actual == 0) {
            refuse(Reason.FIELD_MISSING, part, null);
        }
        atMost(part, actual, null);
    }

    void atMost(Part part, int actual, @Nullable Integer index) {
        int most = limits.most(part);
        if (actual > most) {
            add(at(Reason.LIMIT_REACHED, part, index).limitedTo(most, actual));
        }
    }

    void refuse(Reason reason, Part part, @Nullable Integer index) {
        add(at(reason, part, index));
    }

    void invalid(Part part, @Nullable Integer index, Cause cause) {
        add(at(Reason.FIELD_INVALID, part, index).because(cause));
    }

    static Refusal at(Reason reason, Part part, @Nullable Integer index) {
        Refusal refusal = Refusal.field(reason, part.field());
        return index == null ? refusal : refusal.in(part.field(), index);
    }
}
