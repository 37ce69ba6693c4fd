package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.Machines;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.Closing;
import io.escala.core.port.Metrics;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** The work that closes conversations: when it runs, on several machines, against what happens meanwhile, and what it costs. */
class AutoCloseWorkTest extends AutoCloseSteps {
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    @EveryStore
    @DisplayName("A rule is looked at again when its next conversation is due, and at the latest after ten minutes")
    void isDueWithTheNextConversation(InboxFixture fixture) {
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);
        assertThat(work(fixture, rule))
                .extracting(WorkItem::due)
                .containsExactly(fixture.now().plus(LOOK_AGAIN));
        writes(fixture);
        passes(fixture, DAY.minus(Duration.ofMinutes(4)));
        assertThat(work(fixture, rule))
                .extracting(WorkItem::due)
                .containsExactly(fixture.now().plus(Duration.ofMinutes(4)));

        passes(fixture, Duration.ofMinutes(4));

        assertThat(closed(fixture)).hasSize(1);
        assertThat(work(fixture, rule))
                .extracting(WorkItem::due)
                .containsExactly(fixture.now().plus(LOOK_AGAIN));
    }

    @EveryStore
    @DisplayName("A shorter time counts from when it is saved, whatever is queued for the longer one")
    void aShorterTimeIsKept(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);
        AutoCloseRule shorter = change(fixture, rule, AutoCloseDraft.of(rule).idleFor(Duration.ofMinutes(2)));

        passes(fixture, Duration.ofMinutes(2));

        assertThat(closed(fixture)).containsExactly(rosa);
        passes(fixture, LOOK_AGAIN);
        assertThat(work(fixture, rule)).as("of the version before").isEmpty();
        assertThat(work(fixture, shorter)).hasSize(1);
    }

    @EveryStore
    @DisplayName("More than a run closes: all of them are closed, the longest silent first")
    void moreThanARunCloses(InboxFixture fixture) {
        List<ConversationId> people = crowd(fixture, 205);
        save(fixture, AFTER_A_DAY);

        passes(fixture, DAY);

        assertThat(closed(fixture)).containsExactlyElementsOf(people);
    }

    @EveryStore
    @DisplayName("Of several machines each conversation is closed once")
    void severalMachines(InboxFixture fixture) throws Exception {
        List<ConversationId> people = crowd(fixture, 120);
        save(fixture, AFTER_A_DAY);
        List<InboxFixture.Node> nodes = List.of(fixture.node(), fixture.node(), fixture.node());
        fixture.later(DAY);

        Machines.runWork(fixture, nodes);

        assertThat(closed(fixture)).containsExactlyElementsOf(people);
    }

    @EveryStore
    @DisplayName(
            "A machine that is lost before or after the commit that closes: another one closes, or finds it closed")
    void aLostMachine(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);
        fixture.later(DAY);
        dies(fixture, store -> FailingStore.before(store, new Dying()));
        assertThat(closed(fixture)).isEmpty();

        fixture.later(LEASE);
        dies(fixture, store -> FailingStore.after(store, new Dying()));
        assertThat(closed(fixture)).containsExactly(rosa);

        passes(fixture, LEASE);
        assertThat(closed(fixture)).hasSize(1);
        assertThat(work(fixture, rule)).hasSize(1);
    }

    private static void dies(InboxFixture fixture, UnaryOperator<CrmStore> between) {
        InboxFixture.Node node = fixture.node(between, Metrics.none());
        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> node.inbox().work().runDue(10));
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

    /** Runs what is due, and does something just before the commit that closes. */
    private static void runsMeeting(InboxFixture fixture, Runnable meanwhile) {
        AtomicBoolean began = new AtomicBoolean();
        AtomicBoolean met = new AtomicBoolean();
        InboxFixture.Node slow = fixture.node(
                store -> FailingStore.throwing(store, method -> {
                    began.compareAndSet(false, method.equals("begin"));
                    if (began.get() && method.equals("commit") && met.compareAndSet(false, true)) {
                        meanwhile.run();
                    }
                }),
                Metrics.none());
        fixture.runWork(slow);
        assertThat(met).isTrue();
    }

    @EveryStore
    @DisplayName("A message that is filed while its conversation is being closed keeps it open")
    void aMessageBeforeTheClose(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        fixture.later(DAY);

        runsMeeting(fixture, () -> writes(fixture));

        assertThat(open(fixture, rosa)).isTrue();
        assertThat(closed(fixture)).isEmpty();
        assertThat(fixture.texts(rosa)).hasSize(2);
        assertThat(lastSession(fixture, rosa).number()).isEqualTo(1);
        passes(fixture, DAY);
        assertThat(closed(fixture)).containsExactly(rosa);
    }

    @EveryStore
    @DisplayName("A message that is being filed while its conversation is closed opens it again")
    void aMessageAfterTheClose(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        fixture.later(DAY);
        AtomicBoolean closing = new AtomicBoolean();
        InboxFixture.Node slow = fixture.node(
                store -> FailingStore.throwing(store, method -> {
                    if (method.equals("commit") && closing.compareAndSet(false, true)) {
                        fixture.runWork();
                        assertThat(closed(fixture)).containsExactly(rosa);
                    }
                }),
                Metrics.none());

        writes(slow.inbox(), fixture.now(), NUMBER);

        assertThat(closing).isTrue();
        assertThat(open(fixture, rosa)).isTrue();
        assertThat(lastSession(fixture, rosa).number()).isEqualTo(2);
        assertThat(fixture.view(rosa).unread()).isTrue();
        assertThat(fixture.events(CrmEvent.ConversationOpened.class)).hasSize(2);
    }

    @EveryStore
    @DisplayName("Turned off, changed or removed while it closes, a rule closes nothing")
    void aChangedRule(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        AutoCloseRule off = save(fixture, AFTER_A_DAY);
        fixture.later(DAY);
        runsMeeting(fixture, () -> change(fixture, off, AutoCloseDraft.of(off).turnedOff()));
        rules(fixture).remove(off.id()).orThrow();

        AutoCloseRule longer = save(fixture, AFTER_A_DAY);
        fixture.later(DAY);
        runsMeeting(
                fixture, () -> change(fixture, longer, AutoCloseDraft.of(longer).idleFor(DAY.plus(HOUR))));
        fixture.later(DAY.plus(HOUR));
        runsMeeting(fixture, () -> rules(fixture).remove(longer.id()).orThrow());

        assertThat(open(fixture, rosa)).isTrue();
        assertThat(closed(fixture)).isEmpty();
    }

    @EveryStore
    @DisplayName("Closed by hand while the rule closes it, a conversation is closed once, with the reason of the user")
    void closedByHandMeanwhile(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        fixture.later(DAY);

        runsMeeting(
                fixture,
                () -> fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .close(rosa, Closing.because("Vendido"))
                        .orThrow());

        assertThat(closed(fixture)).containsExactly(rosa);
        assertThat(lastSession(fixture, rosa).description()).isEqualTo("Vendido");
    }

    @EveryStore
    @DisplayName("A conversation that cannot be closed takes no other along, and is tried again a minute later")
    void oneThatCannotBeClosed(InboxFixture fixture) {
        List<ConversationId> people = crowd(fixture, 3);
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);
        fixture.later(DAY);
        InboxFixture.Node refusing = fixture.node(
                store -> FailingStore.refusing(
                        store,
                        set -> set.changes().stream()
                                .anyMatch(change -> change instanceof ConversationChange.CloseSession close
                                        && close.session().conversation().equals(people.get(0)))),
                Metrics.none());

        fixture.runWork(refusing);
        assertThat(closed(fixture)).containsExactly(people.get(1), people.get(2));
        assertThat(work(fixture, rule))
                .extracting(WorkItem::due)
                .containsExactly(fixture.now().plus(Duration.ofMinutes(1)));

        passes(fixture, Duration.ofMinutes(1));
        assertThat(closed(fixture)).hasSize(3).last().isEqualTo(people.get(0));
    }

    @EveryStore
    @DisplayName(
            "Receiving a message costs no more with a rule, and looking at a rule without anything to close is a small read")
    void whatItCosts(InboxFixture fixture) {
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
        save(fixture, AFTER_A_DAY);
        fixture.later(HOUR);
        counting.get(0).reset();
        writes(node.inbox(), fixture.now(), NUMBER);
        assertThat(counting.get(0).calls()).isEqualTo(without);

        fixture.later(DAY.minus(HOUR));
        fixture.runWork(node);
        fixture.later(LOOK_AGAIN);
        counting.get(0).reset();
        assertThat(node.inbox().work().runDue(1)).isEqualTo(1);
        // A lease, the item, its beginning, the rule, its lines, the longest silent, and the commit that puts it off;
        // then the lease again.
        assertThat(counting.get(0).calls()).isLessThanOrEqualTo(9);
        assertThat(closed(fixture)).isEmpty();
    }
}
