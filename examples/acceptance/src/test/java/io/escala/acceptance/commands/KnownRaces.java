package io.escala.acceptance.commands;

import static io.escala.acceptance.commands.RacedCommand.ASSIGN_TO_USER;
import static io.escala.acceptance.commands.RacedCommand.HAND_BACK;
import static io.escala.acceptance.commands.RacedCommand.MARK_READ;
import static io.escala.acceptance.commands.RacedCommand.MARK_UNREAD;
import static io.escala.acceptance.commands.RacedCommand.SEND;
import static io.escala.acceptance.commands.RacedCommand.TAKE_OVER;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Pairs that do not end exactly as in either order, and in what only. Reading and handling are marks with times, which are raised without a
 * version so that nobody's message waits for them.
 */
final class KnownRaces {
    /** Both say it, because neither saw the other; what they say is true. */
    private static final KnownRaces TOLD_TWICE = new KnownRaces(
            RaceResult::toldOnce,
            new Pair(ASSIGN_TO_USER, MARK_UNREAD),
            new Pair(MARK_UNREAD, ASSIGN_TO_USER),
            new Pair(MARK_UNREAD, MARK_UNREAD),
            new Pair(MARK_READ, MARK_READ),
            new Pair(TAKE_OVER, TAKE_OVER),
            new Pair(TAKE_OVER, SEND),
            new Pair(SEND, TAKE_OVER),
            new Pair(SEND, SEND),
            new Pair(HAND_BACK, HAND_BACK));

    /** The later of the two wins, which is the person; only that it was handed back is told. */
    private static final KnownRaces PERSON_NOT_TOLD = new KnownRaces(
            RaceResult::withoutHandlingEvents, new Pair(HAND_BACK, TAKE_OVER), new Pair(HAND_BACK, SEND));

    static final List<KnownRaces> ALL = List.of(TOLD_TWICE, PERSON_NOT_TOLD);

    /**
     * Two commands.
     *
     * @param held decides first and commits last
     * @param other begins and ends between
     */
    record Pair(RacedCommand held, RacedCommand other) {
        Pair reversed() {
            return new Pair(/* held= */ other, /* other= */ held);
        }
    }

    private final UnaryOperator<RaceResult> compared;
    private final Set<Pair> pairs;

    private KnownRaces(UnaryOperator<RaceResult> compared, Pair... pairs) {
        this.compared = compared;
        this.pairs = Set.of(pairs);
    }

    Set<Pair> pairs() {
        return pairs;
    }

    /** Whether the pair is one of these, and the results differ in nothing else. */
    boolean explains(Pair pair, RaceResult race, RaceResult serial) {
        return pairs.contains(pair) && compared.apply(race).equals(compared.apply(serial));
    }
}
