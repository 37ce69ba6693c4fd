package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of a template: positional when it has no name, in order; named otherwise.
 *
 * @param name the placeholder's name, or null for {@code {{1}}}, {@code {{2}}} in order
 * @param value the text that goes in
 */
public record TemplateParameter(@Nullable String name, String value) {
    /** Makes the texts storable. */
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
