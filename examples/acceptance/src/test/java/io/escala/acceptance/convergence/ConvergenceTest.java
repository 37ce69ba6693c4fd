package io.escala.acceptance.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoreSetups;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/**
 * The read side converges for every order of Meta's bodies, joined or separate, with any of them repeated. From
 * signed bytes to the read side, so that defects of parsers, mappings, loaders and stores are detected, not only those of
 * rules.
 */
@Tag("one-jdk")
class ConvergenceTest {
    /** The seed of the samples on the slower stores. */
    private static final long SEED = 20_261_102;

    /** Enough orders to detect a saboteur. */
    private static final int FEW = 60;

    @EveryStore
    @DisplayName("Every order of a history, with every duplicate, ends in the same inbox")
    void everyOrderConverges(InboxFixture fixture) {
        StoreSetups setups = fixture.setups();
        List<String> differences = new ArrayList<>();
        Set<String> limits = new TreeSet<>();
        Histories.all(setups).forEach(history -> {
            SortedMap<String, String> found =
                    new HistoryReplay(history, setups, StoreSetups.Between.NOTHING).differences(setups.orders(), SEED);
            if (!found.isEmpty()) {
                limits.add(history.name());
            }
            for (String field : KnownOrderDependencies.beyond(history.name(), found.keySet())) {
                differences.add("\n" + history.name() + "\n   " + field + found.get(field));
            }
        });
        assertThat(differences)
                .as("fields that depend on the order (seed %d)", SEED)
                .isEmpty();
        assertThat(KnownOrderDependencies.histories())
                .as("limits that are known")
                .containsAll(limits);
        if (setups.playsAll()) {
            assertThat(limits).as("limits that are met").containsAll(KnownOrderDependencies.histories());
        }
    }

    @EveryStore
    @DisplayName("The test itself is tested: an intake that loses items is detected")
    void lostItemsAreDetected(InboxFixture fixture) {
        assertThat(found(fixture, "two people write to two numbers", Saboteurs.losesEveryFourthItem()))
                .anySatisfy(field -> assertThat(field).startsWith("message "));
    }

    @EveryStore
    @DisplayName("The test itself is tested: a loader that forgets deferred reports is detected")
    void unloadedDeferredReportsAreDetected(InboxFixture fixture) {
        assertThat(found(
                        fixture,
                        "a text is edited twice, reacted to and taken back",
                        Saboteurs.readsNothingOf("deferred")))
                .anySatisfy(field -> assertThat(field).endsWith(" shows.body"));
    }

    @EveryStore
    @DisplayName("The test itself is tested: a store in which a late status lowers the delivery is detected")
    void loweredStatusesAreDetected(InboxFixture fixture) {
        assertThat(found(
                        fixture,
                        "a send of ours, its statuses, an answer that quotes it and a reaction",
                        Saboteurs.letsALateStatusLower()))
                .anySatisfy(field -> assertThat(field).endsWith(".delivery.status"));
    }

    private static Set<String> found(InboxFixture fixture, String history, StoreSetups.Between spoilt) {
        StoreSetups setups = fixture.setups();
        return new HistoryReplay(Histories.named(history, setups), setups, spoilt)
                .differences(Math.min(setups.orders(), FEW), SEED)
                .keySet();
    }
}
