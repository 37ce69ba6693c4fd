package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a template placeholder: positional when it has no name, named otherwise.
 *
 * @param name the placeholder's name, or null for {@code {{1}}}, {@code {{2}}} in order
 * @param value the text to insert
 */
public record TemplateParameter(@Nullable String name, String value) {
    public TemplateParameter {
        name = name == null ? null : SafeText.storable(name);
        value = SafeText.message(Objects.requireNonNull(value, "value"));
    }

    /** Name only: values are personal data. */
    @Override
    public String toString() {
        return "TemplateParameter[" + (name == null ? "positional" : name) + "]";
    }
}
