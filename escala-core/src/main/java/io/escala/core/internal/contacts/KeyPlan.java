package io.escala.core.internal.contacts;

import io.escala.core.internal.identify.AbsentKeys;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.event.CrmEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of a new contact, each value once with all its roles. Confined to one thread. */
final class KeyPlan {
    private final Map<ContactKeyValue, EnumSet<KeyRole>> keys = new LinkedHashMap<>();

    /** The keys of a form. Without another primary phone the WhatsApp phone is the primary phone too. */
    static KeyPlan of(ContactForm form) {
        KeyPlan plan = new KeyPlan();
        form.keys().forEach(entry -> plan.add(entry.value(), entry.roles()));
        plan.fillPrimary();
        return plan;
    }

    /** The keys of a form, with the person's number as WhatsApp phone. */
    static KeyPlan withWriter(ContactForm form, Phone number) {
        KeyPlan plan = new KeyPlan();
        form.keys().stream()
                .filter(entry -> !entry.roles().contains(KeyRole.WHATSAPP))
                .forEach(entry -> plan.add(entry.value(), entry.roles()));
        plan.addWriter(number);
        return plan;
    }

    /**
     * Adds the person's number. It is the WhatsApp phone (S33), and the primary phone too (S34); next to a different primary
     * phone it is a secondary one, unless the two are national forms of one number.
     */
    void addWriter(Phone number) {
        ContactKeyValue value = ContactKeyValue.phone(number);
        boolean primaryThere = has(ContactKeyKind.PHONE, KeyRole.PRIMARY);
        boolean sameAsPrimary = keys.entrySet().stream()
                .anyMatch(key -> key.getKey().kind() == ContactKeyKind.PHONE
                        && key.getValue().contains(KeyRole.PRIMARY)
                        && EquivalentNumbers.are(new Phone(key.getKey().value()), number));
        add(value, EnumSet.of(KeyRole.WHATSAPP));
        if (!primaryThere) {
            add(value, EnumSet.of(KeyRole.PRIMARY));
        } else if (!sameAsPrimary) {
            add(value, EnumSet.of(KeyRole.SECONDARY));
        }
    }

    private void fillPrimary() {
        if (!has(ContactKeyKind.PHONE, KeyRole.PRIMARY)) {
            keys.forEach((value, roles) -> {
                if (roles.contains(KeyRole.WHATSAPP)) {
                    roles.add(KeyRole.PRIMARY);
                    roles.remove(KeyRole.SECONDARY);
                }
            });
        }
    }

    void add(ContactKeyValue value, Set<KeyRole> more) {
        EnumSet<KeyRole> roles = keys.computeIfAbsent(value, none -> EnumSet.noneOf(KeyRole.class));
        roles.addAll(more);
        if (roles.contains(KeyRole.PRIMARY)) {
            roles.remove(KeyRole.SECONDARY);
        }
    }

    boolean has(ContactKeyKind kind, KeyRole role) {
        return keys.entrySet().stream()
                .anyMatch(key -> key.getKey().kind() == kind && key.getValue().contains(role));
    }

    boolean has(ContactKeyKind kind) {
        return keys.keySet().stream().anyMatch(value -> value.kind() == kind);
    }

    boolean has(ContactKeyValue value) {
        return keys.containsKey(value);
    }

    List<Phone> phones() {
        return keys.keySet().stream()
                .filter(value -> value.kind() == ContactKeyKind.PHONE)
                .map(value -> new Phone(value.value()))
                .toList();
    }

    /** Returns a refusal for more than ten secondary phones or further e-mails. */
    List<Refusal> overLimit() {
        List<Refusal> refusals = new ArrayList<>();
        overLimit("secondaryPhones", secondary(ContactKeyKind.PHONE)).ifPresent(refusals::add);
        overLimit("furtherEmails", secondary(ContactKeyKind.EMAIL)).ifPresent(refusals::add);
        return refusals;
    }

    private static Optional<Refusal> overLimit(String field, long count) {
        return count <= ContactForm.MAX_SECONDARY
                ? Optional.empty()
                : Optional.of(
                        Refusal.field(Refusal.Reason.LIMIT_REACHED, field).limitedTo(ContactForm.MAX_SECONDARY, count));
    }

    private long secondary(ContactKeyKind kind) {
        return keys.entrySet().stream()
                .filter(key -> key.getKey().kind() == kind && key.getValue().contains(KeyRole.SECONDARY))
                .count();
    }

    /** Adds the keys to the contact. */
    void grant(UnitOfWork unit, ContactId contact) {
        keys.forEach((value, roles) ->
                unit.change(new ContactChange.GrantKey(new ContactKey(unit.account(), contact, value, roles))));
        phones().forEach(phone -> AbsentKeys.expect(unit, phone));
        if (has(ContactKeyKind.PHONE, KeyRole.WHATSAPP)) {
            unit.event(new CrmEvent.WhatsAppPhoneRecorded(contact));
        }
    }
}
