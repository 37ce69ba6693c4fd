package io.escala.core.fields;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.field.CustomField;
import java.util.Optional;

/** What values of fields may be. Pure functions, for hosts that keep values themselves too. */
@CheckReturnValue
public final class CustomFieldRules {
    private CustomFieldRules() {}

    /**
     * Reads what is kept for a field.
     *
     * @param field the field
     * @param stored the text that is kept, in any form
     * @param formats how the account writes numbers, dates and phones: texts that were there before the field was defined are read as if they were typed
     * @return the value, by the type of the field; {@link FieldValue.OfOtherType} for a text that is none of this type
     */
    public static FieldValue read(CustomField field, String stored, FieldFormats formats) {
        return new FieldParser(field, formats).stored(stored);
    }

    /**
     * Reads a value that is to be written.
     *
     * @param field the field
     * @param value a text as it was typed, a {@link java.math.BigDecimal}, a {@link java.time.LocalDate}, an {@link java.time.Instant}, a {@link Boolean}, or
     *     a collection of texts: keys or labels of options. Every type takes a text, and what is of its own type
     * @param formats how the account writes numbers, dates and phones
     * @return the value, or why it is none: {@link Refusal.Reason#FIELD_MISSING} for a blank text, {@link Refusal.Reason#FIELD_INVALID} with its cause. The
     *     refusal names the field ({@link #apiName}) and has its label
     */
    public static Outcome<FieldValue> parse(CustomField field, Object value, FieldFormats formats) {
        return new FieldParser(field, formats).typed(value);
    }

    /**
     * Judges a pattern. It is one of RE2, with counted repetitions that come to no more than a thousand, multiplied.
     *
     * @param pattern the pattern
     * @return what is wrong with it, or empty: {@link Refusal.Cause#MALFORMED}, or {@link Refusal.Cause#NOT_SUPPORTED} without the library RE2/J, which the
     *     host adds
     */
    public static Optional<Refusal.Cause> patternProblem(String pattern) {
        return FieldParser.problem(ValuePattern.judge(pattern, ""));
    }

    /**
     * Returns the name of a field in refusals.
     *
     * @param key its key
     * @return {@code customFields.} and the key
     */
    public static String apiName(String key) {
        return "customFields." + key;
    }

    /**
     * Returns the refusal of a field, with its name and label.
     *
     * @param reason the reason
     * @param field the field
     * @return the refusal
     */
    public static Refusal refusal(Refusal.Reason reason, CustomField field) {
        return Refusal.field(reason, apiName(field.key())).labelled(field.label());
    }
}
