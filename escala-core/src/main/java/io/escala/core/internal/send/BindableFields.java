package io.escala.core.internal.send;

import io.escala.core.fields.ShownField;
import io.escala.core.internal.companies.ShownCompany;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValues;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the fields of a contact show in a template; the account's own fields read as on a card, in the language of the template. Pure. */
final class BindableFields {
    private BindableFields() {}

    /**
     * Returns what each field shows. Requires of the state what the values show: for e-mail, phone and custom fields the contact's keys, for
     * custom fields also the settings, for the company that company.
     *
     * @param contact the contact, or null when there is none
     * @param values the values that are bound
     * @param language the code of the template's language
     * @param owner the name of the contact's owner, or null
     */
    static Function<TemplateField, Optional<String>> of(
            State state, @Nullable Contact contact, TemplateValues values, String language, @Nullable String owner) {
        if (contact == null) {
            return field -> Optional.empty();
        }
        Contact shown = values.shows(TemplateField.Kind.COMPANY) ? ShownCompany.in(state, contact) : contact;
        List<ShownField> custom =
                values.shows(TemplateField.Kind.CUSTOM) ? AccountFields.shown(state, contact) : List.of();
        Locale locale = Locale.forLanguageTag(language.replace('_', '-'));
        Function<TemplateField, Optional<String>> own = TemplateField.valuesOf(shown);
        return field -> switch (field.kind()) {
            case FIRST_NAME, LAST_NAME, FULL_NAME, JOB_TITLE, COMPANY -> own.apply(field);
            case EMAIL -> email(state, contact);
            case PHONE -> DestinationRules.phone(state, contact.id()).map(Phone::e164);
            case OWNER -> Optional.ofNullable(owner);
            case CUSTOM ->
                custom.stream()
                        .filter(each -> each.key().equals(field.customName()))
                        .findFirst()
                        .flatMap(each -> each.text(locale));
        };
    }

    private static Optional<String> email(State state, Contact contact) {
        return state.contacts().keys(contact.id()).stream()
                .filter(key -> key.value().kind() == ContactKeyKind.EMAIL && key.is(KeyRole.PRIMARY))
                .findFirst()
                .map(key -> key.value().value());
    }
}
