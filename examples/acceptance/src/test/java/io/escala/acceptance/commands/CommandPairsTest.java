package io.escala.acceptance.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.commands.KnownRaces.Pair;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Inbox;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/**
 * Every command on a conversation against every other: the first has decided when the second begins, and commits when the second has ended. Both
 * answer and leave what they would have one after the other, in one order or the other: state, sessions, messages, entries and events. What differs is in {@link KnownRaces}.
 */
class CommandPairsTest {
    private static final Duration MOMENT = Duration.ofMillis(10);
    private static final List<RacedCommand> VERSIONED = List.of(
            RacedCommand.ASSIGN_TO_USER,
            RacedCommand.ASSIGN_IN_TURN,
            RacedCommand.CLOSE,
            RacedCommand.CLOSE_AND_TRANSFER,
            RacedCommand.TAG,
            RacedCommand.UNTAG);
    /** What the pairs come to one after the other, as the first store that ran says: it must be the same on every store. */
    private static final Map<List<Object>, Map<Pair, RaceResult>> SERIAL = new ConcurrentHashMap<>();

    @EveryStore
    @DisplayName("M45, M49, M50 Any two commands on an open conversation at once end as one after the other")
    void onAnOpenConversation(InboxFixture fixture) {
        assertThat(new Pairs(fixture, false, Duration.ZERO).unlikeAnyOrder()).isEmpty();
    }

    @EveryStore
    @DisplayName("M16, M45 Any two commands on a closed conversation at once end as one after the other")
    void onAClosedConversation(InboxFixture fixture) {
        assertThat(new Pairs(fixture, true, Duration.ZERO).unlikeAnyOrder()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "M45, M49, M50 Any two commands, of which one commits a moment after it was decided, end as one after the other")
    void aMomentLater(InboxFixture fixture) {
        Pairs pairs = new Pairs(fixture, false, MOMENT);

        assertThat(pairs.unlikeAnyOrder()).isEmpty();
        assertThat(pairs.known())
                .as("none is known that no longer happens")
                .isEqualTo(KnownRaces.ALL.stream()
                        .flatMap(each -> each.pairs().stream())
                        .collect(Collectors.toSet()));
    }

    @EveryStore
    @DisplayName(
            "A store that does not look at versions, where the first to read is the last to write, is told from a right one")
    void aWrongStoreIsFound(InboxFixture fixture) {
        CrmStore wrong = new ForwardingCrmStore(fixture.store()) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                return super.commit(changeSets.stream()
                        .map(CommandPairsTest::expectingNothing)
                        .toList());
            }
        };

