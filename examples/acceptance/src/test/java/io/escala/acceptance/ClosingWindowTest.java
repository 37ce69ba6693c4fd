package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.channel.TryAgainException;
import io.escala.core.feed.Feed;
import io.escala.core.feed.FeedUpdate;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.port.Metrics;
import io.escala.core.result.Outcome;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.WindowClosing;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** The event that tells, some time before, that the messaging window of a conversation is about to close. */
class ClosingWindowTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration NOTICE = Duration.ofHours(2);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Longer than a lease. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final PartyKey NUMBER = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101");
    private static final PartyKey USER_ID = new PartyKey(IdentityKeyKind.BSUID, "AR.77");

    private int messages;

    private static void notice(InboxFixture fixture, @Nullable Duration notice) {
        AccountSettings settings = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .administration()
                .settings()
                .orElseThrow();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .administration()
                        .save(settings.withClosingNotice(notice)))
                .isInstanceOf(Outcome.Done.class);
    }

    private ConversationId writes(InboxFixture fixture) {
        return writes(fixture.inbox(), fixture.now(), NUMBER);
    }

    private ConversationId writes(Inbox inbox, Instant at, PartyKey... keys) {
        messages++;
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                new Party(Stream.of(keys).toList(), "Rosa"),
                "wamid." + messages,
                at,
                new MessageContent.Text("m" + messages),
                null,
                true,
                RawBytes.copyOf(new byte[] {'{', '}'}));
        return inbox.receive(new IncomingBatch(TestBusiness.APP, List.of(message)))
                .items()
                .get(0)
                .conversation();
    }

    private static List<WindowClosing> told(InboxFixture fixture) {
        return fixture.events(WindowClosing.class);
    }

    private static List<WorkItem> work(InboxFixture fixture, ConversationId conversation) {
        return fixture.store().lane(TestBusiness.ACCOUNT, WorkKind.WINDOW + "/" + conversation, 10);
    }

    private static void passes(InboxFixture fixture, Duration time) {
        fixture.later(time);
        fixture.runWork();
    }

    private static void shut(InboxFixture fixture, ConversationId conversation) {
        ChangeSet shut = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("shut"), fixture.now())
                .change(new ConversationChange.RaiseMarks(conversation, Map.of(Mark.WINDOW_SHUT, fixture.now())))
                .build();
        assertThat(fixture.store().commit(List.of(shut))).containsExactly(new CommitResult.Applied());
    }

    @EveryStore
    @DisplayName("M10 Nothing is told, and no work queued, where the account does not ask for it")
    void nothingIsToldByDefault(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);

        assertThat(work(fixture, rosa)).isEmpty();
        passes(fixture, DAY);
        assertThat(told(fixture)).isEmpty();
    }

    @EveryStore
    @DisplayName("M10 A window is told once, the notice before it closes and not a millisecond earlier")
    void aWindowIsToldOnce(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(fixture);

        passes(fixture, DAY.minus(NOTICE).minusMillis(1));
        assertThat(told(fixture)).isEmpty();
        passes(fixture, Duration.ofMillis(1));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, wrote.plus(DAY)));
        assertThat(work(fixture, rosa)).isEmpty();

        passes(fixture, HOUR);
        passes(fixture, DAY);
        assertThat(told(fixture)).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "M10 A message before it was told moves it: told before the new end, not before the old one, with one item of work")
    void anExtensionMovesIt(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        fixture.later(HOUR);
        writes(fixture);
        fixture.later(HOUR);
        Instant last = fixture.now();
        writes(fixture);
        assertThat(work(fixture, rosa))
                .extracting(WorkItem::due)
                .as("written once, however many messages follow")
                .containsExactly(last.minus(HOUR).minus(HOUR).plus(DAY).minus(NOTICE));

        passes(fixture, DAY.minus(NOTICE).minus(HOUR));
        assertThat(told(fixture)).isEmpty();
        assertThat(work(fixture, rosa))
                .extracting(WorkItem::due)
                .containsExactly(last.plus(DAY).minus(NOTICE));
        passes(fixture, HOUR);
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, last.plus(DAY)));
    }

    @EveryStore
    @DisplayName(
            "M10 A message after it was told opens a new end, which is told too; an older message that comes late does not")
    void eachEndIsTold(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant first = fixture.now();
        ConversationId rosa = writes(fixture);
        passes(fixture, DAY.minus(HOUR));
        assertThat(told(fixture)).hasSize(1);

        writes(fixture.inbox(), first.minusSeconds(5), NUMBER);
        assertThat(work(fixture, rosa)).isEmpty();
        Instant second = fixture.now();
        writes(fixture);
        passes(fixture, DAY.minus(HOUR));

        assertThat(told(fixture))
                .containsExactly(new WindowClosing(rosa, first.plus(DAY)), new WindowClosing(rosa, second.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 A window that the channel shut is not told, until the person writes again")
    void aWindowShutByTheChannelIsNotTold(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        passes(fixture, HOUR);
        shut(fixture, rosa);
        passes(fixture, DAY.minus(HOUR).minus(HOUR));
        assertThat(told(fixture)).isEmpty();
        assertThat(work(fixture, rosa)).isEmpty();

        Instant again = fixture.now();
        writes(fixture);
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, again.plus(DAY)));
    }

    @EveryStore
    @DisplayName(
            "M10 What the settings say when it is due counts: a shorter notice is told later, none is told no more")
    void theSettingsOfTheMomentCount(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(fixture);
        notice(fixture, Duration.ofMinutes(30));
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).isEmpty();
        passes(fixture, Duration.ofMinutes(90));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, wrote.plus(DAY)));

        writes(fixture);
        notice(fixture, null);
        passes(fixture, DAY.minus(Duration.ofMinutes(1)));
        assertThat(told(fixture)).hasSize(1);
        assertThat(work(fixture, rosa)).isEmpty();
    }

    @EveryStore
    @DisplayName("M10 Asked for later, it is told of the conversations that get a message from then on")
    void askedForLater(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        fixture.later(HOUR);
        notice(fixture, NOTICE);
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).isEmpty();

        Instant again = fixture.now();
        writes(fixture);
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, again.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 After downtime a window that is open is told late, and one that has closed is not")
    void afterDowntime(InboxFixture fixture) {
        notice(fixture, NOTICE);
        writes(fixture);
        fixture.later(HOUR);
        Instant wrote = fixture.now();
        ConversationId bea = writes(fixture.inbox(), wrote, USER_ID);

        passes(fixture, DAY.minusMillis(1));
        assertThat(told(fixture)).containsExactly(new WindowClosing(bea, wrote.plus(DAY)));
        passes(fixture, Duration.ofMillis(1));
        assertThat(told(fixture)).hasSize(1);
    }

    @EveryStore
    @DisplayName("M10 A message that is filed when its window has closed tells nothing")
    void filedLate(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture.inbox(), fixture.now().minus(DAY), NUMBER);
        assertThat(work(fixture, rosa)).isEmpty();

        ConversationId bea = writes(fixture.inbox(), fixture.now().minus(DAY).plusSeconds(1), USER_ID);
        fixture.runWork();
        assertThat(told(fixture)).extracting(WindowClosing::conversation).containsExactly(bea);
    }

    @EveryStore
    @DisplayName("M10 The end is the one that is shown, with the margin of the inbox")
    void theEndIsTheOneThatIsShown(InboxFixture fixture) {
        Duration margin = Duration.ofMinutes(10);
        InboxFixture.Node node = fixture.configured(builder -> builder.windowMargin(margin));
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(node.inbox(), wrote, NUMBER);
        Instant end = wrote.plus(DAY).minus(margin);
        assertThat(work(fixture, rosa)).extracting(WorkItem::due).containsExactly(end.minus(NOTICE));

        fixture.later(DAY.minus(margin).minus(NOTICE));
        fixture.runWork(node);
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, end));
    }

    @EveryStore
    @DisplayName("M10 A person who opens the chat by a link extends the window, and with it the notice")
    void openingTheChatExtendsIt(InboxFixture fixture) {
        notice(fixture, NOTICE);
        PartyKey bea = new PartyKey(IdentityKeyKind.PSID, "249001");
        ConversationId id = fixture.receives(fixture.meta()
                        .messengerPerson("249001")
                        .named("Bea", "B")
                        .writes("hola"))
                .conversation()
                .id();
        passes(fixture, DAY.minus(HOUR));
        assertThat(told(fixture)).hasSize(1);

        Instant entered = fixture.now();
        fixture.inbox()
                .receive(new IncomingBatch(
                        TestBusiness.APP,
                        List.of(new PersonEvent.EnteredConversation(
                                fixture.view(id).line().key(),
                                "referral",
                                new Party(List.of(bea), null),
                                entered,
                                true,
                                RawBytes.copyOf(new byte[] {'{', '}'})))));
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture).get(1)).isEqualTo(new WindowClosing(id, entered.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 Two people who turn out to be one: the conversation that continues tells of the later end, once")
    void fusedPeople(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId older = writes(fixture);
        passes(fixture, DAY.minus(HOUR));
        assertThat(told(fixture)).hasSize(1);
        Instant last = fixture.now();
        ConversationId newer = writes(fixture.inbox(), last, USER_ID);
        assertThat(newer).isNotEqualTo(older);
        assertThat(work(fixture, older)).isEmpty();
        writes(fixture.inbox(), last.minusSeconds(1), NUMBER, USER_ID);

        passes(fixture, DAY.minus(HOUR));

        assertThat(fixture.view(newer).conversation().id()).isEqualTo(older);
        assertThat(told(fixture))
                .extracting(WindowClosing::closesAt, WindowClosing::conversation)
                .last()
                .isEqualTo(org.assertj.core.groups.Tuple.tuple(last.plus(DAY), older));
        assertThat(told(fixture)).hasSize(2);
        assertThat(work(fixture, older)).isEmpty();
        assertThat(work(fixture, newer)).isEmpty();
    }

    @EveryStore
    @DisplayName("M10 Of several machines one tells of each window")
    void severalMachines(InboxFixture fixture) throws Exception {
        notice(fixture, NOTICE);
        int people = 12;
        for (int i = 0; i < people; i++) {
            writes(fixture.inbox(), fixture.now(), new PartyKey(IdentityKeyKind.BSUID, "AR." + i));
        }
        List<InboxFixture.Node> nodes = List.of(fixture.node(), fixture.node(), fixture.node());
        fixture.later(DAY.minus(HOUR));

        ExecutorService machines = Executors.newFixedThreadPool(nodes.size());
        try {
            CountDownLatch together = new CountDownLatch(nodes.size());
            List<CompletableFuture<Void>> running = nodes.stream()
                    .map(node -> CompletableFuture.runAsync(
                            () -> {
                                together.countDown();
                                fixture.runWork(node);
                            },
                            machines))
                    .toList();
            for (CompletableFuture<Void> each : running) {
                each.get();
            }
        } finally {
            machines.shutdownNow();
        }

        assertThat(told(fixture)).hasSize(people);
        assertThat(Set.copyOf(told(fixture))).hasSize(people);
    }

    @EveryStore
    @DisplayName(
            "M10 A machine that is lost before or after the commit that tells: another one tells, or finds it told")
    void aLostMachine(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        fixture.later(DAY.minus(NOTICE));
        InboxFixture.Node before = fixture.node(store -> FailingStore.before(store, new Dying()), Metrics.none());
        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> before.inbox().work().runDue(10));
        assertThat(told(fixture)).isEmpty();

        fixture.later(LEASE);
        InboxFixture.Node after = fixture.node(store -> FailingStore.after(store, new Dying()), Metrics.none());
        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> after.inbox().work().runDue(10));
        assertThat(told(fixture)).extracting(WindowClosing::conversation).containsExactly(rosa);

        passes(fixture, LEASE);
        assertThat(told(fixture)).hasSize(1);
        assertThat(work(fixture, rosa)).isEmpty();
    }

    /** The first commit after it began an item is the last thing that a machine does. */
    private static final class Dying implements FailingStore.When {
        private final AtomicBoolean began = new AtomicBoolean();
        private final AtomicBoolean dead = new AtomicBoolean();

        @Override
        public boolean breaksOff(String method) {
            if (method.equals("begin")) {
                began.set(true);
            }
            if (method.equals("commit") && began.get()) {
                dead.set(true);
            }
            return dead.get();
        }
    }

    @EveryStore
    @DisplayName("M10 A message that arrives while the work of a window is being settled is told before its own end")
    void aMessageMeetsTheWork(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        List<Instant> arrived = new ArrayList<>();
        AtomicBoolean began = new AtomicBoolean();
        InboxFixture.Node slow = fixture.node(
                store -> FailingStore.throwing(store, method -> {
                    began.compareAndSet(false, method.equals("begin"));
                    if (began.get() && method.equals("commit") && arrived.isEmpty()) {
                        arrived.add(fixture.now());
                        writes(fixture);
                    }
                }),
                Metrics.none());

        fixture.later(DAY.minus(NOTICE));
        fixture.runWork(slow);
        assertThat(told(fixture))
                .as("its end has moved while it was to be told")
                .isEmpty();

        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture))
                .containsExactly(new WindowClosing(rosa, arrived.get(0).plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 Receiving a message reads no more when it is asked for")
    void receivingReadsNoMore(InboxFixture fixture) {
        List<CountingStore> counting = new ArrayList<>();
        InboxFixture.Node node = fixture.node(
                store -> {
                    counting.add(new CountingStore(store));
                    return counting.get(0);
                },
                Metrics.none());
        writes(node.inbox(), fixture.now(), NUMBER);
        fixture.later(HOUR);
        counting.get(0).reset();
        writes(node.inbox(), fixture.now(), NUMBER);
        int without = counting.get(0).calls();
        notice(fixture, NOTICE);

        for (int message = 0; message < 3; message++) {
            fixture.later(HOUR);
            counting.get(0).reset();
            writes(node.inbox(), fixture.now(), NUMBER);
            assertThat(counting.get(0).calls()).isEqualTo(without);
        }
    }

    @EveryStore
    @DisplayName("M10 Feeds and followers are told")
    void feedsAndFollowers(InboxFixture fixture) throws InterruptedException {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        fixture.runWork();
        List<CrmEvent> followed = new ArrayList<>();
        fixture.inbox().follow("closing", event -> followed.add(event.event()));
        try (Feed feed = fixture.inbox().as(fixture.administrator()).feed().fromNow()) {
            passes(fixture, DAY.minus(NOTICE));

            assertThat(feed.poll(Duration.ofSeconds(10)))
                    .containsExactly(new FeedUpdate(rosa, Set.of(FeedUpdate.Kind.WINDOW)));
        }
        passes(fixture, Duration.ofSeconds(1));
        assertThat(followed).hasOnlyElementsOfType(WindowClosing.class).hasSize(1);
    }
}
