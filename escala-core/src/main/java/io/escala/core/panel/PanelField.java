package io.escala.core.panel;

import io.escala.core.result.Refusal;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field as a screen shows it: what it is called, what it holds, and whether this user may change it. Immutable.
 *
 * <p>The key is the name of the field in edits and refusals, such as {@code firstName} or {@code customFields.plan}, so that a refusal finds its
 * field.
 */
public final class PanelField {
    private final String key;
    private final FieldLabel label;
    private final PanelFieldType type;
    private final List<String> values;
    private final @Nullable Function<Locale, String> shown;
    private final List<FieldOption> options;
    private final boolean mandatory;
    private final @Nullable Refusal fixed;

    private PanelField(
            String key,
            FieldLabel label,
            PanelFieldType type,
            List<String> values,
            @Nullable Function<Locale, String> shown,
            List<FieldOption> options,
            boolean mandatory,
            @Nullable Refusal fixed) {
        this.key = Objects.requireNonNull(key, "key");
        this.label = Objects.requireNonNull(label, "label");
        this.type = Objects.requireNonNull(type, "type");
        this.values = List.copyOf(values);
        this.shown = shown;
        this.options = List.copyOf(options);
        this.mandatory = mandatory;
        this.fixed = fixed;
    }

    /**
     * Creates an empty field that may be changed.
     *
     * @param key the name of the field in edits and refusals
     * @param label what it is called
     * @param type what it holds
     */
    public static PanelField of(String key, FieldLabel label, PanelFieldType type) {
        return new PanelField(key, label, type, List.of(), null, List.of(), false, null);
    }

    /**
     * Returns a copy with these values.
     *
     * @param all the values as they are stored
     */
    public PanelField withValues(List<String> all) {
        return new PanelField(key, label, type, all, shown, options, mandatory, fixed);
    }

    /**
     * Returns a copy that is shown in this way instead of as its values.
     *
     * @param text the text in a language; pure
     */
    public PanelField shownAs(Function<Locale, String> text) {
        return new PanelField(
                key, label, type, values, Objects.requireNonNull(text, "text"), options, mandatory, fixed);
    }

    /**
     * Returns a copy whose values are among these.
     *
     * @param all the options
     */
    public PanelField withOptions(List<FieldOption> all) {
        return new PanelField(key, label, type, values, shown, all, mandatory, fixed);
    }

    /** Returns a copy that has to be filled in. */
    public PanelField asMandatory() {
        return new PanelField(key, label, type, values, shown, options, true, fixed);
    }

    /**
     * Returns a copy that the user may not change.
     *
     * @param why why not
     */
    public PanelField fixed(Refusal why) {
        return new PanelField(key, label, type, values, shown, options, mandatory, Objects.requireNonNull(why, "why"));
    }

    /** Returns the name of the field in edits and refusals. */
    public String key() {
        return key;
    }

    /**
     * Returns what it is called.
     *
     * @param language Spanish, or any other for English
     */
    public String label(Locale language) {
        return label.in(Objects.requireNonNull(language, "language"));
    }

    /** Returns what it holds. */
    public PanelFieldType type() {
        return type;
    }

    /** Returns the values as they are stored: none for an empty field, at most one for types that hold one. */
    public List<String> values() {
        return values;
    }

    /** Returns the only or first value as it is stored, or empty. */
    public Optional<String> value() {
        return values.stream().findFirst();
    }

    /**
     * Returns the value for reading: options by their labels, users by their names, dates and numbers in the formats of the account.
     *
     * @param language Spanish, or any other for English
     * @return the text, empty for an empty field
     */
    public String shown(Locale language) {
        Objects.requireNonNull(language, "language");
        if (shown != null) {
            return shown.apply(language);
        }
        return String.join(
                ", ", values.stream().map(value -> label(value, language)).toList());
    }

    private String label(String value, Locale language) {
        return options.stream()
                .filter(option -> option.key().equals(value))
                .findFirst()
                .map(option -> option.label().in(language))
                .orElse(value);
    }

    /** Returns what the values may be, in order; none for types without options. */
    public List<FieldOption> options() {
        return options;
    }

    /** Returns whether a user has to fill it in. */
    public boolean mandatory() {
        return mandatory;
    }

    /** Returns why the user may not change it, or empty when they may. */
    public Optional<Refusal> notEditable() {
        return Optional.ofNullable(fixed);
    }

    /** Without values, which are personal data. */
    @Override
    public String toString() {
        return "PanelField[" + key + "]";
    }
}
