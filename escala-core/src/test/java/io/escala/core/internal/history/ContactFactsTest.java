package io.escala.core.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a decision tells of contacts")
class ContactFactsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ContactId ROSA = new ContactId("rosa");
    private static final ContactId BEA = new ContactId("bea");
    private static final IdentityId WHO = new IdentityId("who");
    private static final UserId ANA = new UserId("ana");
    private static final Phone NUMBER = new Phone("5493415550101");
    private static final ContactKey PHONE =
            new ContactKey(ACME, ROSA, ContactKeyValue.phone(NUMBER), Set.of(KeyRole.PRIMARY));

    private final State state = State.complete();
    private final ContactFacts facts = new ContactFacts(state);
    private final AtomicInteger ids = new AtomicInteger();

    @BeforeEach
    void putRosaAndBea() {
        state.apply(new ContactChange.AddContact(contact(ROSA)));
        state.apply(new ContactChange.AddContact(contact(BEA)));
        state.apply(new ContactChange.GrantKey(PHONE));
        state.apply(new IdentityChange.AddIdentity(
                new ChannelIdentity(ACME, WHO, Channel.WHATSAPP, null, ROSA, null, NOON, 0)));
    }

    private static Contact contact(ContactId id) {
        return new Contact(
                ACME,
                id,
                "Rosa",
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.PERSON,
                NOON,
                0);
    }

    private void apply(Change... changes) {
        for (Change change : changes) {
            facts.before(change);
            state.apply(change);
        }
    }

    private List<HistoryItem> items() {
        return facts.items(ACME, Author.user(ANA), NOON, () -> "item-" + ids.incrementAndGet());
    }

    private List<HistoryContent> of(ContactId contact) {
        return items().stream()
                .filter(item -> item.contact().equals(contact))
                .map(HistoryItem::content)
                .toList();
    }

    @Test
    @DisplayName("is nothing when a person is seen again")
    void seenAgain() {
        IdentityKey key = IdentityKey.whatsAppNumber(NUMBER);
        apply(new IdentityChange.SeeAlias(IdentityAlias.since(ACME, WHO, key, AliasGrade.CONFIRMED, NOON)));

        assertThat(items()).isEmpty();
        assertThat(ids).hasValue(0);
    }

    @Test
    @DisplayName("is nothing of what is changed and changed back")
    void changedBack() {
        Contact rosa = contact(ROSA);
        apply(
                new ContactChange.EditContact(rosa.ownedBy(ANA, Origin.PERSON).withVersion(1)),
                new ContactChange.EditContact(rosa.withVersion(2)),
                new ContactChange.RevokeKey(PHONE, PHONE.roles()),
                new ContactChange.GrantKey(PHONE));

        assertThat(items()).isEmpty();
    }

    @Test
    @DisplayName("is the same each time it is asked, and more after more changes")
    void sameEachTime() {
        apply(new ContactChange.EditContact(
                contact(ROSA).withMarketing(true, Origin.PERSON).withVersion(1)));
        List<HistoryItem> first = items();
        assertThat(items()).isEqualTo(first).hasSize(1);

        apply(new ContactChange.RevokeKey(PHONE, PHONE.roles()));

        assertThat(items()).startsWith(first.toArray(HistoryItem[]::new)).hasSize(2);
    }

    @Test
    @DisplayName("is a move, to both, when one loses what another gets")
    void moved() {
        apply(
                new ContactChange.RevokeKey(PHONE, PHONE.roles()),
                new ContactChange.GrantKey(new ContactKey(ACME, BEA, PHONE.value(), Set.of(KeyRole.PRIMARY))));

        HistoryContent moved = new HistoryContent.KeyMoved(ContactKeyKind.PHONE, ROSA, BEA);
        assertThat(of(ROSA)).containsExactly(moved);
        assertThat(of(BEA)).containsExactly(moved);
    }

    @Test
    @DisplayName("is an edit when only the roles of phones change, and the WhatsApp phone by its own name")
    void roles() {
        apply(new ContactChange.ChangeRoles(PHONE, Set.of(KeyRole.SECONDARY)));
        assertThat(of(ROSA)).containsExactly(new HistoryContent.FieldsEdited(List.of("phones")));

        apply(new ContactChange.GrantKey(new ContactKey(ACME, ROSA, PHONE.value(), Set.of(KeyRole.WHATSAPP))));
        assertThat(of(ROSA)).containsExactly(new HistoryContent.WhatsAppPhoneRecorded());
    }

    @Test
    @DisplayName("is nothing of a contact that is removed, whatever is changed of it before")
    void removed() {
        apply(
                new ContactChange.EditContact(
                        contact(ROSA).withMarketing(true, Origin.PERSON).withVersion(1)),
                new ContactChange.RevokeKey(PHONE, PHONE.roles()),
                new ContactChange.RemoveContact(new DeletedContact(ACME, ROSA, ANA, NOON)));
        facts.event(new CrmEvent.IdentityChanged(WHO));

        assertThat(items()).isEmpty();
    }

    @Test
    @DisplayName("is that a new contact was created, and none of what it was created with")
    void created() {
        ContactId sol = new ContactId("sol");
        ContactKeyValue email = new ContactKeyValue(ContactKeyKind.EMAIL, "sol@example.com");
        apply(
                new ContactChange.AddContact(contact(sol)),
                new ContactChange.GrantKey(new ContactKey(ACME, sol, email, Set.of(KeyRole.PRIMARY))));

        assertThat(of(sol)).containsExactly(new HistoryContent.ContactCreated(Origin.PERSON, null));
    }

    @Test
    @DisplayName("is another company, and not that the company is called otherwise")
    void company() {
        CompanyId firm = new CompanyId("firm");
        Contact rosa = contact(ROSA).inCompany(firm, "Firm", Origin.PERSON).withVersion(1);
        apply(new ContactChange.EditContact(rosa));
        assertThat(of(ROSA)).containsExactly(new HistoryContent.CompanyChanged(null, firm));

        ContactFacts later = new ContactFacts(state);
        Change renamed = new ContactChange.EditContact(
                rosa.inCompany(firm, "Other", Origin.PERSON).withVersion(2));
        later.before(renamed);
        state.apply(renamed);
        assertThat(later.items(ACME, Author.user(ANA), NOON, () -> "item")).isEmpty();
    }

    @Test
    @DisplayName("is what the channel tells of a person who is linked")
    void personChanged() {
        facts.event(new CrmEvent.IdentityChanged(WHO));

        assertThat(of(ROSA)).containsExactly(new HistoryContent.PersonChanged(WHO, Channel.WHATSAPP));
    }
}
