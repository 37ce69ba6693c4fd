package io.escala.crm.field;

import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of an account's own. Its values are kept under its key, as texts in the form of its type ({@link FieldType}), with what they belong to; a
 * definition may be added, changed and archived over values that are there, and leaves them as they are.
 *
 * @param entity what it belongs to
 * @param key the name under which its values are kept: a clean name ({@link SafeText#name}) of at most {@value SafeText#MAX_NAME_CODE_POINTS}
 *     characters; it never changes
 * @param type what its values are
 * @param label how it is called
 * @param mandatory whether who creates something by hand must fill it in
 * @param pattern a regular expression that the whole of a value must match, in the syntax of RE2, of at most {@value #MAX_PATTERN} characters; only
 *     for {@link FieldType#TEXT}; null for none
 * @param options what its values may be, in order; for types with options, 1 to {@value #MAX_OPTIONS}, no two of one key
 * @param archived whether it is out of use: it is neither shown nor mandatory, and its values are kept
 */
public record CustomField(
        FieldEntity entity,
        String key,
        FieldType type,
        FieldLabel label,
        boolean mandatory,
        @Nullable String pattern,
        List<FieldOption> options,
        boolean archived) {
    /** The longest pattern, in chars. */
    public static final int MAX_PATTERN = 500;

    /** The most options of one field. */
    public static final int MAX_OPTIONS = 200;

    /**
     * Checks that the parts fit the type.
     *
     * @throws IllegalArgumentException if one does not
     */
    public CustomField {
        Objects.requireNonNull(entity, "entity");
        if (!Objects.requireNonNull(key, "key").equals(SafeText.name(key))) {
            throw new IllegalArgumentException("key must be a clean name");
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(label, "label");
        check(type, pattern);
        options = List.copyOf(options);
        check(type, options);
        if (type == FieldType.ID && entity != FieldEntity.CONTACT) {
            throw new IllegalArgumentException("type ID is for contacts");
        }
    }

    private static void check(FieldType type, @Nullable String pattern) {
        if (pattern != null && !type.mayHavePattern()) {
            throw new IllegalArgumentException("pattern is for texts, not for " + type);
        }
        if (pattern != null && (pattern.isEmpty() || pattern.length() > MAX_PATTERN || !SafeText.isStorable(pattern))) {
            throw new IllegalArgumentException(
                    "pattern must have 1 to " + MAX_PATTERN + " storable characters, has " + pattern.length());
        }
    }

    private static void check(FieldType type, List<FieldOption> options) {
        if (type.hasOptions() == options.isEmpty() || options.size() > MAX_OPTIONS) {
            throw new IllegalArgumentException("options of " + type + " must be "
                    + (type.hasOptions() ? "1 to " + MAX_OPTIONS : "none") + ", are " + options.size());
        }
        if (options.stream().map(FieldOption::key).distinct().count() != options.size()) {
            throw new IllegalArgumentException("options must have keys of their own");
        }
    }

    /**
     * Returns an optional field without pattern and options.
     *
     * @throws IllegalArgumentException if the type needs options, or the key is not clean
     */
    public static CustomField of(FieldEntity entity, String key, FieldType type, FieldLabel label) {
        return new CustomField(entity, key, type, label, false, null, List.of(), false);
    }

    /** Returns the option of a key. */
    public Optional<FieldOption> option(String optionKey) {
        return options.stream().filter(option -> option.key().equals(optionKey)).findFirst();
    }

    /** Whether it belongs to this and has this key. */
    public boolean is(FieldEntity of, String itsKey) {
        return entity == of && key.equals(itsKey);
    }

    /** Returns a copy that is archived, or in use. */
    public CustomField withArchived(boolean out) {
        return new CustomField(entity, key, type, label, mandatory, pattern, options, out);
    }

    /** Returns the label in the language of the locale. */
    public String label(Locale locale) {
        return label.in(locale);
    }
}
