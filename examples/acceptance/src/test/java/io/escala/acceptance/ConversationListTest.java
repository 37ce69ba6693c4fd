package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.OperationId;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The list of conversations, and the view of a conversation. */
class ConversationListTest {
    private static List<String> people(InboxFixture fixture, ConversationQuery query) {
        return fixture.list(query).stream()
                .map(row -> row.title().orElseThrow())
                .toList();
    }

    @EveryStore
    @DisplayName("M5 The most recent conversations come first, page by page")
    void newestConversationsFirst(InboxFixture fixture) {
        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        fixture.receives(ana.writes("hola"));
        fixture.receives(
                fixture.meta().messengerPerson("249001").named("Bea", "B").writes("hola"));
        fixture.receives(fixture.meta().instagramPerson("17991").named("Cora").writes("hola"));
        assertThat(people(fixture, ConversationQuery.all())).containsExactly("Cora", "Bea B", "Ana");

        fixture.receives(ana.writes("otra vez"));

        assertThat(people(fixture, ConversationQuery.all())).containsExactly("Ana", "Cora", "Bea B");
        List<String> paged = new ArrayList<>();
        String next = null;
        do {
            CursorPage<ConversationSummary> page = fixture.inbox()
                    .as(fixture.administrator())
                    .conversations()
                    .list(ConversationQuery.all())
                    .page(next == null ? CursorRequest.first(1) : CursorRequest.after(next, 1));
            page.items().forEach(row -> paged.add(row.title().orElseThrow()));
            next = page.next();
        } while (next != null);
        assertThat(paged).containsExactly("Ana", "Cora", "Bea B");
    }

    @EveryStore
    @DisplayName("M12, M24 Conversations are listed and counted by state: open, closed or all")
    void conversationsByState(InboxFixture fixture) {
        ConversationView ana = fixture.receives(
                fixture.meta().whatsAppPerson("5493415550101").named("Ana").writes("hola"));
        fixture.receives(
                fixture.meta().whatsAppPerson("5493415550102").named("Bea").writes("hola"));
        ConversationCloser.close(fixture, ana);

        assertThat(people(fixture, ConversationQuery.open())).containsExactly("Bea");
        assertThat(people(fixture, ConversationQuery.closed())).containsExactly("Ana");
        assertThat(people(fixture, ConversationQuery.all())).containsExactly("Bea", "Ana");
        for (ConversationQuery each :
                List.of(ConversationQuery.open(), ConversationQuery.closed(), ConversationQuery.all())) {
            assertThat(fixture.inbox()
                            .as(fixture.administrator())
                            .conversations()
                            .list(each)
                            .countExactly())
                    .as(each.toString())
                    .isEqualTo(people(fixture, each).size());
        }
        assertThat(fixture.view(ana.conversation().id()).conversation().open()).isFalse();
    }

    @EveryStore
    @DisplayName("M15 Closing a conversation leaves the 24-hour window as it is")
    void closingKeepsTheWindow(InboxFixture fixture) {
        ConversationView ana = fixture.receives(
                fixture.meta().whatsAppPerson("5493415550101").named("Ana").writes("hola"));
        Duration before = ana.window().remaining(fixture.now());
        ConversationCloser.close(fixture, ana);

        assertThat(fixture.view(ana.conversation().id()).window().remaining(fixture.now()))
                .isEqualTo(before);
        assertThat(fixture.send(
                        Recipient.conversation(ana.conversation().id()),
                        Draft.text("una cosa más"),
                        fixture.administrator()))
                .isInstanceOf(Outcome.Done.class);
    }

