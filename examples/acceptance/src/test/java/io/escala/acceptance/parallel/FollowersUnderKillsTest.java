package io.escala.acceptance.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.TryAgainException;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.work.Workers;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.CrmStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Processes share a follower while they are killed: every message is answered once and in order. */
class FollowersUnderKillsTest {
    private static final Logger LOG = LoggerFactory.getLogger(FollowersUnderKillsTest.class);
    private static final int PROCESSES = 3;
    private static final int CHATS = 250;
    private static final int BODY = 500;

    /** So many messages may wait: the test is about followers, not about long queues. */
    private static final int WAITING = 3_000;

    private static final int MOST_KILLS = 12;

    private static final int IN_MEMORY = Integer.getInteger("escala.followers.messages", 3_000);

    /** Longer than the lease of a process that died lasts. */
    private static final Duration LEASE = Duration.ofSeconds(25);

    private static final RawBytes RAW = RawBytes.copyOf(new byte[] {'{', '}'});

    private final RecordingGateway gateway = new RecordingGateway(RecordingGateway::accepted);
    private final Semaphore handled = new Semaphore(0);
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger kills = new AtomicInteger();

    /** A process that loses its store for ever after a number of calls, before or after one is executed. */
    private final class HostProcess {
        private final AtomicBoolean dead = new AtomicBoolean();
        private final AtomicInteger left;
        private final InboxFixture.Node node;
        private final Workers workers;

        HostProcess(InboxFixture fixture, int calls, boolean after) {
            left = new AtomicInteger(calls);
            node = fixture.node(
                    store -> after
                            ? FailingStore.after(store, method -> isDead())
                            : FailingStore.before(store, method -> isDead()),
                    gateway);
            FollowerOptions answering =
                    FollowerOptions.named("answering").fromBeginning().maxAge(Duration.ofDays(100));
            node.inbox().onMessage(answering, message -> {
                message.reply("re: " + message.text());
                seen.add(message.text());
                handled.release();
            });
            workers = node.inbox().start();
        }

        private boolean isDead() {
            if (left.decrementAndGet() < 0 && kills.get() < MOST_KILLS && dead.compareAndSet(false, true)) {
                kills.incrementAndGet();
            }
            return dead.get();
        }

        void end() throws InterruptedException {
            dead.set(true);
            workers.stop(Duration.ZERO);
        }
    }

    @EveryStore
    @DisplayName("No message is lost and none answered twice, with three processes that are killed again and again")
    void answersOnceUnderKills(InboxFixture fixture) throws InterruptedException {
        long seed = new Random().nextLong();
        LOG.info("seed {}", seed);
        Random random = new Random(seed);
        int messages = fixture.store() instanceof MemoryCrmStore ? IN_MEMORY : 1_000;
        int life = messages * 4 / 5;
        List<HostProcess> running = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                running.add(process(fixture, random, life));
            }
            int delivered = 0;
            int quiet = 0;
            while (delivered < messages || seen.size() < messages) {
                if (delivered < messages
                        && delivered - Math.min(seen.size(), gateway.begun().size()) < WAITING) {
                    deliver(fixture, delivered);
                    delivered += BODY;
                }
                boolean some = handled.tryAcquire(20, TimeUnit.MILLISECONDS);
                handled.drainPermits();
                quiet = some ? 0 : quiet + 1;
                assertThat(quiet).as("rounds without a message, seed %d", seed).isLessThan(2_000);
                for (int i = 0; i < PROCESSES; i++) {
                    if (running.get(i).dead.get()) {
                        running.get(i).end();
                        fixture.later(LEASE);
                        running.set(i, process(fixture, random, life));
                    }
                }
                fixture.later(Duration.ofMillis(quiet > 5 ? 1_000 : 10));
            }
        } finally {
            for (HostProcess process : running) {
                process.end();
            }
        }
        LOG.info("{} messages, {} kills", messages, kills.get());

        assertThat(kills).hasValueGreaterThan(3);
        assertThat(fixture.inbox().as(Actor.host()).quarantine().work().count().value())
                .isZero();
        assertAnswered(fixture.store(), messages, seed);
    }

    /** The first ones may die while they register; those that come after them do not need that call any more. */
    private HostProcess process(InboxFixture fixture, Random random, int life) {
        while (true) {
            try {
                return new HostProcess(fixture, 20 + random.nextInt(life), random.nextBoolean());
            } catch (TryAgainException e) {
                kills.incrementAndGet();
            }
        }
    }

    private static void deliver(InboxFixture fixture, int from) {
        List<ChannelEvent> events = new ArrayList<>();
        for (int number = from; number < from + BODY; number++) {
            events.add(new MessageEvent.Inbound(
                    new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                    new Party(
                            List.of(new PartyKey(
                                    IdentityKeyKind.WHATSAPP_NUMBER,
                                    String.valueOf(5_493_415_550_000L + number % CHATS))),
                            "Rosa"),
                    "wamid.in." + number,
                    fixture.now(),
                    new MessageContent.Text(String.valueOf(number)),
                    null,
                    true,
                    RAW));
        }
        assertThat(fixture.inbox()
                        .receive(new IncomingBatch(TestBusiness.APP, events))
                        .items())
                .hasSize(BODY);
        fixture.later(Duration.ofMillis(1));
    }

    private static void assertAnswered(CrmStore store, int messages, long seed) {
        Map<ConversationId, List<Integer>> answers = new HashMap<>();
        List<LoggedEvent> page = InboxFixture.found(store.eventsOfAll(null, 1_000));
        while (!page.isEmpty()) {
            List<CrmEvent.MessageQueued> queued = page.stream()
                    .map(LoggedEvent::event)
                    .filter(CrmEvent.MessageQueued.class::isInstance)
                    .map(CrmEvent.MessageQueued.class::cast)
                    .toList();
            Map<MessageId, Message> texts = store.messages(
                    TestBusiness.ACCOUNT,
                    queued.stream().map(CrmEvent.MessageQueued::message).toList());
            queued.forEach(event -> answers.computeIfAbsent(event.conversation(), none -> new ArrayList<>())
                    .add(number(texts.get(event.message()))));
            page = InboxFixture.found(
                    store.eventsOfAll(page.get(page.size() - 1).cursor(), 1_000));
        }

        assertThat(answers).hasSize(CHATS);
        assertThat(answers.values().stream().mapToInt(List::size).sum())
                .as("seed %d", seed)
                .isEqualTo(messages);
        assertThat(answers.values())
                .as("seed %d", seed)
                .allSatisfy(one -> assertThat(one).doesNotHaveDuplicates().isSorted());
    }

    private static int number(@Nullable Message message) {
        assertThat(message).isNotNull();
        String text = ((MessageContent.Text) message.content()).text();
        return Integer.parseInt(text.substring("re: ".length()));
    }
}
