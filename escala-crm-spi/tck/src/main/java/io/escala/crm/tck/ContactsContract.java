package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.ChangeRoles;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RecordConsent;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.FieldEdit;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.store.CommitResult.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts are replaced whole; their keys gain and lose roles; their consent ledger is append-only. */
abstract class ContactsContract extends StoreContract {
    private static final ContactId ANA = new ContactId("ana");

    @BeforeEach
    void putAna() {
        commitApplied(new AddContact(acme.contact("ana")));
    }

    @Test
    void contactsAreReadInTheOrderOfTheirIds() {
        CompanyId firm = new CompanyId("firm");
        for (String id : List.of("c-10", "C", "c-2", "a", "c_")) {
            commitApplied(new AddContact(acme.contact(id)));
        }
        Contact moved = acme.contact("b").inCompany(firm, "Firm", Origin.PERSON);
        commitApplied(new AddContact(moved), new AddContact(acme.contact("d").inCompany(firm, "Firm", Origin.PERSON)));
        commitAppliedIn(GLOBEX, new AddContact(globex.contact("aa").inCompany(firm, "Firm", Origin.PERSON)));

        assertThat(inOrder(null, null, 4)).containsExactly("C", "a", "ana", "b");
        assertThat(inOrder(null, "b", 10)).containsExactly("c-10", "c-2", "c_", "d");
        assertThat(inOrder(null, "c", 2)).as("after one that is not there").containsExactly("c-10", "c-2");
        assertThat(inOrder(firm, null, 10)).containsExactly("b", "d");
        assertThat(inOrder(firm, "b", 1)).containsExactly("d");
        assertThat(inOrder(firm, "d", 1)).isEmpty();
        assertThat(store.contactsInOrder(ACME, firm, null, 1)).containsExactly(moved);
        assertThatThrownBy(() -> store.contactsInOrder(ACME, null, null, 0))
                .isInstanceOf(IllegalArgumentException.class);

        commitApplied(new EditContact(moved.withCompany("Firm", Origin.PERSON).withVersion(1)));
        assertThat(inOrder(firm, null, 10)).containsExactly("d");
    }

    private List<String> inOrder(@Nullable CompanyId company, @Nullable String after, int limit) {
        return store.contactsInOrder(ACME, company, after == null ? null : new ContactId(after), limit).stream()
                .map(contact -> contact.id().value())
                .toList();
    }

    @Test
    void rolesOfAKeyAreChangedBesideThoseItGetsOtherwise() {
        ContactKey home = acme.phone("nora", "5491155550001", KeyRole.PRIMARY);
        ContactKey mobile = acme.phone("nora", "5491155550002", KeyRole.SECONDARY);
        commitApplied(new AddContact(acme.contact("nora")), new GrantKey(home), new GrantKey(mobile));

        commitApplied(
                new ChangeRoles(home, Set.of(KeyRole.SECONDARY)), new ChangeRoles(mobile, Set.of(KeyRole.PRIMARY)));
        assertThat(roles())
                .isEqualTo(Map.of(home.value(), Set.of(KeyRole.SECONDARY), mobile.value(), Set.of(KeyRole.PRIMARY)));
        assertThat(store.holders(
                        ACME, List.of(Claim.contactRole(new ContactId("nora"), home.value(), KeyRole.PRIMARY))))
                .containsValue(mobile.value().value());

        commitApplied(new GrantKey(acme.phone("nora", "5491155550002", KeyRole.WHATSAPP)));
        commitApplied(new ChangeRoles(acme.phone("nora", "5491155550002", KeyRole.PRIMARY), Set.of(KeyRole.SECONDARY)));
        assertThat(roles().get(mobile.value())).containsExactlyInAnyOrder(KeyRole.SECONDARY, KeyRole.WHATSAPP);
        assertThat(commit(changeSet().change(new ChangeRoles(home, Set.of(KeyRole.WHATSAPP)))))
                .isInstanceOf(Conflict.class);
    }

