package io.escala.core.internal.fields;

import io.escala.core.fields.CustomFieldRules;
import io.escala.core.fields.FieldFormats;
import io.escala.core.fields.ShownField;
import io.escala.core.result.Notice;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.change.AccountState;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.field.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The fields of an account with its formats. Pure.
 *
 * @param settings the fields; none if they were never saved
 * @param formats how it writes numbers, dates and times
 */
public record AccountFields(FieldSettings settings, FieldFormats formats) {
    /** Requires settings and fields. */
    public static AccountFields of(AccountState account) {
        return new AccountFields(
                account.fieldSettings().orElseGet(() -> FieldSettings.of(AccountId.NONE)),
                FieldFormats.of(account.settings()));
    }

    /** What is shown of a contact's fields. Requires settings, fields and the contact's keys. */
    public static List<ShownField> shown(State state, Contact contact) {
        AccountFields account = of(state.account());
        return ShownField.of(
                account.settings,
                FieldEntity.CONTACT,
                contact.customFields(),
                id(state, contact.id()),
                account.formats);
    }

    private static Optional<String> id(State state, ContactId contact) {
        return state.contacts().keys(contact).stream()
                .map(ContactKey::value)
                .filter(value -> value.kind() == ContactKeyKind.ID_FIELD)
                .map(value -> value.value())
                .findFirst();
    }

    /** One notice for each mandatory field in which a contact has no value. Requires settings, fields, the contact and its keys. */
    public static List<Notice> missing(State state, ContactId id) {
        Map<String, String> values =
                state.contacts().find(id).map(Contact::customFields).orElse(Map.of());
        return of(state.account())
                .missing(
                        FieldEntity.CONTACT,
                        field -> field.type() == FieldType.ID
                                ? id(state, id).isPresent()
                                : values.containsKey(field.key()))
                .stream()
                .map(AccountFields::missing)
                .toList();
    }

    /** The notice that a field has no value. */
    public static Notice missing(CustomField field) {
        return Notice.missing(CustomFieldRules.apiName(field.key()), field.label());
    }

    /** The refusal because a field has no value. */
    public static Refusal refused(CustomField field) {
        return CustomFieldRules.refusal(Refusal.Reason.FIELD_MISSING, field);
    }

    /** The mandatory fields that have no value. */
    public List<CustomField> missing(FieldEntity entity, Predicate<CustomField> has) {
        return settings.inUse(entity).stream()
                .filter(field -> field.mandatory() && !has.test(field))
                .toList();
    }
}
