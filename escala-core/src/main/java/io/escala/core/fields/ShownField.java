package io.escala.core.fields;

import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.field.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A field of an account's own as a card shows it: with its label, and its value if it has one. Immutable. */
public final class ShownField {
    private final String key;
    private final @Nullable CustomField definition;
    private final @Nullable FieldValue value;
    private final FieldFormats formats;

    private ShownField(String key, @Nullable CustomField definition, @Nullable FieldValue value, FieldFormats formats) {
        this.key = key;
        this.definition = definition;
        this.value = value;
        this.formats = formats;
    }

    /**
     * Returns what a card shows: every field in use, in the order of the account, with its value or without one; then the values that are kept under names of
     * no field, as texts, by their names. Values of archived fields are kept and not shown.
     *
     * @param settings the fields of the account
     * @param entity what the values belong to
     * @param values the texts that are kept, by key
     * @param id the value of the field of type ID, if there is one
     * @param formats how the account writes numbers, dates and times
     * @return the fields
     */
    public static List<ShownField> of(
            FieldSettings settings,
            FieldEntity entity,
            Map<String, String> values,
            Optional<String> id,
            FieldFormats formats) {
        List<ShownField> shown = new ArrayList<>();
        Map<String, String> others = new TreeMap<>(values);
        for (CustomField field : settings.fields()) {
            if (field.entity() == entity) {
                String stored = others.remove(field.key());
                if (!field.archived()) {
                    shown.add(new ShownField(field.key(), field, value(field, stored, id, formats), formats));
                }
            }
        }
        others.forEach((key, text) -> shown.add(new ShownField(key, null, new FieldValue.Text(text), formats)));
        return List.copyOf(shown);
    }

    private static @Nullable FieldValue value(
            CustomField field, @Nullable String stored, Optional<String> id, FieldFormats formats) {
        if (field.type() == FieldType.ID) {
            // A text of before the field was defined identifies nothing.
            return id.<FieldValue>map(FieldValue.Id::new)
                    .orElse(stored == null ? null : new FieldValue.OfOtherType(stored));
        }
        return stored == null ? null : CustomFieldRules.read(field, stored, formats);
    }

    /** Returns the key under which its value is kept. */
    public String key() {
        return key;
    }

    /** Returns its definition; empty for a value that is kept under the name of no field. */
    public Optional<CustomField> definition() {
        return Optional.ofNullable(definition);
    }

    /**
     * Returns how it is called.
     *
     * @param language Spanish for any Spanish locale; English for every other
     * @return its label; without definition its key
     */
    public String label(Locale language) {
        return definition == null ? key : definition.label(language);
    }

    /** Returns its value. */
    public Optional<FieldValue> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Returns its value as it is shown to people, in the formats of the account.
     *
     * @param language Spanish for any Spanish locale; English for every other
     */
    public Optional<String> text(Locale language) {
        return value().map(shown -> shown.text(language, formats));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownField field
                && key.equals(field.key)
                && Objects.equals(definition, field.definition)
                && Objects.equals(value, field.value)
                && formats.equals(field.formats);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, definition, value, formats);
    }

    /** Without its value. */
    @Override
    public String toString() {
        return "ShownField[" + key + "]";
    }
}
