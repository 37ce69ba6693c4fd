package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.ConversationView;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.IncomingMessage;
import io.escala.core.port.Metrics;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.Sent;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.work.QuarantinedWork;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Followers of the event log")
class FollowersTest {
    private static final String ROSA = "5493415550101";
    private static final String LUIS = "5493415550102";

    /** Longer than a lease lasts. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final List<String> handled = new ArrayList<>();

    private void record(IncomingMessage message) {
        handled.add(message.text());
    }

    private static Webhook writes(InboxFixture fixture, String number, String text) {
        return fixture.meta().whatsAppPerson(number).writes(text);
    }

    private static ConversationId receives(InboxFixture fixture, String number, String text) {
        return fixture.receives(writes(fixture, number, text)).conversation().id();
    }

    private static List<QuarantinedWork> quarantine(InboxFixture fixture) {
        return fixture.inbox()
                .as(Actor.host())
                .quarantine()
                .work()
                .page(CursorRequest.first(10))
                .items();
    }

    @EveryStore
    @DisplayName("A message is answered, and the answer goes out once, however often the message is delivered")
    void answersOnce(InboxFixture fixture) {
        fixture.inbox().onMessage("answering", message -> message.reply("Thanks, " + message.text()));
        Webhook hello = writes(fixture, ROSA, "hola");

        fixture.receives(hello);
        ConversationView view = fixture.receives(hello);

        assertThat(fixture.texts(view.conversation().id())).containsExactly("hola", "Thanks, hola");
        assertThat(fixture.thread(view.conversation().id()))
                .last()
                .extracting(Message::author)
                .isEqualTo(Author.AUTOMATION);
        assertThat(fixture.meta().sentTo(fixture.meta().whatsAppPerson(ROSA))).hasSize(1);
    }

    @EveryStore
    @DisplayName("A new follower gets what arrives from its registration on, or everything that is kept")
    void startsFromNowOrFromTheBeginning(InboxFixture fixture) {
        receives(fixture, ROSA, "before");
        List<String> all = new ArrayList<>();
        fixture.inbox().onMessage("from-now", this::record);
        fixture.inbox().onMessage(FollowerOptions.named("all").fromBeginning(), message -> all.add(message.text()));

        receives(fixture, ROSA, "after");

        assertThat(handled).containsExactly("after");
        assertThat(all).containsExactly("before", "after");
    }

    @EveryStore
    @DisplayName("A follower of a process that starts again goes on where it was")
    void goesOnAfterARestart(InboxFixture fixture) {
        InboxFixture.Node first = fixture.node();
        first.inbox().onMessage("answering", this::record);
        fixture.deliver(writes(fixture, ROSA, "one"));
        fixture.runWork(first);
        fixture.deliver(writes(fixture, ROSA, "two"));

        InboxFixture.Node second = fixture.node();
        second.inbox().onMessage(FollowerOptions.named("answering").fromBeginning(), this::record);
        fixture.runWork(second);

        assertThat(handled).containsExactly("one", "two");
    }

    @EveryStore
    @DisplayName("Processes that register the same follower share its messages, and one without it takes none")
    void processesShareAFollower(InboxFixture fixture) {
        InboxFixture.Node one = fixture.node();
        InboxFixture.Node two = fixture.node();
        InboxFixture.Node other = fixture.node();
        one.inbox().onMessage("answering", this::record);
        two.inbox().onMessage("answering", this::record);
        other.inbox().onMessage("other", message -> {});
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sent.add("text-" + i);
            fixture.deliver(writes(fixture, "54934155502" + (10 + i % 7), sent.get(i)));
            other.inbox().work().runDue(100);
            (i % 2 == 0 ? one : two).inbox().work().runDue(3);
        }

        fixture.runWork(other);
        fixture.runWork(one);

        assertThat(handled).containsExactlyInAnyOrderElementsOf(sent);
    }

    @EveryStore
    @DisplayName("A message whose handler throws holds up its conversation only, and is handled again")
    void failureHoldsUpItsConversationOnly(InboxFixture fixture) {
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.inbox().onMessage("answering", message -> {
            if (broken.get() && message.text().equals("bad")) {
                throw new IllegalStateException("not today");
            }
            record(message);
        });
        fixture.deliver(writes(fixture, ROSA, "bad"));
        fixture.deliver(writes(fixture, ROSA, "next"));
        fixture.deliver(writes(fixture, LUIS, "hola"));

        fixture.runWork();
        assertThat(handled).containsExactly("hola");

        broken.set(false);
        fixture.later(Duration.ofSeconds(2));
        fixture.runWork();
        assertThat(handled).containsExactly("hola", "bad", "next");
    }

    @EveryStore
    @DisplayName(
            "A message whose handler throws six times within ten minutes is quarantined with the reason, its conversation goes on, "
                    + "and a replay handles it")
    void quarantinedAfterFiveRetries(InboxFixture fixture) {
        AtomicInteger attempts = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.inbox().onMessage("answering", message -> {
            if (broken.get() && message.text().equals("bad")) {
                assertThat(message.attempt()).isEqualTo(attempts.incrementAndGet());
                throw new java.io.IOException("the other service is down");
            }
            record(message);
        });
        fixture.deliver(writes(fixture, ROSA, "bad"));
        fixture.deliver(writes(fixture, ROSA, "next"));
        fixture.runWork();
        for (Duration wait : List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofMinutes(3),
                Duration.ofMinutes(5))) {
            assertThat(handled).isEmpty();
            fixture.later(wait);
            fixture.runWork();
        }

        assertThat(attempts).hasValue(6);
        assertThat(handled).containsExactly("next");
        List<QuarantinedWork> quarantined = quarantine(fixture);
        assertThat(quarantined).hasSize(1).first().satisfies(work -> {
            assertThat(work.reason()).isEqualTo(QuarantinedWork.Reason.EXCEPTIONS);
            assertThat(work.detail()).isEqualTo("java.io.IOException");
        });

        broken.set(false);
        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replayWork(List.of(quarantined.get(0).key()))
                        .orThrow())
                .hasSize(1);
        fixture.runWork();
        assertThat(handled).containsExactly("next", "bad");
        assertThat(quarantine(fixture)).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "A process that is lost after it queued the answer: the message is handled again, and answered once, whatever the text")
    void answeredOnceAfterACrash(InboxFixture fixture) {
        AtomicBoolean dead = new AtomicBoolean();
        InboxFixture.Node lost =
                fixture.node(store -> FailingStore.before(store, method -> dead.get()), Metrics.none());
        lost.inbox().onMessage("answering", message -> {
            message.reply("first");
            dead.set(true);
        });
        ConversationId rosa =
                fixture.deliver(writes(fixture, ROSA, "hola")).items().get(0).conversation();
        fixture.later(Duration.ofSeconds(1));
        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> lost.inbox().work().runDue(100));

        fixture.later(LEASE);
        List<Outcome<Sent>> answers = new ArrayList<>();
        fixture.inbox().onMessage("answering", message -> {
            answers.add(message.reply("second"));
            answers.add(message.reply("and another"));
        });
        fixture.runWork();

        assertThat(fixture.texts(rosa)).containsExactly("hola", "first", "and another");
        assertThat(answers.get(0).orThrow().alreadyQueued()).isTrue();
        assertThat(answers.get(1).orThrow().alreadyQueued()).isFalse();
        assertThat(fixture.events(CrmEvent.ReplyRefused.class)).isEmpty();
    }

    @EveryStore
    @DisplayName("While the store is unavailable no attempt is counted")
    void outageIsNoAttempt(InboxFixture fixture) {
        AtomicInteger calls = new AtomicInteger();
        fixture.inbox().onMessage("answering", message -> {
            if (calls.incrementAndGet() <= 8) {
                throw new TryAgainException("the store is not available");
            }
            handled.add(message.text() + " in attempt " + message.attempt());
        });
        fixture.deliver(writes(fixture, ROSA, "hola"));

        for (int i = 0; i < 9; i++) {
            fixture.runWork();
            fixture.later(Duration.ofSeconds(5));
        }

        assertThat(handled).containsExactly("hola in attempt 1");
        assertThat(quarantine(fixture)).isEmpty();
    }

    @EveryStore
    @DisplayName("A message that is older than an hour, or that was unsent, is not handled any more")
    void oldAndUnsentMessagesAreSkipped(InboxFixture fixture) {
        InboxFixture.Node node = fixture.node();
        node.inbox().onMessage("answering", this::record);
        fixture.deliver(writes(fixture, ROSA, "old"));
        fixture.later(Duration.ofHours(1));
        fixture.deliver(writes(fixture, ROSA, "new"));
        DirectChat chat = fixture.meta().instagramPerson("9001").chat();
        Webhook unsent = chat.writes("unsent");
        fixture.deliver(unsent);
        fixture.deliver(chat.unsends(unsent.messageId()));
        fixture.later(Duration.ofSeconds(1));

        fixture.runWork(node);

        assertThat(handled).containsExactly("new");
    }

    @EveryStore
    @DisplayName("A reply that is refused is an event, and the handler goes on")
    void refusedReplyIsAnEvent(InboxFixture fixture) {
        List<Outcome<Sent>> answers = new ArrayList<>();
        fixture.inbox().onMessage("answering", message -> {
            answers.add(message.reply(Draft.text("")));
            record(message);
        });

        ConversationId rosa = receives(fixture, ROSA, "hola");

        assertThat(answers).hasSize(1).first().isInstanceOf(Outcome.Refused.class);
        assertThat(handled).containsExactly("hola");
        assertThat(fixture.events(CrmEvent.ReplyRefused.class))
                .hasSize(1)
                .first()
                .satisfies(event -> {
                    assertThat(event.conversation()).isEqualTo(rosa);
                    assertThat(event.reasons()).containsExactly("TEXT_EMPTY");
                });
    }

    @EveryStore
    @DisplayName("A follower of one account gets nothing of others, and only messages of customers")
    void getsMessagesOfItsAccountOnly(InboxFixture fixture) {
        fixture.inbox().onMessage(FollowerOptions.named("ours").ofAccount(TestBusiness.ACCOUNT), this::record);
        fixture.inbox().onMessage(FollowerOptions.named("theirs").ofAccount(new AccountId("other")), this::record);

        ConversationId rosa = receives(fixture, ROSA, "hola");
        fixture.sends(Recipient.conversation(rosa), Draft.text("buenas"));

        assertThat(handled).containsExactly("hola");
    }

    @EveryStore
    @DisplayName("A follower of events gets every event once, those of one conversation in the order of the log")
    void eventsAreFollowedInOrder(InboxFixture fixture) {
        List<LoggedEvent> followed = new ArrayList<>();
        fixture.inbox().follow(FollowerOptions.named("audit").fromBeginning(), followed::add);
        for (int i = 0; i < 10; i++) {
            receives(fixture, i % 2 == 0 ? ROSA : LUIS, "text-" + i);
        }

        fixture.runWork();

        List<LoggedEvent> log = InboxFixture.found(
                fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).events(CursorRequest.first(1_000)));
        assertThat(followed).containsExactlyInAnyOrderElementsOf(log);
        Set<ConversationId> conversations = new HashSet<>();
        fixture.events(CrmEvent.MessageReceived.class).forEach(event -> conversations.add(event.conversation()));
        assertThat(conversations)
                .hasSize(2)
                .allSatisfy(conversation ->
                        assertThat(received(followed, conversation)).hasSize(5).isEqualTo(received(log, conversation)));
    }

    private static List<LoggedEvent> received(List<LoggedEvent> events, ConversationId conversation) {
        return events.stream()
                .filter(event -> event.event() instanceof CrmEvent.MessageReceived received
                        && received.conversation().equals(conversation))
                .toList();
    }

    @EveryStore
    @DisplayName("A follower that was away for longer than events are kept goes on with the first that is kept")
    void goesOnAfterEventsWereDeleted(InboxFixture fixture) {
        InboxFixture.Node away = fixture.node();
        away.inbox().onMessage("answering", this::record);
        receives(fixture, ROSA, "deleted");
        fixture.later(Duration.ofDays(92));
        fixture.runWork();
        fixture.later(Duration.ofDays(1));
        fixture.runWork();
        assertThat(fixture.events(CrmEvent.MessageReceived.class)).isEmpty();

        fixture.deliver(writes(fixture, ROSA, "kept"));
        fixture.runWork(away);

        assertThat(handled).containsExactly("kept");
    }

    @EveryStore
    @DisplayName("A name is registered once, in an inbox that is open")
    void nameIsRegisteredOnce(InboxFixture fixture) {
        InboxFixture.Node node = fixture.node();
        node.inbox().onMessage("answering", this::record);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> node.inbox().follow("answering", event -> {}))
                .withMessageContaining("answering");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> node.inbox().onMessage("an/swering", this::record))
                .withMessageContaining("name");

        node.inbox().close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> node.inbox().onMessage("another", this::record));
    }
}
