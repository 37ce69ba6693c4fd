package io.escala.core.internal.fields;

import io.escala.core.contacts.ContactEdit;
import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.field.FieldType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the fields of an account may be together. Pure. */
final class FieldSettingsRules {
    private FieldSettingsRules() {}

    static Outcome<FieldSettings> create(FieldSettings settings, CustomFieldDraft draft) {
        Outcome<CustomField> read = FieldDefinition.read(draft, false);
        List<Refusal> refusals = new ArrayList<>(read.refusals());
        boolean taken = read.toOptional()
                .filter(field -> settings.field(field.entity(), field.key()).isPresent() || isReserved(field))
                .isPresent();
        if (taken) {
            refusals.add(Refusal.field(Reason.KEY_TAKEN, "key"));
        }
        if (draft.type() == FieldType.ID && settings.idField(draft.entity()).isPresent()) {
            refusals.add(Refusal.field(Reason.LIMIT_REACHED, "type").limitedTo(1, 2));
        }
        long inUse =
                settings.fields().stream().filter(field -> !field.archived()).count();
        limit("fields", FieldSettings.MAX_FIELDS, inUse + 1).ifPresent(refusals::add);
        read.toOptional().flatMap(field -> options(settings, field)).ifPresent(refusals::add);
        return refusals.isEmpty() ? Outcome.done(settings.with(read.orThrow())) : Outcome.refused(refusals);
    }

    /** Steps of an edit take the names of the contact's own fields to mean these. */
    private static boolean isReserved(CustomField field) {
        return field.entity() == FieldEntity.CONTACT
                && Arrays.stream(ContactEdit.Field.values())
                        .anyMatch(own -> own.apiName().equals(field.key()));
    }

    static Outcome<FieldSettings> change(
            FieldSettings settings, FieldEntity entity, String key, UnaryOperator<CustomFieldDraft> change) {
        CustomField before = settings.field(entity, key).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        CustomFieldDraft draft = change.apply(CustomFieldDraft.of(before));
        if (draft.entity() != entity || !draft.key().equals(key)) {
            throw new IllegalArgumentException("change must answer a draft of the same field");
        }
        Outcome<CustomField> read = FieldDefinition.read(draft, before.archived());
        List<Refusal> refusals = new ArrayList<>(read.refusals());
        if (before.type() != draft.type() && (before.type() == FieldType.ID || draft.type() == FieldType.ID)) {
            refusals.add(Refusal.field(Reason.FIELD_INVALID, "type").because(Cause.FIXED));
        }
        read.toOptional().flatMap(field -> options(settings, field)).ifPresent(refusals::add);
        return refusals.isEmpty() ? Outcome.done(settings.with(read.orThrow())) : Outcome.refused(refusals);
    }

    static Outcome<FieldSettings> reorder(FieldSettings settings, FieldEntity entity, List<String> keys) {
        Map<String, CustomField> left = new LinkedHashMap<>();
        settings.fields().stream()
                .filter(field -> field.entity() == entity)
                .forEach(field -> left.put(field.key(), field));
        List<CustomField> ordered = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (int at = 0; at < keys.size(); at++) {
            CustomField field = left.remove(keys.get(at));
            if (field != null) {
                ordered.add(field);
            } else {
                refusals.add(Refusal.at(Reason.FIELD_INVALID, "keys", at)
                        .because(given.contains(keys.get(at)) ? Cause.IN_USE : Cause.UNKNOWN));
            }
            given.add(keys.get(at));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ordered.addAll(left.values());
        settings.fields().stream().filter(field -> field.entity() != entity).forEach(ordered::add);
        return Outcome.done(settings.withFields(ordered));
    }

    static Outcome<FieldSettings> archive(FieldSettings settings, FieldEntity entity, String key, boolean archived) {
        CustomField before = settings.field(entity, key).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (before.archived() == archived) {
            return Outcome.done(settings);
        }
        long there = settings.fields().stream()
                .filter(field -> field.archived() == archived)
                .count();
        Optional<Refusal> tooMany = archived
                ? limit("archived", FieldSettings.MAX_ARCHIVED, there + 1)
                : limit("fields", FieldSettings.MAX_FIELDS, there + 1);
        return tooMany.isPresent()
                ? Outcome.refused(tooMany.get())
                : Outcome.done(settings.with(before.withArchived(archived)));
    }

    private static Optional<Refusal> options(FieldSettings settings, CustomField field) {
        long others = settings.fields().stream()
                .filter(each -> !each.is(field.entity(), field.key()))
                .mapToLong(each -> each.options().size())
                .sum();
        return limit(
                "options", FieldSettings.MAX_OPTIONS, others + field.options().size());
    }

    private static Optional<Refusal> limit(String field, long most, long number) {
        return number <= most
                ? Optional.empty()
                : Optional.of(Refusal.field(Reason.LIMIT_REACHED, field).limitedTo(most, number));
    }
}
