package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.inbox.Inbox;
import io.escala.core.panel.ContactPanel;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.result.RefusedException;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** Who sees the history of a contact, in which pages, and what is known from before it was kept. */
class ContactHistoryPagesTest extends HistorySteps {
    @EveryStore
    @DisplayName("M18 Who sees the contact and not a conversation sees no entry of it, in pages and count alike")
    void visibility(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(id, Assignment.toUser(BEA))
                .orThrow();
        Actor sees = fixture.custom(Permission.MANAGE_CONTACTS);

        Listing<HistoryEntry> all = contacts(fixture).history(rosa.id());
        Listing<HistoryEntry> some = fixture.inbox().as(sees).contacts().history(rosa.id());

        assertThat(some).isNotEmpty().noneMatch(entry -> entry.entry().isPresent());
        assertThat(some.count().value()).isEqualTo(size(some));
        assertThat(all.count().value()).isEqualTo(size(all)).isGreaterThan(size(some));
        assertThat(contacts(fixture).history(new ContactId("absent"))).isEmpty();
        assertThat(contacts(fixture).history(new ContactId("absent")).count().value())
                .isZero();
        assertThatThrownBy(() -> fixture.inbox().as(fixture.custom()).contacts().history(rosa.id()))
                .isInstanceOf(RefusedException.class);
    }

    @EveryStore
    @DisplayName("M18 Pages of any size are the whole; what happens meanwhile is neither skipped nor repeated")
    void pages(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        for (int i = 0; i < 3; i++) {
            fixture.later(Duration.ofMinutes(1));
            contacts(fixture).archive(rosa.id()).orThrow();
            contacts(fixture).restore(rosa.id()).orThrow();
            fixture.inbox()
                    .as(fixture.administrator())
                    .conversations()
                    .close(id, Closing.because("Sold"))
                    .orThrow();
            writes(fixture, "otra vez");
        }
        List<HistoryEntry> whole = history(fixture, rosa.id());

        assertThat(whole).hasSizeGreaterThan(12);
        for (int size = 1; size <= whole.size() + 1; size++) {
            assertThat(paged(fixture, rosa.id(), size)).as("pages of %d", size).isEqualTo(whole);
        }
        assertThat(contacts(fixture).history(rosa.id()).count().value()).isEqualTo(whole.size());

        CursorPage<HistoryEntry> first = contacts(fixture).history(rosa.id()).page(CursorRequest.first(4));
        fixture.later(Duration.ofMinutes(1));
        contacts(fixture).archive(rosa.id()).orThrow();
        CursorPage<HistoryEntry> rest =
                contacts(fixture).history(rosa.id()).page(CursorRequest.after(first.next(), 100));
        assertThat(first.items()).isEqualTo(whole.subList(0, 4));
        assertThat(rest.items()).isEqualTo(whole.subList(4, whole.size()));
    }

    @EveryStore
    @DisplayName(
            "M18 The card has the first page of it, in one bulk read, and goes on by its cursor; beside a conversation there is none")
    void card(InboxFixture fixture) {
        ConversationId id = writes(fixture, "hola");
        ContactCard rosa = registered(fixture, id);
        int few = reads(fixture, rosa.id());
        for (int i = 0; i < 12; i++) {
            fixture.later(Duration.ofMinutes(1));
            contacts(fixture).archive(rosa.id()).orThrow();
            contacts(fixture).restore(rosa.id()).orThrow();
        }

        ContactPanel card = fixture.inbox()
                .as(fixture.administrator())
                .panels()
                .of(rosa.id())
                .orElseThrow();
        CursorPage<HistoryEntry> page = card.history().orElseThrow();

        List<HistoryEntry> all = new ArrayList<>(page.items());
        all.addAll(contacts(fixture)
                .history(rosa.id())
                .page(CursorRequest.after(page.next(), 100))
                .items());
        assertThat(page.items()).hasSize(20);
        assertThat(all).isEqualTo(history(fixture, rosa.id()));
        assertThat(reads(fixture, rosa.id())).isLessThanOrEqualTo(few);
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .panels()
                        .of(id)
                        .orElseThrow()
                        .history())
                .isEmpty();
    }

    private static int reads(InboxFixture fixture, ContactId contact) {
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        assertThat(inbox.as(fixture.administrator()).panels().of(contact)).isPresent();
        return counting.calls();
    }

    @EveryStore
    @DisplayName(
            "M18 Of a contact from before histories were kept it begins with what is known: how it was created, and why who was linked")
    void older(InboxFixture fixture) {
        ContactId old = new ContactId("old");
        Instant created = fixture.now().minus(Duration.ofDays(9));
        Instant linked = fixture.now().minus(Duration.ofDays(8));
        IdentityId person = new IdentityId("person-of-talk");
        StoredConversation.add(fixture, new StoredConversation("talk"));
        assertThat(fixture.store()
                        .commit(List.of(ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("old"), created)
                                .change(new ContactChange.AddContact(contact(old, created)))
                                .change(new IdentityChange.LinkIdentity(
                                        person,
                                        old,
                                        Set.of(),
                                        LinkReason.of(LinkRule.ASSOCIATED, Origin.PERSON, BEA, linked)))
                                .build())))
                .singleElement()
                .isInstanceOf(CommitResult.Applied.class);
        contacts(fixture).archive(old).orThrow();

        List<HistoryEntry> history = history(fixture, old);

        assertThat(history)
                .extracting(entry -> entry.content().orElseThrow())
                .containsExactly(
                        new HistoryContent.ArchivingChanged(true),
                        new HistoryContent.PersonLinked(person, Channel.WHATSAPP, LinkRule.ASSOCIATED),
                        new HistoryContent.ContactCreated(Origin.HOST, null));
        assertThat(history.get(1).author()).isEqualTo(Author.user(BEA));
        assertThat(history).extracting(HistoryEntry::at).containsExactly(fixture.now(), linked, created);
        assertThat(history.get(2).author().kind()).isEqualTo(Author.Kind.HOST);
        for (int size = 1; size <= 4; size++) {
            assertThat(paged(fixture, old, size)).isEqualTo(history);
        }
        assertThat(contacts(fixture).history(old).count().value()).isEqualTo(3);
        contacts(fixture).unlink(new ConversationId("talk")).orThrow();
        assertThat(contents(fixture, old))
                .as("why they were linked is known no more, that they are not is told")
                .hasSize(3)
                .first()
                .isInstanceOf(HistoryContent.PersonUnlinked.class);
    }

    private static Contact contact(ContactId id, Instant createdAt) {
        return new Contact(
                TestBusiness.ACCOUNT,
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
                Origin.HOST,
                createdAt,
                0);
    }

    @EveryStore
    @DisplayName("M18 The history of a deleted contact is gone")
    void deleted(InboxFixture fixture) {
        ContactCard rosa = registered(fixture, writes(fixture, "hola"));
        contacts(fixture).delete(rosa.id()).orThrow();

        assertThat(contacts(fixture).history(rosa.id())).isEmpty();
        assertThat(fixture.store().countContactHistory(TestBusiness.ACCOUNT, rosa.id(), Visibility.ALL, 10))
                .isZero();
    }
}
