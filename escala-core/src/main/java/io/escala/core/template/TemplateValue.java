package io.escala.core.template;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of one placeholder of a template. Two variants, matched with {@code instanceof}. */
public sealed interface TemplateValue {
    /**
     * A fixed text. It is refused when it is blank, or contains a line break, a tab or more than four spaces in a row,
     * because Meta would reject it.
     *
     * @param text the text
     */
    record Fixed(String text) implements TemplateValue {
        public Fixed {
            Objects.requireNonNull(text, "text");
        }

        /** Length only, because texts are personal data. */
        @Override
        public String toString() {
            return "Fixed[" + text.length() + " chars]";
        }
    }

    /**
     * A field of the contact, with a default for when the field is empty. The field's line breaks, tabs and long runs of
     * spaces become one space.
     *
     * @param field the field
     * @param defaultValue such as "amigo" or "cliente"; a missing or blank default is refused
     */
    record Bound(TemplateField field, @Nullable String defaultValue) implements TemplateValue {
        public Bound {
            Objects.requireNonNull(field, "field");
        }

        /** The field only, because defaults may contain personal data. */
        @Override
        public String toString() {
            return "Bound[" + field + "]";
        }
    }

    /**
     * Creates a fixed text.
     *
     * @param text the text
     * @return the value
     */
    static TemplateValue fixed(String text) {
        return new Fixed(text);
    }

    /**
     * Creates a value bound to a field of the contact.
     *
     * @param field the field
     * @param defaultValue used when the contact's field is empty
     * @return the value
     */
    static TemplateValue bound(TemplateField field, @Nullable String defaultValue) {
        return new Bound(field, defaultValue);
    }
}
