package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.companies.ShownCompany;
import io.escala.core.internal.fields.AccountFields;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assembles the view of a contact from loaded state. */
public final class ContactCardAssembler {
    private ContactCardAssembler() {}

    /** Returns the card of a contact; its keys, identities, consents and company, the settings and the fields must be loaded. */
    public static Optional<ContactCard> card(State state, ContactId id) {
        return state.contacts().find(id).map(contact -> card(state, contact));
    }

    private static ContactCard card(State state, Contact contact) {
        Map<ConsentPurpose, ConsentEntry> latest = new EnumMap<>(ConsentPurpose.class);
        state.contacts().consents(contact.id()).forEach(entry -> latest.put(entry.purpose(), entry));
        return new ContactCard(
                ShownCompany.in(state, contact),
                state.contacts().keys(contact.id()),
                people(state, contact.id()),
                latest,
                AccountFields.shown(state, contact));
    }

    /** Returns one entry per person: an identity merged into another adds its aliases to it. */
    private static List<ContactCard.Person> people(State state, ContactId contact) {
        Map<IdentityId, ChannelIdentity> persons = new LinkedHashMap<>();
        Map<IdentityId, List<IdentityAlias>> names = new LinkedHashMap<>();
        for (ChannelIdentity linked : state.identities().of(contact)) {
            ChannelIdentity person = state.identities().canonical(linked.id()).orElse(linked);
            if (contact.equals(person.contact())) {
                persons.put(person.id(), person);
                names.computeIfAbsent(person.id(), none -> new ArrayList<>())
                        .addAll(state.identities().aliases(linked.id()));
            }
        }
        List<ContactCard.Person> people = new ArrayList<>();
        persons.forEach((id, person) ->
                people.add(new ContactCard.Person(person, names.getOrDefault(id, List.of()), consents(state, id))));
        return people;
    }

    private static Map<ConsentPurpose, ChannelConsent> consents(State state, IdentityId person) {
        Map<ConsentPurpose, ChannelConsent> latest = new EnumMap<>(ConsentPurpose.class);
        state.identities().consents(person).forEach(entry -> latest.put(entry.purpose(), entry));
        return latest;
    }
}