    @EveryStore
    @DisplayName(
            "M15, M16 After closing, the contact's next message opens the same conversation and lets the start event happen again")
    void nextMessageReopensTheConversation(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationView ana = fixture.receives(person.writes("hola"));
        ConversationCloser.close(fixture, ana);
        fixture.later(Duration.ofMinutes(5));

        ConversationView again = fixture.receives(person.writes("otra cosa"));

        assertThat(again.conversation().id()).isEqualTo(ana.conversation().id());
        assertThat(again.conversation().open()).isTrue();
        assertThat(fixture.events(CrmEvent.ConversationOpened.class))
                .extracting(CrmEvent.ConversationOpened::session)
                .containsExactly(1, 2);
        assertThat(fixture.texts(ana.conversation().id())).containsExactly("hola", "otra cosa");
    }

    @EveryStore
    @DisplayName(
            "M22, M23, M24, M25 A conversation shows its line, its owner, its state, and what was sent and received")
    void conversationDetails(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationView ana = fixture.receives(person.with(fixture.support()).writes("hola"));
        fixture.sends(Recipient.conversation(ana.conversation().id()), Draft.text("¡Hola, Ana!"));

        ConversationView view = fixture.view(ana.conversation().id());
        assertThat(view.line().id()).isEqualTo(TestBusiness.SUPPORT);
        assertThat(view.line().name()).isEqualTo("Support");
        assertThat(view.conversation().owner()).isNull();
        assertThat(view.conversation().open()).isTrue();
        List<Message> thread = fixture.thread(ana.conversation().id());
        assertThat(thread).extracting(Message::direction).containsExactly(Direction.INBOUND, Direction.OUTBOUND);
        assertThat(thread)
                .extracting(Message::author)
                .containsExactly(
                        Author.CUSTOMER, Author.user(fixture.administrator().user()));
        assertThat(fixture.texts(ana.conversation().id())).containsExactly("hola", "¡Hola, Ana!");
        assertThat(fixture.meta().sent())
                .singleElement()
                .satisfies(sent -> assertThat(sent.line().id()).isEqualTo(TestBusiness.SUPPORT_NUMBER));
    }

    @EveryStore
    @DisplayName("M23 The owner is shown with the name that the host's team has, in the list and in the conversation")
    void ownerName(InboxFixture fixture) {
        UserId sam = fixture.salesUser().user();
        ConversationView unassigned = fixture.receives(
                fixture.meta().whatsAppPerson("5493415550101").named("Ana").writes("hola"));
        ConversationId owned = ownedConversation(fixture, unassigned, sam);
        List<TeamMember> members = List.of(TeamMember.available(sam, "Samuel Paz", Role.SALES_USER));
        Conversations named = Inbox.builder(fixture.store())
                .clock(fixture.clock())
                .team(Team.fixed(TestBusiness.ACCOUNT, members))
                .build()
                .as(fixture.administrator())
                .conversations();

        assertThat(named.view(owned).orElseThrow().ownerName()).contains("Samuel Paz");
        assertThat(named.view(unassigned.conversation().id()).orElseThrow().ownerName())
                .isEmpty();
        assertThat(named.list(ConversationQuery.all()).stream()
                        .map(view -> view.ownerName().orElse("nobody")))
                .containsExactlyInAnyOrder("Samuel Paz", "nobody");
        assertThat(fixture.view(owned).owner()).as("no team").isNull();
        assertThat(fixture.view(owned).conversation().owner()).isEqualTo(sam);
    }

    private static ConversationId ownedConversation(InboxFixture fixture, ConversationView other, UserId owner) {
        ConversationId id = new ConversationId("owned");
        Conversation conversation = Conversation.begin(
                        TestBusiness.ACCOUNT,
                        id,
                        TestBusiness.SUPPORT,
                        other.identity().id(),
                        Channel.WHATSAPP,
                        fixture.now())
                .ownedBy(owner);
        ChangeSet adding = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("add-owned"), fixture.now())
                .change(new ConversationChange.AddConversation(conversation))
                .build();
        assertThat(fixture.store().commit(List.of(adding))).singleElement().isInstanceOf(CommitResult.Applied.class);
        return id;
    }
}
