package io.escala.core.internal.fields;

import io.escala.core.fields.CustomFieldRules;
import io.escala.core.fields.FieldValue;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldType;
import io.escala.crm.text.SafeText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a form or an edit gives fields, read by their definitions. A text that is there already is not judged again, whatever it is. What has no definition is
 * kept as a text. Pure.
 *
 * @param values what is to be kept, by key; empty to clear it. That of the field of type ID is always cleared, because it is kept as a key of the contact
 * @param id what is given for the field of type ID; empty if it is cleared, and if it is not given
 * @param refusals what is wrong, each naming its field
 */
public record FieldInput(Map<String, Optional<String>> values, Optional<String> id, List<Refusal> refusals) {
    /**
     * Reads values.
     *
     * @param given the values by the names of their fields; empty to clear one
     * @param before the texts that are there
     */
    public static FieldInput read(
            AccountFields account,
            FieldEntity entity,
            Map<String, Optional<Object>> given,
            Map<String, String> before) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        List<Refusal> refusals = new ArrayList<>();
        Optional<String> id = Optional.empty();
        for (Map.Entry<String, Optional<Object>> entry : given.entrySet()) {
            String key = SafeText.name(entry.getKey());
            if (key == null) {
                refusals.add(Refusal.field(Reason.FIELD_INVALID, "customFields"));
                continue;
            }
            Optional<Object> value = entry.getValue().filter(each -> !isBlank(each));
            Optional<CustomField> field = account.settings().field(entity, key);
            if (field.filter(each -> each.type() == FieldType.ID).isPresent()) {
                id = value.map(String::valueOf);
                values.put(key, Optional.empty());
            } else if (value.isEmpty()) {
                values.put(key, Optional.empty());
            } else if (value.get().equals(before.get(key))) {
                values.put(key, Optional.of(value.get().toString()));
            } else {
                Outcome<String> text = field.map(each -> typed(account, each, value.get()))
                        .orElseGet(() -> untyped(account, key, value.get()));
                text.toOptional().ifPresent(stored -> values.put(key, Optional.of(stored)));
                refusals.addAll(text.refusals());
            }
        }
        return new FieldInput(values, id, refusals);
    }

    /**
     * Reads the values of a draft, which has all that are to stay.
     *
     * @param draft the values as they were given
     * @param before the texts that are there
     */
    public static FieldInput whole(
            AccountFields account, FieldEntity entity, Map<String, Object> draft, Map<String, String> before) {
        Map<String, Optional<Object>> given = new LinkedHashMap<>();
        before.keySet().forEach(key -> given.put(key, Optional.empty()));
        draft.forEach((key, value) -> given.put(key, Optional.of(value)));
        return read(account, entity, given, before);
    }

    /** The mandatory fields that have no value, and were not even tried. */
    public List<CustomField> missing(AccountFields account, FieldEntity entity, Map<String, String> before) {
        Map<String, String> after = over(before);
        return account.missing(
                entity,
                field -> after.containsKey(field.key())
                        || refusals.stream()
                                .anyMatch(refusal ->
                                        refusal.field().equals(Optional.of(CustomFieldRules.apiName(field.key())))));
    }

    /** What a user is refused for mandatory fields: that a new thing has no value in one, or that one loses its value. */
    public List<Refusal> mandatory(
            AccountFields account, FieldEntity entity, Map<String, String> before, boolean isNew) {
        return isNew
                ? missing(account, entity, before).stream()
                        .map(AccountFields::refused)
                        .toList()
                : clearedMandatory(account, entity, before);
    }

    /** Whether a value is given in order to have none. */
    static boolean isBlank(Object value) {
        return (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> all && all.isEmpty());
    }

    private static Outcome<String> typed(AccountFields account, CustomField field, Object value) {
        Outcome<FieldValue> read = CustomFieldRules.parse(field, value, account.formats());
        return read.<Outcome<String>>fold(
                done -> Outcome.done(done.value().stored()), refused -> Outcome.refused(refused.refusals()));
    }

    private static Outcome<String> untyped(AccountFields account, String key, Object value) {
        if (value instanceof Collection<?> several) {
            return Outcome.done(
                    SafeText.message(several.stream().map(String::valueOf).collect(Collectors.joining(","))));
        }
        if (value instanceof String text) {
            return Outcome.done(SafeText.message(text));
        }
        CustomField alike = CustomField.of(FieldEntity.CONTACT, "value", type(value), FieldLabel.of("value"));
        Outcome<String> read = typed(account, alike, value);
        return read.isDone()
                ? read
                : Outcome.refused(read.refusals().stream()
                        .map(refusal -> unlabelled(key, refusal))
                        .toList());
    }

    private static Refusal unlabelled(String key, Refusal refusal) {
        Refusal named = Refusal.field(refusal.reason(), CustomFieldRules.apiName(key));
        return refusal.cause().map(named::because).orElse(named);
    }

    private static FieldType type(Object value) {
        if (value instanceof BigDecimal) {
            return FieldType.NUMBER;
        }
        if (value instanceof LocalDate) {
            return FieldType.DATE;
        }
        if (value instanceof Instant) {
            return FieldType.DATE_TIME;
        }
        if (value instanceof Boolean) {
            return FieldType.YES_NO;
        }
        throw new IllegalArgumentException("no field has values of " + value.getClass());
    }

    /** Writes what is given into the texts that are there. */
    public Map<String, String> over(Map<String, String> before) {
        Map<String, String> after = new LinkedHashMap<>(before);
        values.forEach((key, value) -> value.ifPresentOrElse(text -> after.put(key, text), () -> after.remove(key)));
        return after;
    }

    /** Refuses that a mandatory field loses its value. */
    public List<Refusal> clearedMandatory(AccountFields account, FieldEntity entity, Map<String, String> before) {
        return account.settings().inUse(entity).stream()
                .filter(field -> field.mandatory() && field.type() != FieldType.ID && before.containsKey(field.key()))
                .filter(field -> Optional.<Object>empty().equals(values.get(field.key())))
                .map(field -> CustomFieldRules.refusal(Reason.FIELD_MISSING, field))
                .toList();
    }
}
