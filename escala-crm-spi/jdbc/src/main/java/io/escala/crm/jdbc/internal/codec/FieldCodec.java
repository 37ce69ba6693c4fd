package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import io.escala.crm.field.FieldSettings;

/** The storage form of the fields of an account. */
public final class FieldCodec {
    private FieldCodec() {}

    /** Writes the fields as JSON, without account and version. */
    public static String write(FieldSettings settings) {
        return new JsonDocument()
                .put("fields", settings.fields().stream().map(FieldCodec::doc).toList())
                .json();
    }

    /**
     * Reads the fields from their columns and JSON. One of a type that only a newer version knows is refused rather than left out: saved again without
     * it, the account would have lost it.
     */
    public static FieldSettings settings(AccountId account, long version, String json) {
        return new FieldSettings(
                account,
                JsonDocument.of(json).docs("fields").stream()
                        .map(FieldCodec::field)
                        .toList(),
                version);
    }

    private static JsonDocument doc(CustomField field) {
        return doc(field.label())
                .put("entity", StoredNames.FIELD_ENTITY.tag(field.entity()))
                .put("key", field.key())
                .put("type", StoredNames.FIELD_TYPE.tag(field.type()))
                .put("mandatory", field.mandatory())
                .put("pattern", field.pattern())
                .put(
                        "options",
                        field.options().stream()
                                .map(option -> doc(option.label()).put("key", option.key()))
                                .toList())
                .put("archived", field.archived());
    }

    private static CustomField field(JsonDocument doc) {
        return new CustomField(
                StoredNames.FIELD_ENTITY.value(doc.text("entity")),
                doc.text("key"),
                StoredNames.FIELD_TYPE.value(doc.text("type")),
                label(doc),
                doc.flag("mandatory"),
                doc.textOrNull("pattern"),
                doc.docs("options").stream()
                        .map(option -> new FieldOption(option.text("key"), label(option)))
                        .toList(),
                doc.flag("archived"));
    }

    private static JsonDocument doc(FieldLabel label) {
        return new JsonDocument().put("es", label.spanish()).put("en", label.english());
    }

    private static FieldLabel label(JsonDocument doc) {
        return new FieldLabel(doc.text("es"), doc.text("en"));
    }
}
