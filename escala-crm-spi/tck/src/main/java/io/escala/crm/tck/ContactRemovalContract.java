package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RecordConsent;
import io.escala.crm.change.ContactChange.RemoveContact;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IntakeChange.Suggest;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A contact that is removed leaves nothing but that it was there: its keys are free, its people nobody's, with what they wrote. */
abstract class ContactRemovalContract extends StoreContract {
    private static final ContactId ANA = new ContactId("ana");
    private static final IdentityId WHO = new IdentityId("who");
    private static final DeletedContact DELETED = new DeletedContact(ACME, ANA, new UserId("user"), NOON.plusMillis(1));

    private final ContactKey phone = acme.phone("ana", "5491155550001", KeyRole.PRIMARY, KeyRole.WHATSAPP);
    private final ContactKey email = acme.email("ana", "ana@example.com", KeyRole.PRIMARY);
    private final ContactKey field =
            new ContactKey(ACME, ANA, new ContactKeyValue(ContactKeyKind.ID_FIELD, "Ñ 1/2 ".repeat(80)), Set.of());

    @BeforeEach
    void putAna() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AddContact(acme.contact("ana", "Ana", "Paz").withCustomFields(Map.of("plan", "pro"))),
                new GrantKey(phone),
                new GrantKey(email),
                new GrantKey(field),
                new RecordConsent(acme.consent("ana", "consent", NOON)),
                new LinkIdentity(
                        WHO,
                        ANA,
                        Set.of(new ContactId("other")),
                        LinkReason.of(LinkRule.ASSOCIATED, Origin.HOST, null, NOON)));
    }

    private void remove() {
        commitApplied(changeSet()
                .expect(new Expected(Expected.Kind.CONTACT, "ana", 0))
                .change(new RemoveContact(DELETED)));
    }

    @Test
    void nothingIsLeftButThatItWasThere() {
        assertThat(store.deletedContacts(ACME, List.of(ANA))).isEmpty();

        remove();

        assertThat(store.contacts(ACME, List.of(ANA))).isEmpty();
        assertThat(store.contactKeys(ACME, List.of(ANA))).isEmpty();
        assertThat(store.consents(ACME, List.of(ANA))).isEmpty();
        for (ContactSelection selection : List.of(
                ContactSelection.EVERYBODY,
                ContactSelection.EVERYBODY.withField("plan", "pro"),
                ContactSelection.EVERYBODY.matching(ContactFilter.of("ana")),
                ContactSelection.EVERYBODY.matching(ContactFilter.of("5491155550001")))) {
            assertThat(store.searchContacts(ACME, selection, null, 10).items()).isEmpty();
            assertThat(store.countContacts(ACME, selection, 10)).isZero();
        }
        assertThat(store.deletedContacts(ACME, List.of(ANA, new ContactId("none"))))
                .isEqualTo(Map.of(ANA, DELETED));
        assertThat(store.deletedContacts(GLOBEX, List.of(ANA))).isEmpty();
        assertThat(store.deletedContacts(ACME, List.of())).isEmpty();
    }

    @Test
    void itsKeysAreFreeForAnother() {
        remove();

        assertThat(store.holders(
                        ACME,
                        List.of(
                                Claim.contactKey(phone.value()),
                                Claim.contactKey(email.value()),
                                Claim.contactKey(field.value()),
                                Claim.contactRole(ANA, phone.value(), KeyRole.PRIMARY),
                                Claim.contactRole(ANA, phone.value(), KeyRole.WHATSAPP),
                                Claim.contactRole(ANA, email.value(), KeyRole.PRIMARY))))
                .isEmpty();
        commitApplied(
                new AddContact(acme.contact("bea")),
                new GrantKey(acme.phone("bea", "5491155550001", KeyRole.PRIMARY)),
                new GrantKey(acme.email("bea", "ana@example.com", KeyRole.PRIMARY)));
        assertThat(store.holders(ACME, List.of(Claim.contactKey(phone.value()))))
                .containsValue("bea");
    }

    @Test
    void itsPeopleAreNobodysAndKeepTheirConversations() {
        commitApplied(
                new AddIdentity(acme.identity("former")),
                new LinkIdentity(new IdentityId("former"), ANA),
                new FuseIdentity(new IdentityId("former"), WHO));
        ChannelIdentity before =
                store.identities(ACME, List.of(WHO)).values().iterator().next();

        remove();

        assertThat(store.identities(ACME, List.of(WHO)))
                .isEqualTo(Map.of(WHO, before.linkedTo(null, before.vetoes(), null)));
        assertThat(store.identities(ACME, List.of(new IdentityId("former"))))
                .allSatisfy((id, former) -> assertThat(former.contact()).isNull());
        assertThat(store.identitiesOf(ACME, List.of(ANA))).isEmpty();
        assertThat(found(ConversationFilter.EVERYTHING)).containsExactly("talk");
        assertThat(found(ConversationFilter.EVERYTHING.thatAreRegistered(false)))
                .containsExactly("talk");
        assertThat(found(ConversationFilter.EVERYTHING.ofContact(ANA))).isEmpty();
    }

    private List<String> found(ConversationFilter filter) {
        return store.listConversations(ACME, filter, Visibility.ALL, null, 10).items().stream()
                .map(conversation -> conversation.id().value())
                .toList();
    }

    @Test
    void suggestionsAboutItAreGoneAndThoseAboutOthersStay() {
        Suggestion about = suggestion(WHO, "ana", "bea");
        Suggestion other = suggestion(WHO, "ana-2", "AN");
        Suggestion namesake = suggestion(new IdentityId("ana"), "bea");
        commitApplied(new Suggest(about), new Suggest(other), new Suggest(namesake));

        remove();

        assertThat(store.suggestions(ACME, null, 10).items()).containsExactlyInAnyOrder(other, namesake);
    }

    private static Suggestion suggestion(IdentityId who, String... contacts) {
        return Suggestion.of(
                ACME,
                Suggestion.Kind.AMBIGUOUS_SENDER,
                who,
                List.of(contacts).stream().map(ContactId::new).toList(),
                NOON);
    }

    @Test
    void otherContactsKeepWhatIsTheirs() {
        ContactKey bea = acme.phone("bea", "5491155550002", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("bea")), new GrantKey(bea));
        commitAppliedIn(
                GLOBEX,
                new AddContact(globex.contact("ana")),
                new GrantKey(globex.phone("ana", "5491155550001", KeyRole.PRIMARY)));

        remove();

        ContactId id = new ContactId("bea");
        assertThat(store.contactKeys(ACME, List.of(id))).isEqualTo(Map.of(id, List.of(bea)));
        assertThat(store.holders(ACME, List.of(Claim.contactKey(bea.value())))).hasSize(1);
        assertThat(store.contactKeys(GLOBEX, List.of(ANA))).hasSize(1);
        assertThat(store.holders(GLOBEX, List.of(Claim.contactKey(phone.value()))))
                .hasSize(1);
    }

    @Test
    void whatExpectsItConflictsAfterwards() {
        remove();

        Expected expected = new Expected(Expected.Kind.CONTACT, "ana", 0);
        assertThat(commit(changeSet().expect(expected).change(new GrantKey(phone))))
                .isEqualTo(new Conflict(new VersionMoved(expected, null)));
        assertThat(commit(changeSet().expect(expected).change(new RemoveContact(DELETED))))
                .isEqualTo(new Conflict(new VersionMoved(expected, null)));
        assertThat(store.holders(ACME, List.of(Claim.contactKey(phone.value()))))
                .isEmpty();
        assertThat(store.conversations(ACME, List.of(new ConversationId("talk"))))
                .hasSize(1);
    }

    @Test
    void keysAndPeopleThatCameMeanwhileGoToo() {
        ContactKey late = acme.phone("ana", "5491155550009", KeyRole.SECONDARY);
        commitApplied(new AddIdentity(acme.identity("late")));
        commitApplied(new GrantKey(late), new LinkIdentity(new IdentityId("late"), ANA));

        assertThat(store.identitiesOf(ACME, List.of(ANA)).get(ANA)).hasSize(2);

        // The version is the one that was read before: keys and links raise none.
        remove();

        assertThat(store.holders(ACME, List.of(Claim.contactKey(late.value())))).isEmpty();
        assertThat(store.identities(ACME, List.of(new IdentityId("late"))))
                .allSatisfy((id, person) -> assertThat(person.contact()).isNull());
    }
}