    private Map<ContactKeyValue, Set<KeyRole>> roles() {
        ContactId nora = new ContactId("nora");
        return store.contactKeys(ACME, List.of(nora)).getOrDefault(nora, List.of()).stream()
                .collect(Collectors.toMap(ContactKey::value, ContactKey::roles));
    }

    @Test
    void editsOfFieldsAndRefusedPhonesAreReadAsTheyWereWritten() {
        Contact first = acme.contact("nora");
        commitApplied(new AddContact(first));
        Contact edited = first.withEdits(Map.of(
                        "lastName", new FieldEdit(1, Origin.PERSON, new UserId("sam"), NOON.plusMillis(1)),
                        "customFields.plan á", new FieldEdit(1, Origin.HOST, null, NOON)))
                .withRefusedPhones(List.of(new Phone("5491155550002"), new Phone("5491155550001")))
                .withVersion(first.version() + 1);
        commitApplied(new EditContact(edited));

        assertThat(store.contacts(ACME, List.of(first.id()))).isEqualTo(Map.of(first.id(), edited));
    }

    @Test
    void companyAndArchiveAreReadAsTheyWereWritten() {
        Contact first = acme.contact("nora");
        commitApplied(new AddContact(first));
        Contact archived = first.inCompany(new CompanyId("company-1"), "Paz & Cía", Origin.PERSON)
                .archivedSince(NOON.plusMillis(1))
                .withVersion(first.version() + 1);
        commitApplied(new EditContact(archived));
        assertThat(store.contacts(ACME, List.of(first.id()))).isEqualTo(Map.of(first.id(), archived));

        Contact back = archived.archivedSince(null)
                .withCompany("Paz & Cía", Origin.PERSON)
                .withVersion(archived.version() + 1);
        commitApplied(new EditContact(back));
        assertThat(store.contacts(ACME, List.of(first.id()))).isEqualTo(Map.of(first.id(), back));
    }

    @Test
    void editReplacesTheWholeContact() {
        Contact rich = new Contact(
                ACME,
                ANA,
                "Ana",
                "Paz",
                "Buyer",
                "Paz SA",
                null,
                Lifecycle.CUSTOMER,
                true,
                Map.of("Plan", "Gold", "Since", "2020"),
                Map.of(),
                Origin.PERSON,
                NOON,
                1);
        Contact bare = new Contact(
                ACME,
                ANA,
                null,
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of("Plan", "Silver"),
                Map.of(),
                Origin.PERSON,
                NOON,
                2);
        commitApplied(new EditContact(rich));
        assertThat(store.contacts(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, rich));

        commitApplied(new EditContact(bare));

        assertThat(store.contacts(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, bare));
    }

    @Test
    void keysAreOrderedByKindAndValue() {
        List<ContactKey> ordered = List.of(
                acme.email("ana", "ana@example.com", KeyRole.PRIMARY),
                acme.email("ana", "ana_2@example.com", KeyRole.SECONDARY),
                acme.reference("ana", "Customer-1"),
                acme.reference("ana", "customer-1"),
                new ContactKey(ACME, ANA, new ContactKeyValue(ContactKeyKind.ID_FIELD, "20-1"), Set.of()),
                acme.phone("ana", "5491155550001", KeyRole.SECONDARY),
                acme.phone("ana", "5491155550002", KeyRole.PRIMARY));
        for (int at : new int[] {3, 6, 0, 5, 1, 4, 2}) {
            commitApplied(new GrantKey(ordered.get(at)));
        }

        assertThat(store.contactKeys(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, ordered));
    }

    @Test
    void keyGainsRoles() {
        commitApplied(new GrantKey(acme.phone("ana", "5491155550001", KeyRole.PRIMARY)));

        commitApplied(new GrantKey(acme.phone("ana", "5491155550001", KeyRole.WHATSAPP)));

        assertKeys(acme.phone("ana", "5491155550001", KeyRole.PRIMARY, KeyRole.WHATSAPP));
    }

