package io.escala.core.internal.panel;

import io.escala.core.fields.CustomFieldRules;
import io.escala.core.fields.FieldValue;
import io.escala.core.fields.ShownField;
import io.escala.core.panel.PanelField;
import io.escala.core.panel.PanelFieldType;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import io.escala.crm.field.FieldType;
import java.util.List;

/** The fields that an account defines itself, and values that are kept under names of no field. Pure. */
final class CustomPanelFields {
    private CustomPanelFields() {}

    static List<PanelField> of(List<ShownField> fields) {
        return fields.stream().map(CustomPanelFields::field).toList();
    }

    private static PanelField field(ShownField shown) {
        PanelField field = shown.definition()
                .map(CustomPanelFields::defined)
                .orElseGet(() -> PanelField.of(
                        CustomFieldRules.apiName(shown.key()),
                        FieldLabel.of(shortened(shown.key())),
                        PanelFieldType.TEXT));
        return shown.value()
                .map(value -> field.withValues(stored(value))
                        .shownAs(language -> shown.text(language).orElse("")))
                .orElse(field);
    }

    private static PanelField defined(CustomField definition) {
        PanelField field = PanelField.of(
                        CustomFieldRules.apiName(definition.key()), definition.label(), type(definition.type()))
                .withOptions(definition.options());
        return definition.mandatory() ? field.asMandatory() : field;
    }

    private static List<String> stored(FieldValue value) {
        return value instanceof FieldValue.Choices choices
                ? choices.values().stream().map(FieldOption::key).toList()
                : List.of(value.stored());
    }

    /** A name of no field may be longer than a label. */
    private static String shortened(String key) {
        int length = Math.min(key.codePointCount(0, key.length()), FieldLabel.MAX_LENGTH);
        return key.substring(0, key.offsetByCodePoints(0, length));
    }

    private static PanelFieldType type(FieldType type) {
        return switch (type) {
            case TEXT -> PanelFieldType.TEXT;
            case LONG_TEXT -> PanelFieldType.LONG_TEXT;
            case NUMBER -> PanelFieldType.NUMBER;
            case DATE -> PanelFieldType.DATE;
            case DATE_TIME -> PanelFieldType.DATE_TIME;
            case YES_NO -> PanelFieldType.YES_NO;
            case CHOICE -> PanelFieldType.CHOICE;
            case CHOICES -> PanelFieldType.CHOICES;
            case EMAIL -> PanelFieldType.EMAIL;
            case PHONE -> PanelFieldType.PHONE;
            case URL -> PanelFieldType.URL;
            case ID -> PanelFieldType.ID;
        };
    }
}
