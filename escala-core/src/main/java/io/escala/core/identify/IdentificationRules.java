package io.escala.core.identify;

import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.core.identify.PhoneForm.Grade;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One decision by the rules of {@link Identifier}. Not thread-safe. */
final class IdentificationRules {
    private record Role(KeyRole role, Rule exact, Rule form) {
        Rule rule(Grade grade) {
            return grade == Grade.EXACT ? exact : form;
        }
    }

    private static final List<Role> ROLES = List.of(
            new Role(KeyRole.WHATSAPP, Rule.EXACT_WHATSAPP_PHONE, Rule.FORM_WHATSAPP_PHONE),
            new Role(KeyRole.PRIMARY, Rule.EXACT_PRIMARY_PHONE, Rule.FORM_PRIMARY_PHONE),
            new Role(KeyRole.SECONDARY, Rule.EXACT_SECONDARY_PHONE, Rule.FORM_SECONDARY_PHONE));

    private final List<IdentityKey> keys;
    private final KeyHolders holders;
    private final List<Step> tried = new ArrayList<>();

    IdentificationRules(List<IdentityKey> keys, KeyHolders holders) {
        this.keys = keys;
        this.holders = holders;
    }

    Identification decide() {
        List<PhoneForm> forms = first(IdentityKeyKind.WHATSAPP_NUMBER)
                .map(number -> PhoneForms.candidates(new Phone(number.value())))
                .orElse(List.of());
        Optional<Identification> linked = step(Rule.LINKED, null, null, linked(forms));
        if (linked.isPresent()) {
            return linked.get();
        }
        if (!forms.isEmpty()) {
            return byNumber(forms);
        }
        Optional<IdentityKey> facebookId = first(IdentityKeyKind.PSID);
        if (facebookId.isPresent()) {
            return step(Rule.FACEBOOK_ID, IdentityKeyKind.PSID, null, byFacebookId(facebookId.get()))
                    .orElseGet(() -> new Identification.Unknown(tried));
        }
        return first(IdentityKeyKind.INSTAGRAM_USER_NAME)
                .flatMap(name -> step(Rule.USER_NAME, name.kind(), null, byUserName(name)))
                .orElseGet(() -> new Identification.Unknown(tried));
    }

    private Optional<IdentityKey> first(IdentityKeyKind kind) {
        return keys.stream().filter(key -> key.kind() == kind).findFirst();
    }

