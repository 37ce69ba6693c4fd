package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.MessageThread;
import io.escala.core.conversations.ThreadReader;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** What a thread shows between its messages about the conversation itself. */
class SystemEntriesTest {
    private static final String ROSA = "5493415550101";
    private static final UserId GONE = new UserId("gone");

    private static MessageThread newest(InboxFixture fixture, ConversationId id, int limit) {
        return thread(fixture, id).page(CursorRequest.newest(limit)).orElseThrow();
    }

    private static ThreadReader thread(InboxFixture fixture, ConversationId id) {
        return fixture.inbox().as(fixture.administrator()).conversations().thread(id);
    }

    private static List<String> texts(MessageThread thread) {
        return thread.entries().stream()
                .map(entry -> entry.text(Locale.ENGLISH))
                .toList();
    }

    private static List<EntryContent> contents(MessageThread thread) {
        return thread.entries().stream()
                .filter(ThreadSystemEntry.class::isInstance)
                .map(entry -> ((ThreadSystemEntry) entry).entry().content())
                .toList();
    }

    /** Puts entries into the store, a second after one another, as a command of a later version does. */
    private static void put(InboxFixture fixture, ConversationId id, Author by, EntryContent... contents) {
        for (EntryContent content : contents) {
            fixture.later(Duration.ofSeconds(1));
            String unique = "entry-" + fixture.now().toEpochMilli();
            ChangeSet set = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId(unique), fixture.now())
                    .change(new ConversationChange.AddEntry(new SystemEntry(
                            TestBusiness.ACCOUNT, new EntryId(unique), id, by, content, fixture.now(), fixture.now())))
                    .build();
            assertThat(fixture.store().commit(List.of(set))).containsExactly(new CommitResult.Applied());
        }
    }

    private static ConversationId opened(InboxFixture fixture) {
        return fixture.receives(
                        fixture.meta().whatsAppPerson(ROSA).named("Rosa").writes("hola"))
                .conversation()
                .id();
    }

    @EveryStore
    @DisplayName(
            "M25 That the customer opened the conversation stands before their message, and other messages write nothing")
    void openingIsAnEntry(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        fixture.later(Duration.ofSeconds(1));
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("?"));
        fixture.sends(Recipient.conversation(id), Draft.text("¡Hola!"));

        MessageThread thread = newest(fixture, id, 10);

        assertThat(texts(thread)).containsExactly("¡Hola!", "?", "hola", "The customer opened the conversation");
        assertThat(contents(thread)).containsExactly(new EntryContent.Opened(SessionOpener.CONTACT, 1));
        assertThat(thread.entries().get(3).author()).isEqualTo(Author.CUSTOMER);
        assertThat(thread.entries().get(3).at())
                .isEqualTo(thread.entries().get(2).at());
    }

    @EveryStore
    @DisplayName("M25 A business that writes first opened the conversation, with the name of its user")
    void businessOpens(InboxFixture fixture) {
        ContactCard card = fixture.add(NewContact.consenting("Ana", "Sol").phone("5493415550177"));
        fixture.sends(
                Recipient.contact(card.id(), TestBusiness.SALES),
                Draft.template("order_ready").language("es").values(TemplateValue.fixed("Ana")));
        ConversationId id = fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .ofContact(card.id())
                .get(0)
                .id();

        assertThat(contents(newest(fixture, id, 10)))
                .containsExactly(new EntryContent.Opened(SessionOpener.BUSINESS, 1));
        assertThat(newest(fixture, id, 10).entries().get(1).author())
                .isEqualTo(Author.user(fixture.administrator().user()));
    }

    @EveryStore
    @DisplayName("M25, S59 That a person was linked shows in their conversation, by whom and to which contact")
    void linkIsAnEntry(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        ContactCard card = fixture.add(NewContact.consenting("Ana", "Sol").phone("5493415550177"));
        fixture.later(Duration.ofSeconds(1));
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .associate(id, card.id())
                .orThrow();

        MessageThread thread = newest(fixture, id, 10);

        assertThat(texts(thread).get(0)).isEqualTo("A user linked the conversation to Ana Sol");
        assertThat(contents(thread).get(0)).isEqualTo(new EntryContent.Linked(card.id()));
        assertThat(thread.entries().get(0).author())
                .isEqualTo(Author.user(fixture.administrator().user()));
    }

    @EveryStore
    @DisplayName("M25, S40 That an automation registered the contact shows in the conversation, once")
    void registrationIsAnEntry(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        fixture.later(Duration.ofSeconds(1));
        for (int run = 0; run < 2; run++) {
            fixture.inbox()
                    .as(Actor.automation(TestBusiness.ACCOUNT))
                    .contacts()
                    .createOrAssociate(id)
                    .orThrow();
        }

        assertThat(texts(newest(fixture, id, 10)))
                .containsExactly(
                        "An automation linked the conversation to Rosa",
                        "An automation ran: registration of the contact",
                        "hola",
                        "The customer opened the conversation");
    }

    @EveryStore
    @DisplayName(
            "M25 Every kind of entry has a text in English, Spanish and Portuguese, with names where the team has them")
    void everyEntryHasAText(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        UserId ada = fixture.administrator().user();
        put(
                fixture,
                id,
                Author.user(ada),
                new EntryContent.Closed(1, "Sold"),
                new EntryContent.Assigned(null, ada),
                new EntryContent.Assigned(ada, GONE),
                new EntryContent.Assigned(ada, null),
                new EntryContent.Unlinked(new ContactId("other")),
                new EntryContent.LineChanged(new LineId("other"), TestBusiness.SALES),
                new EntryContent.Note("Call again"));
        put(
                fixture,
                id,
                Author.CHANNEL,
                new EntryContent.Merged(new ConversationId("other")),
                new EntryContent.AutomationRan("Welcome"),
                new EntryContent.AutomationRan(null),
                new EntryContent.Note(" "),
                new EntryContent.Unknown("hologram", "{}"));
        put(fixture, id, Author.user(GONE), new EntryContent.Closed(1, null));
        MessageThread thread = Inbox.builder(fixture.store())
                .clock(fixture.clock())
                .team(Team.fixed(
                        TestBusiness.ACCOUNT, List.of(TeamMember.available(ada, "Ada Paz", Role.ADMINISTRATOR))))
                .build()
                .as(fixture.administrator())
                .conversations()
                .thread(id)
                .page(CursorRequest.newest(50))
                .orElseThrow();

        List<String> oldestFirst = new ArrayList<>(texts(thread));
        Collections.reverse(oldestFirst);
        assertThat(oldestFirst.subList(2, oldestFirst.size()))
                .containsExactly(
                        "Ada Paz closed the conversation: Sold",
                        "Ada Paz assigned the conversation to Ada Paz",
                        "Ada Paz assigned the conversation to a user",
                        "Ada Paz left the conversation without an owner",
                        "Ada Paz unlinked the conversation from a contact",
                        "Ada Paz moved the conversation from another line to " + lineName(thread),
                        "Call again",
                        "The messages of another conversation with the same person show here too",
                        "An automation ran: Welcome",
                        "An automation ran",
                        "Empty message",
                        "Entry of a newer version",
                        "A user closed the conversation");
        for (Locale locale : List.of(new Locale("es"), new Locale("pt"))) {
            assertThat(thread.entries())
                    .extracting(entry -> entry.text(locale))
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{", "null"));
            assertThat(thread.entries().get(0).text(locale)).isNotEqualTo("A user closed the conversation");
        }
    }

    private static String lineName(MessageThread thread) {
        return Objects.requireNonNull(thread.conversation().line()).name();
    }

    @EveryStore
    @DisplayName("M25 Messages and entries are read in one order, in both directions and around a message")
    void entriesAreMergedWithMessages(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        List<String> oldestFirst = new ArrayList<>(List.of("The customer opened the conversation", "hola"));
        for (int round = 0; round < 4; round++) {
            put(fixture, id, Author.CHANNEL, new EntryContent.Note("n" + round), new EntryContent.Note("o" + round));
            fixture.later(Duration.ofSeconds(1));
            fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("m" + round));
            oldestFirst.addAll(List.of("n" + round, "o" + round, "m" + round));
        }
        List<String> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);

        for (int limit = 1; limit <= newestFirst.size() + 1; limit++) {
            List<String> upwards = new ArrayList<>();
            MessageThread page = newest(fixture, id, limit);
            upwards.addAll(texts(page));
            while (page.older().isPresent()) {
                page = thread(fixture, id)
                        .page(CursorRequest.after(page.older().get(), limit))
                        .orElseThrow();
                assertThat(page.entries()).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
                upwards.addAll(texts(page));
            }
            assertThat(upwards).isEqualTo(newestFirst);

            List<String> downwards = new ArrayList<>();
            do {
                List<String> found = new ArrayList<>(texts(page));
                Collections.reverse(found);
                downwards.addAll(found);
                page = thread(fixture, id)
                        .since(page.newer().orElseThrow(), limit)
                        .orElseThrow();
            } while (!page.entries().isEmpty());
            assertThat(downwards)
                    .isEqualTo(oldestFirst.subList(oldestFirst.size() - downwards.size(), oldestFirst.size()));
            assertThat(downwards.size()).isGreaterThan(oldestFirst.size() - limit);
        }

        MessageId middle = newest(fixture, id, 50).messages().get(2).message().id();
        assertThat(texts(thread(fixture, id).around(middle, 2).orElseThrow()))
                .containsExactly("o2", "n2", "m1", "o1", "n1");
    }

    @EveryStore
    @DisplayName("M25 An entry is no message: it changes no row of the list, and no count")
    void entriesCountAsNothing(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        Object before = rows(fixture);

        put(fixture, id, Author.CHANNEL, new EntryContent.Note("a note"), new EntryContent.Closed(1, "no"));

        assertThat(rows(fixture)).isEqualTo(before);
        assertThat(fixture.store().thread(TestBusiness.ACCOUNT, id, null, 10).items())
                .hasSize(1);
    }

    private static Object rows(InboxFixture fixture) {
        return fixture
                .inbox()
                .as(fixture.administrator())
                .conversations()
                .list(ConversationQuery.all())
                .page(CursorRequest.first(10))
                .items()
                .stream()
                .map(row -> List.of(row.unread(), row.latest(), row.waitingSince(), row.id(), row.activityAt()))
                .toList();
    }

    @EveryStore
    @DisplayName("M25 A page takes a fixed number of reads, whatever it shows")
    void pagesTakeAFixedNumberOfReads(InboxFixture fixture) {
        ConversationId id = opened(fixture);
        for (int number = 0; number < 20; number++) {
            put(fixture, id, Author.user(GONE), new EntryContent.Assigned(GONE, null), new EntryContent.Note("n"));
        }
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        List<Integer> reads = new ArrayList<>();
        for (int limit : List.of(1, 40, 42)) {
            counting.reset();
            assertThat(inbox.as(fixture.administrator())
                            .conversations()
                            .thread(id)
                            .page(CursorRequest.newest(limit))
                            .orElseThrow()
                            .entries())
                    .hasSize(limit);
            reads.add(counting.calls());
        }

        assertThat(Set.copyOf(reads)).hasSize(1);
    }
}
