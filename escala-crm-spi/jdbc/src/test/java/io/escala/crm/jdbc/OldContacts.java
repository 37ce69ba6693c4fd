package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.NOON;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.store.ChangeSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contacts, their keys and their consents. */
final class OldContacts {
    private static final ContactId ANA = new ContactId("ana");

    private OldContacts() {}

    static List<ChangeSet> changeSets() {
        return List.of(contacts(), edit(), keys(), consents());
    }

    private static ChangeSet contacts() {
        ChangeSet.Builder set = OldData.begin("contacts");
        for (Origin origin : OldKinds.ORIGINS) {
            for (Lifecycle lifecycle : OldKinds.LIFECYCLES) {
                set.change(new ContactChange.AddContact(full("p-" + origin + "-" + lifecycle, origin, lifecycle)));
            }
        }
        return set.change(new ContactChange.AddContact(bare(ACME, "bare")))
                .change(new ContactChange.AddContact(bare(ACME, ANA.value())))
                .build();
    }

    static Contact bare(AccountId account, String id) {
        return new Contact(
                account,
                new ContactId(id),
                null,
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.META,
                NOON,
                0);
    }

    private static Contact full(String id, Origin origin, Lifecycle lifecycle) {
        Map<ContactField, Origin> origins = new EnumMap<>(ContactField.class);
        OldKinds.FIELDS.forEach(field -> origins.put(field, origin));
        return new Contact(
                ACME,
                new ContactId(id),
                "José",
                "Ñandú",
                "Buyer",
                "Paz & Cía",
                new UserId("seller"),
                lifecycle,
                true,
                Map.of("Plan", "Gold", "ñandú", "é", "quote\"d", "a'b\\c"),
                origins,
                origin,
                NOON.plusMillis(3),
                0);
    }

    private static ChangeSet edit() {
        Contact edited = full(ANA.value(), Origin.PERSON, Lifecycle.CUSTOMER)
                .withNames("Anastasia", "Paz", Origin.HOST)
                .withVersion(1);
        return OldData.begin("edit")
                .change(new ContactChange.EditContact(edited))
                .build();
    }

    private static ChangeSet keys() {
        ContactKey revoked = key(ContactKeyKind.EMAIL, "old@example.com", KeyRole.SECONDARY);
        ChangeSet.Builder set = OldData.begin("keys");
        List.of(
                        key(ContactKeyKind.PHONE, "5491155550001", KeyRole.PRIMARY, KeyRole.WHATSAPP),
                        key(ContactKeyKind.PHONE, "5491155550002", KeyRole.SECONDARY),
                        key(ContactKeyKind.EMAIL, "ana@example.com", KeyRole.PRIMARY),
                        key(ContactKeyKind.INSTAGRAM_USER_NAME, "ana.paz"),
                        key(ContactKeyKind.ID_FIELD, "dni/30111222"),
                        key(ContactKeyKind.EXTERNAL_REFERENCE, "crm-1"),
                        revoked)
                .forEach(key -> set.change(new ContactChange.GrantKey(key)));
        return set.change(new ContactChange.RevokeKey(revoked, revoked.roles())).build();
    }

    private static ContactKey key(ContactKeyKind kind, String value, KeyRole... roles) {
        return new ContactKey(ACME, ANA, new ContactKeyValue(kind, value), Set.of(roles));
    }

    private static ChangeSet consents() {
        ChangeSet.Builder set = OldData.begin("consents");
        for (ConsentPurpose purpose : OldKinds.PURPOSES) {
            for (ConsentState state : OldKinds.CONSENTS) {
                for (Origin origin : OldKinds.ORIGINS) {
                    UserId by = origin == Origin.PERSON ? new UserId("seller") : null;
                    String id = purpose + "." + state + "." + origin;
                    set.change(new ContactChange.RecordConsent(
                            new ConsentEntry(ACME, ANA, id, purpose, state, origin, by, NOON)));
                }
            }
        }
        return set.build();
    }
}