    @Test
    void aPrimaryKeyDoesNotBecomeSecondary() {
        commitApplied(new GrantKey(acme.phone("ana", "5491155550001", KeyRole.PRIMARY)));

        commitApplied(new GrantKey(acme.phone("ana", "5491155550001", KeyRole.SECONDARY)));

        assertKeys(acme.phone("ana", "5491155550001", KeyRole.PRIMARY));
    }

    @Test
    void aSecondaryKeyBecomesPrimary() {
        commitApplied(new GrantKey(acme.email("ana", "ana@example.com", KeyRole.SECONDARY)));

        commitApplied(new GrantKey(acme.email("ana", "ana@example.com", KeyRole.PRIMARY)));

        assertKeys(acme.email("ana", "ana@example.com", KeyRole.PRIMARY));
    }

    @Test
    void keyIsRemovedWithItsLastRole() {
        ContactKey both = acme.phone("ana", "5491155550001", KeyRole.PRIMARY, KeyRole.WHATSAPP);
        ContactKey whatsApp = acme.phone("ana", "5491155550001", KeyRole.WHATSAPP);
        commitApplied(new GrantKey(both));

        commitApplied(new RevokeKey(both, Set.of(KeyRole.PRIMARY)));
        assertKeys(whatsApp);

        commitApplied(new RevokeKey(whatsApp, Set.of(KeyRole.WHATSAPP)));
        assertThat(store.contactKeys(ACME, Set.of(ANA))).isEmpty();
    }

    @Test
    void removedKeyLosesARoleGrantedMeanwhile() {
        ContactKey known = acme.phone("ana", "5491155550001", KeyRole.PRIMARY);
        commitApplied(new GrantKey(known));
        commitApplied(new GrantKey(acme.phone("ana", "5491155550001", KeyRole.WHATSAPP)));

        commitApplied(new RevokeKey(known, known.roles()));

        assertThat(store.contactKeys(ACME, Set.of(ANA))).isEmpty();
        ContactKey next = acme.phone("ana", "5491155550002", KeyRole.WHATSAPP);
        commitApplied(new GrantKey(next));
        assertKeys(next);
    }

    @Test
    void keyWithoutRolesIsRemovedWhenRevoked() {
        ContactKey first = acme.reference("ana", "1");
        ContactKey second = acme.reference("ana", "2");
        commitApplied(new GrantKey(first), new GrantKey(second));

        commitApplied(new RevokeKey(first, Set.of()));

        assertKeys(second);
    }

    @Test
    void consentsAreOrderedByTimeThenId() {
        ConsentEntry late = acme.consent("ana", "a", NOON.plusSeconds(1));
        ConsentEntry tieB = acme.consent("ana", "b", NOON);
        ConsentEntry tieUpperC = acme.consent("ana", "C", NOON);
        commitApplied(new RecordConsent(late), new RecordConsent(tieB));
        commitApplied(new RecordConsent(tieUpperC));

        assertThat(store.consents(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, List.of(tieUpperC, tieB, late)));
    }

    @Test
    void repeatedConsentKeepsTheFirst() {
        ConsentEntry first = acme.consent("ana", "entry", NOON);
        ConsentEntry other = new ConsentEntry(
                ACME,
                ANA,
                "entry",
                ConsentPurpose.MARKETING,
                ConsentState.WITHDRAWN,
                Origin.META,
                null,
                NOON.plusSeconds(9));
        commitApplied(new RecordConsent(first));

        commitApplied(new RecordConsent(other));

        assertThat(store.consents(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, List.of(first)));
    }

    @Test
    void consentIdsAreScopedToTheContact() {
        ConsentEntry ofAna = acme.consent("ana", "entry", NOON);
        ConsentEntry ofBea = acme.consent("bea", "entry", NOON);
        commitApplied(new AddContact(acme.contact("bea")), new RecordConsent(ofAna), new RecordConsent(ofBea));

        assertThat(store.consents(ACME, Set.of(ANA, ofBea.contact())))
                .isEqualTo(Map.of(ANA, List.of(ofAna), ofBea.contact(), List.of(ofBea)));
    }

    private void assertKeys(ContactKey... keys) {
        assertThat(store.contactKeys(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, List.of(keys)));
    }
}
