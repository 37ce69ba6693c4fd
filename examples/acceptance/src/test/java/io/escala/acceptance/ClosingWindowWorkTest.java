package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.Machines;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.TryAgainException;
import io.escala.core.feed.Feed;
import io.escala.core.feed.FeedUpdate;
import io.escala.core.port.Metrics;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.WindowClosing;
import io.escala.crm.identity.IdentityKeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;

/** The work that tells of windows about to close: on several machines, under failures, and what it costs. */
class ClosingWindowWorkTest extends WindowSteps {
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

        Machines.runWork(fixture, nodes);

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
