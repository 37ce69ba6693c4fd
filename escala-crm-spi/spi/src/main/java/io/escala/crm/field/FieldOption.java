package io.escala.crm.field;

import io.escala.crm.internal.Checks;
import java.util.Objects;

/**
 * A value that a field with options may have.
 *
 * @param key what is kept: 1 to 64 ASCII letters, digits, {@code -}, {@code _} and {@code .}; it never changes
 * @param label how it is called
 */
public record FieldOption(String key, FieldLabel label) {
    /** Checks the key. */
    public FieldOption {
        Checks.id("key", key);
        Objects.requireNonNull(label, "label");
    }
}
