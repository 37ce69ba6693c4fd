package io.escala.core.internal.contacts;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which numbers rules may give to a contact, of the people who write from them: not those that a user took off it. */
final class NumbersOfPeople {
    private NumbersOfPeople() {}

    /** People of the contact who write from one of the numbers stay its people, but no rule gives the number back. */
    static void refuse(UnitOfWork unit, ContactId contact, List<Phone> numbers) {
        for (ChannelIdentity person : of(unit, contact, numbers)) {
            if (!person.vetoes().contains(contact)) {
                Set<ContactId> vetoes = new HashSet<>(person.vetoes());
                vetoes.add(contact);
                unit.expect(person);
                unit.change(IdentityChange.LinkIdentity.vetoing(person, vetoes));
            }
        }
    }

    /** A user gave the numbers to the contact, so rules may do with them what they do. */
    static void accept(UnitOfWork unit, ContactId contact, List<Phone> numbers) {
        for (ChannelIdentity person : of(unit, contact, numbers)) {
            if (person.vetoes().contains(contact)) {
                unit.expect(person);
                Set<ContactId> vetoes = new HashSet<>(person.vetoes());
                vetoes.remove(contact);
                unit.change(IdentityChange.LinkIdentity.vetoing(person, vetoes));
            }
        }
    }

    private static List<ChannelIdentity> of(UnitOfWork unit, ContactId contact, List<Phone> numbers) {
        return unit.state().identities().of(contact).stream()
                .filter(person -> numbers.stream()
                        .anyMatch(number -> unit.state()
                                .identities()
                                .alias(person.id(), IdentityKey.whatsAppNumber(number))
                                .isPresent()))
                .toList();
    }

    /** People of a contact who are known by exactly this key now. */
    static List<ChannelIdentity> knownBy(UnitOfWork unit, ContactId contact, ContactKeyValue key) {
        return unit.state().identities().of(contact).stream()
                .filter(person -> unit.state().identities().aliases(person.id()).stream()
                        .filter(IdentityAlias::valid)
                        .anyMatch(alias -> is(alias.key(), key)))
                .toList();
    }

    private static boolean is(IdentityKey alias, ContactKeyValue key) {
        return switch (key.kind()) {
            case PHONE ->
                alias.kind() == IdentityKeyKind.WHATSAPP_NUMBER && alias.value().equals(key.value());
            case INSTAGRAM_USER_NAME ->
                alias.kind() == IdentityKeyKind.INSTAGRAM_USER_NAME
                        && alias.value().equals(key.value());
            case FACEBOOK_ID ->
                alias.kind() == IdentityKeyKind.PSID
                        && (key.value().equals(alias.value())
                                || key.value().equals(alias.scope() + "/" + alias.value()));
            case EMAIL, ID_FIELD, EXTERNAL_REFERENCE -> false;
        };
    }
}