    /** Records a step, and returns the decision if it is one. */
    private Optional<Identification> step(
            Rule rule, @Nullable IdentityKeyKind key, @Nullable String form, Set<ContactId> hits) {
        Step step = new Step(rule, key, form, hits.size());
        tried.add(step);
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                hits.size() == 1
                        ? new Identification.Known(hits.iterator().next(), step, tried)
                        : new Identification.Ambiguous(List.copyOf(hits), step, tried));
    }

    /** The first key that anybody holds decides; a number that has passed on links nobody, and no other form of it does. */
    private Set<ContactId> linked(List<PhoneForm> forms) {
        for (IdentityKey key : keys) {
            boolean userId = key.kind().anchors() && key.kind() != IdentityKeyKind.WHATSAPP_NUMBER;
            if (userId && isKnown(key)) {
                return contacts(people(key));
            }
        }
        for (PhoneForm form : forms) {
            IdentityKey number = IdentityKey.whatsAppNumber(form.phone());
            if (form.grade() != Grade.WEAK && isKnown(number)) {
                return contacts(people(number).filter(person -> !hasOtherUserId(person)));
            }
        }
        return Set.of();
    }

    private Identification byNumber(List<PhoneForm> forms) {
        for (PhoneForm form : forms) {
            if (form.grade() == Grade.WEAK) {
                continue;
            }
            for (Role role : ROLES) {
                Optional<Identification> found = step(
                        role.rule(form.grade()),
                        IdentityKeyKind.WHATSAPP_NUMBER,
                        form.grade() == Grade.EXACT ? null : form.rule(),
                        holdersAs(role.role(), form.phone()));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        for (PhoneForm form : forms) {
            if (form.grade() == Grade.WEAK) {
                Set<ContactId> perhaps = suggestions(form.phone());
                Step step = new Step(Rule.WEAK_FORM, IdentityKeyKind.WHATSAPP_NUMBER, form.rule(), perhaps.size());
                tried.add(step);
                if (!perhaps.isEmpty()) {
                    return new Identification.Suggested(List.copyOf(perhaps), step, tried);
                }
            }
        }
        return new Identification.Unknown(tried);
    }

    private Set<ContactId> holdersAs(KeyRole role, Phone phone) {
        return holders.contactKeys().stream()
                .filter(held -> held.value().equals(ContactKeyValue.phone(phone)))
                .filter(held -> held.roles().contains(role))
                .map(HeldKey::contact)
                .filter(contact -> !passedOn(contact, phone))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<ContactId> suggestions(Phone weak) {
        Set<ContactId> contacts = new LinkedHashSet<>();
        holders.contactKeys().stream()
                .filter(held -> held.value().equals(ContactKeyValue.phone(weak)))
                .forEach(held -> contacts.add(held.contact()));
        people(IdentityKey.whatsAppNumber(weak))
                .filter(person -> !hasOtherUserId(person))
                .forEach(person -> contacts.add(person.contact()));
        return contacts;
    }

    /**
     * Whether a number has moved to another person: the contact that holds it is known under this number with another user
     * id of the same portfolio. Numbers are recycled; the user id identifies the sender.
     */
    private boolean passedOn(ContactId contact, Phone phone) {
        IdentityKey number = IdentityKey.whatsAppNumber(phone);
        return holders.people().stream()
                .filter(person -> person.contact().equals(contact) && person.hasOrHad(number))
                .anyMatch(this::hasOtherUserId);
    }

    private boolean hasOtherUserId(KnownPerson person) {
        return keys.stream()
                .filter(own -> own.kind() == IdentityKeyKind.BSUID)
                .anyMatch(own -> person.keys().stream()
                        .anyMatch(key -> key.kind() == IdentityKeyKind.BSUID
                                && key.scope().equals(own.scope())
                                && !key.equals(own)));
    }

    /** A user name moves between people: it links only to a contact that is known under no id of this Instagram account. */
    private Set<ContactId> byUserName(IdentityKey name) {
        Optional<ContactKeyValue> value = ContactKeyValue.instagramUserName(name.value());
        return holders.contactKeys().stream()
                .filter(held -> value.filter(held.value()::equals).isPresent())
                .map(HeldKey::contact)
                .filter(contact -> holders.people().stream()
                        .noneMatch(person -> person.contact().equals(contact)
                                && person.keys().stream()
                                        .anyMatch(key -> key.kind() == IdentityKeyKind.IGSID
                                                && key.scope().equals(name.scope()))))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** An id recorded without its Page may be that of another Page: it links only to a contact known under no id of this one. */
    private Set<ContactId> byFacebookId(IdentityKey id) {
        for (ContactKeyValue value : Identifier.facebookIds(id)) {
            Set<ContactId> contacts = holders.contactKeys().stream()
                    .filter(held -> held.value().equals(value))
                    .map(HeldKey::contact)
                    .filter(contact -> holders.people().stream()
                            .noneMatch(person -> person.contact().equals(contact)
                                    && person.keys().stream()
                                            .anyMatch(key -> key.kind() == IdentityKeyKind.PSID
                                                    && key.scope().equals(id.scope()))))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!contacts.isEmpty()) {
                return contacts;
            }
        }
        return Set.of();
    }

    private boolean isKnown(IdentityKey key) {
        return people(key).findAny().isPresent();
    }

    private Stream<KnownPerson> people(IdentityKey key) {
        return holders.people().stream().filter(person -> person.has(key));
    }

    private static Set<ContactId> contacts(Stream<KnownPerson> people) {
        return people.map(KnownPerson::contact).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
