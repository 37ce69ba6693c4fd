package io.escala.core.template;

import io.escala.crm.field.FieldLabel;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * A field of contacts that a placeholder can show.
 *
 * @param field the field, to bind a placeholder to
 * @param label how it is called
 */
public record BindableField(TemplateField field, FieldLabel label) {
    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle SPANISH = bundle(new Locale("es"));

    public BindableField {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(label, "label");
    }

    /**
     * Returns one of the fields that every contact has.
     *
     * @param field any but a custom field
     * @throws IllegalArgumentException for a custom field, which the account labels
     */
    public static BindableField standard(TemplateField field) {
        if (field.kind() == TemplateField.Kind.CUSTOM) {
            throw new IllegalArgumentException("a custom field has a label of its own");
        }
        String key = field.kind().name();
        return new BindableField(field, new FieldLabel(SPANISH.getString(key), ENGLISH.getString(key)));
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("io.escala.core.template.texts", locale);
    }
}