        assertThat(new Pairs(fixture, wrong, VERSIONED, false, Duration.ZERO).unlikeAnyOrder())
                .as("pairs of commands that rely on versions")
                .hasSizeGreaterThan(VERSIONED.size());
    }

    private static ChangeSet expectingNothing(ChangeSet set) {
        return new ChangeSet(
                set.account(),
                set.operation(),
                set.at(),
                set.lease(),
                List.of(),
                set.expectedFree(),
                set.claims(),
                set.changes(),
                set.events(),
                set.enqueued(),
                set.done(),
                set.rescheduled(),
                set.releasesLease());
    }

    /** All pairs on one store. */
    private static final class Pairs {
        private final RaceBusiness business;
        private final List<RacedCommand> commands;
        private final boolean closed;
        private final Duration between;
        private int conversations;
        private int held;
        private final Set<Pair> known = new HashSet<>();
        private @Nullable String cursor;

        Pairs(InboxFixture fixture, boolean closed, Duration between) {
            this(fixture, fixture.store(), List.of(RacedCommand.values()), closed, between);
        }

        Pairs(InboxFixture fixture, CrmStore store, List<RacedCommand> commands, boolean closed, Duration between) {
            this.commands = commands;
            this.business = new RaceBusiness(fixture, store);
            this.closed = closed;
            this.between = between;
        }

        /** The pairs that ended otherwise, each with all three results. */
        List<String> unlikeAnyOrder() {
            List<String> unlike = new ArrayList<>();
            Map<Pair, RaceResult> serial =
                    SERIAL.computeIfAbsent(List.of(closed, between, commands), each -> allInOrder());
            for (Pair pair : pairs()) {
                RaceResult race = run(pair, true);
                RaceResult inOrder = serial.get(pair);
                RaceResult reversed = serial.get(pair.reversed());
                if (!race.equals(inOrder) && !race.equals(reversed) && !isKnown(pair, race, inOrder, reversed)) {
                    unlike.add("\n" + pair.held() + " held for " + pair.other() + "\n  is        " + race
                            + "\n  in order  " + inOrder + "\n  reversed  " + reversed);
                }
            }
            assertThat(held)
                    .as("pairs of which the first had something to commit")
                    .isGreaterThan(pairs().size() * 2 / 3);
            return unlike;
        }

        private boolean isKnown(Pair pair, RaceResult race, RaceResult inOrder, RaceResult reversed) {
            for (KnownRaces each : KnownRaces.ALL) {
                if (each.explains(pair, race, inOrder) || each.explains(pair, race, reversed)) {
                    known.add(pair);
                    return true;
                }
            }
            return false;
        }

        /** The known pairs that did not end as in any order. */
        Set<Pair> known() {
            return known;
        }

        private Map<Pair, RaceResult> allInOrder() {
            Map<Pair, RaceResult> all = new HashMap<>();
            pairs().forEach(pair -> all.put(pair, run(pair, false)));
            return all;
        }

        private List<Pair> pairs() {
            return commands.stream()
                    .flatMap(held -> commands.stream().map(other -> new Pair(held, other)))
                    .toList();
        }

        private RaceResult run(Pair pair, boolean race) {
            RacedCommand first = pair.held();
            RacedCommand second = pair.other();
            RacedConversation it =
                    RacedConversation.prepared(business, conversations++, closed, EnumSet.of(first, second));
            if (first == RacedCommand.CLOSE_BY_RULE || second == RacedCommand.CLOSE_BY_RULE) {
                business.runWork();
                business.untilTheRule();
            }
            business.untilTheNextSecond();
            cursor = RaceResult.cursor(business, cursor);
            Map<RacedCommand, List<String>> answers = new EnumMap<>(RacedCommand.class);
            AtomicReference<String> other = new AtomicReference<>();
            Runnable running = () -> {
                business.fixture().later(between);
                other.set(second.run(business.fast(), it));
                business.fixture().later(between);
            };
            if (race) {
                business.held().hold(first::decides, running);
            }
            answers.computeIfAbsent(first, each -> new ArrayList<>()).add(first.run(business.slow(), it));
            if (race && business.held().release()) {
                held++;
            } else {
                running.run();
            }
            answers.computeIfAbsent(second, each -> new ArrayList<>()).add(other.get());
            answers.values().forEach(all -> all.sort(null));
            RaceResult result = RaceResult.of(business, it, cursor, answers);
            endsWith(it, first + " and " + second);
            return result;
        }

        /** The customer's next message opens it if it is closed; then it is closed, so that it takes part in nothing more. */
        private void endsWith(RacedConversation it, String pair) {
            Inbox inbox = business.fast();
            Conversations desk = inbox.as(RaceBusiness.ADMINISTRATOR).conversations();
            Conversation before = desk.view(it.conversation()).orElseThrow().conversation();
            business.untilTheNextSecond();
            it.writes(inbox);
            Conversation after = desk.view(it.conversation()).orElseThrow().conversation();
            assertThat(after.open()).as(pair).isTrue();
            assertThat(after.session()).as(pair).isEqualTo(before.open() ? before.session() : before.session() + 1);
            desk.close(it.conversation(), Closing.because("Over")).orThrow();
        }
    }
}
