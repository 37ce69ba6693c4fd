package io.escala.core.fields;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.field.FieldOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of a field, as it is to be saved; what is wrong with it is refused then. Immutable: each step returns a copy. A label that is missing is that of
 * the other language, else the key.
 */
@CheckReturnValue
public final class OptionDraft {
    private final String key;
    private final @Nullable String spanish;
    private final @Nullable String english;

    private OptionDraft(String key, @Nullable String spanish, @Nullable String english) {
        this.key = Objects.requireNonNull(key, "key");
        this.spanish = spanish;
        this.english = english;
    }

    /**
     * Starts an option.
     *
     * @param key what is kept as value: 1 to 64 ASCII letters, digits, {@code -}, {@code _} and {@code .}; it never changes
     */
    public static OptionDraft keyed(String key) {
        return new OptionDraft(key, null, null);
    }

    /** Starts from an option as it is, to change it. */
    public static OptionDraft of(FieldOption option) {
        return new OptionDraft(
                option.key(), option.label().spanish(), option.label().english());
    }

    /** Sets the label in Spanish, 1 to 100 characters. */
    public OptionDraft spanish(String label) {
        return new OptionDraft(key, Objects.requireNonNull(label, "label"), english);
    }

    /** Sets the label in English, 1 to 100 characters. */
    public OptionDraft english(String label) {
        return new OptionDraft(key, spanish, Objects.requireNonNull(label, "label"));
    }

    /** Returns the key. */
    public String key() {
        return key;
    }

    /** Returns the label in Spanish. */
    public Optional<String> spanish() {
        return Optional.ofNullable(spanish);
    }

    /** Returns the label in English. */
    public Optional<String> english() {
        return Optional.ofNullable(english);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionDraft draft
                && key.equals(draft.key)
                && Objects.equals(spanish, draft.spanish)
                && Objects.equals(english, draft.english);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, spanish, english);
    }

    @Override
    public String toString() {
        return "OptionDraft[" + key + "]";
    }
}
