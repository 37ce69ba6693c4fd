package io.escala.core.template;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one placeholder of a template. Two variants, matched with {@code instanceof}. A list of them fits a template
 * when it has one for each placeholder, in the order of {@link io.escala.crm.template.MessageTemplate#placeholders()}.
 */
public sealed interface TemplateValue {
    /**
     * A text as it is. Meta refuses one that is blank, or holds a line break, a tab or more than four spaces in a row, and so
     * does the library, before any call.
     *
     * @param text the text
     */
    record Fixed(String text) implements TemplateValue {
        public Fixed {
            Objects.requireNonNull(text, "text");
        }

        /** Length only: texts are personal data. */
        @Override
        public String toString() {
            return "Fixed[" + text.length() + " chars]";
        }
    }

    /**
     * A field of the contact, and what stands in where the contact has nothing there: the "Valor por defecto" without which a
     * bound placeholder cannot be sent. What the field holds is made to fit: line breaks, tabs and long blanks become one
     * space.
     *
     * @param field the field
     * @param defaultValue such as "amigo" or "cliente"; missing or blank is refused
     */
    record Bound(TemplateField field, @Nullable String defaultValue) implements TemplateValue {
        public Bound {
            Objects.requireNonNull(field, "field");
        }

        /** The field only: defaults may be texts. */
        @Override
        public String toString() {
            return "Bound[" + field + "]";
        }
    }

    /**
     * A text as it is.
     *
     * @param text the text
     * @return the value
     */
    static TemplateValue fixed(String text) {
        return new Fixed(text);
    }

    /**
     * A field of the contact.
     *
     * @param field the field
     * @param defaultValue what stands in where the contact has nothing there
     * @return the value
     */
    static TemplateValue bound(TemplateField field, @Nullable String defaultValue) {
        return new Bound(field, defaultValue);
    }
}
