package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ComposerState;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessagePreview;
import io.escala.core.conversations.MessageThread;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.conversations.ThreadReader;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** The thread of a conversation, with what is shown above and below it. */
class ThreadTest {
    private static final String ROSA = "5493415550101";

    private static ThreadReader thread(InboxFixture fixture, ConversationId id) {
        return fixture.inbox().as(fixture.administrator()).conversations().thread(id);
    }

    private static MessageThread newest(InboxFixture fixture, ConversationId id) {
        return thread(fixture, id).page(CursorRequest.newest(50)).orElseThrow();
    }

    private static List<String> texts(MessageThread thread) {
        return thread.messages().stream()
                .map(message -> message.text(Locale.ENGLISH))
                .toList();
    }

    private static ConversationId conversation(InboxFixture fixture, int messages) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA).named("Rosa");
        ConversationView view = fixture.receives(rosa.writes("0"));
        for (int number = 1; number < messages; number++) {
            fixture.later(Duration.ofSeconds(1));
            fixture.receives(rosa.writes(Integer.toString(number)));
        }
        return view.conversation().id();
    }

    @EveryStore
    @DisplayName(
            "M17, M22, M23, M24, M25, M26 A thread comes with title, contact, line, owner, state, and the number to call")
    void threadComesWithItsHeader(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 1);

        MessageThread unregistered = newest(fixture, id);
        assertThat(unregistered.conversation().displayName()).contains("Rosa");
        assertThat(unregistered.conversation().contactId()).isEmpty();
        assertThat(unregistered.callNumber()).contains(new Phone(ROSA));
        assertThat(unregistered.conversation().line())
                .satisfies(line -> assertThat(line.id()).isEqualTo(TestBusiness.SALES));

        ContactCard card = fixture.add(NewContact.consenting("Ana", "Sol").phone("5493415550177"));
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .associate(id, card.id())
                .orThrow();
        fixture.sends(Recipient.conversation(id), Draft.text("¡Hola!"));

        MessageThread registered = newest(fixture, id);
        assertThat(registered.conversation().displayName()).contains("Ana Sol");
        assertThat(registered.conversation().contactId()).contains(card.id());
        assertThat(registered.callNumber()).isEqualTo(fixture.card(card.id()).whatsAppPhone());
        assertThat(registered.conversation().conversation().open()).isTrue();
        assertThat(texts(registered)).containsExactly("¡Hola!", "0");
        assertThat(registered.messages().get(0).message().author())
                .isEqualTo(Author.user(fixture.administrator().user()));
        assertThat(registered.messages().get(0).message().line()).isEqualTo(TestBusiness.SALES);
        ConversationCloser.close(fixture, fixture.view(id));
        assertThat(newest(fixture, id).conversation().conversation().open()).isFalse();
    }

    @EveryStore
    @DisplayName("M23, M25 Owner and authors are shown with the names that the host's team has")
    void usersAreNamed(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 1);
        fixture.sends(Recipient.conversation(id), Draft.text("¡Hola!"));
        List<TeamMember> members =
                List.of(TeamMember.available(fixture.administrator().user(), "Ada Paz", Role.ADMINISTRATOR));
        MessageThread thread = Inbox.builder(fixture.store())
                .clock(fixture.clock())
                .team(Team.fixed(TestBusiness.ACCOUNT, members))
                .build()
                .as(fixture.administrator())
                .conversations()
                .thread(id)
                .page(CursorRequest.newest(10))
                .orElseThrow();

        assertThat(thread.messages())
                .extracting(ThreadMessage::authorName)
                .containsExactly(Optional.of("Ada Paz"), Optional.empty());
    }

    @EveryStore
    @DisplayName(
            "M10, M32, M33, M34 What may be written: anything until the window ends, then a template, then an answer is awaited")
    void whatMayBeWritten(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA).named("Rosa");
        ConversationView view = fixture.receives(rosa.writes("hola"));
        ConversationId id = view.conversation().id();
        assertThat(newest(fixture, id).composer())
                .isEqualTo(ComposerState.freeText(view.window().closesAt().orElseThrow()));

        fixture.later(Duration.ofHours(25));
        assertThat(newest(fixture, id).composer()).isEqualTo(ComposerState.templateOnly());

        Message template = fixture.sends(
                Recipient.conversation(id),
                Draft.template("order_ready").language("es").values(TemplateValue.fixed("Rosa")));
        assertThat(newest(fixture, id).composer()).isEqualTo(ComposerState.waitingForAnswer(template.at()));

        fixture.later(Duration.ofMinutes(1));
        fixture.receives(rosa.writes("gracias"));
        assertThat(newest(fixture, id).composer().mode()).isEqualTo(ComposerState.Mode.FREE_TEXT);
    }

    @EveryStore
    @DisplayName("M34 On Messenger and Instagram only the customer can begin again after the window")
    void directChannelsWaitForTheCustomer(InboxFixture fixture) {
        ConversationId id = fixture.receives(fixture.meta()
                        .messengerPerson("249001")
                        .named("Bea", "B")
                        .writes("hola"))
                .conversation()
                .id();
        fixture.later(Duration.ofHours(25));

        assertThat(newest(fixture, id).composer()).isEqualTo(ComposerState.waitingForCustomer());
        assertThat(newest(fixture, id).callNumber()).isEmpty();
    }

    @EveryStore
    @DisplayName("M25 A thread is read in both directions, and each message once")
    void threadIsReadInBothDirections(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 7);
        List<String> upwards = new ArrayList<>();
        MessageThread page = thread(fixture, id).page(CursorRequest.newest(3)).orElseThrow();
        String bottom = page.newer().orElseThrow();
        upwards.addAll(texts(page));
        while (page.older().isPresent()) {
            page = thread(fixture, id)
                    .page(CursorRequest.after(page.older().get(), 3))
                    .orElseThrow();
            upwards.addAll(texts(page));
        }
        assertThat(upwards).containsExactly("6", "5", "4", "3", "2", "1", "0");

        List<String> downwards = new ArrayList<>();
        String newer = page.newer().orElseThrow();
        do {
            page = thread(fixture, id).since(newer, 2).orElseThrow();
            List<String> found = new ArrayList<>(texts(page));
            Collections.reverse(found);
            downwards.addAll(found);
            newer = page.newer().orElseThrow();
        } while (!page.entries().isEmpty());
        assertThat(downwards).containsExactly("1", "2", "3", "4", "5", "6");

        fixture.later(Duration.ofSeconds(1));
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("7"));
        assertThat(texts(thread(fixture, id).since(bottom, 10).orElseThrow())).containsExactly("7");
    }

    @EveryStore
    @DisplayName("M25 A thread opens around a message")
    void threadOpensAroundAMessage(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 7);
        MessageId third = newest(fixture, id).messages().get(4).message().id();

        MessageThread around = thread(fixture, id).around(third, 2).orElseThrow();

        assertThat(texts(around)).containsExactly("4", "3", "2", "1", "0");
        MessageThread opening = thread(fixture, id)
                .page(CursorRequest.after(around.older().orElseThrow(), 2))
                .orElseThrow();
        assertThat(opening.messages()).isEmpty();
        assertThat(opening.entries()).hasSize(1);
        assertThat(opening.older()).isEmpty();
        assertThat(texts(thread(fixture, id)
                        .since(around.newer().orElseThrow(), 10)
                        .orElseThrow()))
                .containsExactly("6", "5");
        ConversationId other = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550102").writes("hola"))
                .conversation()
                .id();
        assertThat(thread(fixture, other).around(third, 2)).isEmpty();
        assertThat(thread(fixture, id).around(new MessageId("absent"), 2)).isEmpty();
    }

    @EveryStore
    @DisplayName("M25 A page of twenty messages takes as few reads as one of a single message")
    void pagesTakeAFixedNumberOfReads(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 20);
        MessageId first = newest(fixture, id).messages().get(19).message().id();
        for (String text : List.of("sobre eso", "y sobre eso")) {
            fixture.inbox()
                    .as(fixture.administrator())
                    .messages()
                    .send(SendRequest.to(id).text(text).quoting(first))
                    .orThrow();
            fixture.later(Duration.ofSeconds(1));
        }
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();

        int one = reads(inbox, counting, fixture, id, 1);
        int most = reads(inbox, counting, fixture, id, 20);

        assertThat(most).isEqualTo(one).isPositive();
    }

    private static int reads(
            Inbox inbox, CountingStore counting, InboxFixture fixture, ConversationId id, int messages) {
        counting.reset();
        assertThat(inbox.as(fixture.administrator())
                        .conversations()
                        .thread(id)
                        .page(CursorRequest.newest(messages))
                        .orElseThrow()
                        .entries())
                .hasSize(messages);
        return counting.calls();
    }

    @EveryStore
    @DisplayName("M25 A quoted message is shown with the message that quotes it")
    void quotedMessageIsResolved(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 1);
        MessageId first = newest(fixture, id).messages().get(0).message().id();

        fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .send(SendRequest.to(id).text("sobre eso").quoting(first))
                .orThrow();

        ThreadMessage answer = newest(fixture, id).messages().get(0);
        assertThat(answer.quoted()).map(MessagePreview::id).contains(first);
        assertThat(answer.quoted().map(quoted -> quoted.text(Locale.ENGLISH, 20)))
                .contains("0");
        assertThat(newest(fixture, id).messages().get(1).quoted()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "S78 Whoever may not see a conversation reads neither its thread nor its messages, by any id or cursor")
    void invisibleThreadsAreAbsent(InboxFixture fixture) {
        ConversationId id = conversation(fixture, 2);
        MessageThread seen = newest(fixture, id);
        MessageId message = seen.messages().get(0).message().id();
        StoredConversation mine = new StoredConversation("mine")
                .on(TestBusiness.PAGE, Channel.MESSENGER)
                .ownedBy(fixture.salesUser().user());
        StoredConversation.add(fixture, mine);
        ThreadReader theirs =
                fixture.inbox().as(fixture.salesUser()).conversations().thread(id);

        assertThat(theirs.page(CursorRequest.newest(10))).isEmpty();
        assertThat(theirs.around(message, 5)).isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.salesUser())
                        .conversations()
                        .thread(mine.id())
                        .page(CursorRequest.newest(10)))
                .hasValueSatisfying(own -> assertThat(own.entries()).isEmpty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> theirs.since(seen.newer().orElseThrow(), 5))
                .withMessage("this cursor belongs to another list");
        assertThat(fixture.inbox().as(fixture.salesUser()).messages().get(List.of(message)))
                .isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .messages()
                        .get(List.of(message, new MessageId("absent"))))
                .isEqualTo(Map.of(message, seen.messages().get(0).message()));
    }
}
