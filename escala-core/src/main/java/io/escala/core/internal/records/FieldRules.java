package io.escala.core.internal.records;

import io.escala.core.result.Refusal;
import io.escala.crm.text.SafeText;
import java.util.Optional;

/** What texts of records and companies may be. Pure. */
final class FieldRules {
    private static final int MAX_NAME = SafeText.MAX_NAME_CODE_POINTS;

    private FieldRules() {}

    /** Refuses a text that is missing or too long. */
    static Optional<Refusal> required(String field, String text) {
        return SafeText.name(text) == null
                ? Optional.of(Refusal.field(Refusal.Reason.FIELD_MISSING, field))
                : atMost(field, text, MAX_NAME);
    }

    /** Refuses a text that is too long for one line. */
    static Optional<Refusal> name(String field, Optional<String> text) {
        return text.flatMap(value -> atMost(field, value, MAX_NAME));
    }

    static Optional<Refusal> atMost(String field, String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most
                ? Optional.empty()
                : Optional.of(Refusal.field(Refusal.Reason.FIELD_INVALID, field)
                        .because(Refusal.Cause.TOO_LONG)
                        .limitedTo(most, length));
    }

    /** Refuses what no store keeps as an id. */
    static Optional<Refusal> reference(Optional<String> reference) {
        return reference
                .filter(id -> !SafeText.isId(id))
                .map(id -> Refusal.field(Refusal.Reason.FIELD_INVALID, "externalReference")
                        .because(
                                id.length() > SafeText.MAX_ID_LENGTH
                                        ? Refusal.Cause.TOO_LONG
                                        : Refusal.Cause.MALFORMED));
    }

    /** Refuses a reference that something else has. */
    static Optional<Refusal> taken(Optional<String> holder, String self) {
        return holder.filter(other -> !other.equals(self))
                .map(other -> Refusal.field(Refusal.Reason.KEY_TAKEN, "externalReference"));
    }
}
