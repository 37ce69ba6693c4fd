package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For lists of any length: the results and every read equal those of committing one ChangeSet after the
 * other on the one {@link io.escala.crm.change.State}. A failing run is named by its seed.
 */
class ModelTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sqliteMatchesTheModel(long seed) {
        try (CrmStore store = JdbcCrmStore.sqlite(directory.resolve("model.db"))) {
            run(store, seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void postgresMatchesTheModel(long seed) {
        Postgres postgres = Postgres.emptied();
        try (CrmStore store = JdbcCrmStore.postgres(postgres.connections().dataSource())) {
            run(store, seed);
        }
        postgres.empty();
    }

    private static void run(CrmStore store, long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        RandomChangeSets sets = new RandomChangeSets(random, model);
        for (int round = 0; round < 40; round++) {
            List<ChangeSet> list = new ArrayList<>();
            List<CommitResult> expected = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                ChangeSet set = sets.next();
                list.add(set);
                expected.add(model.commit(set));
            }

            List<CommitResult> results = store.commit(list);

            assertThat(results.stream().map(CommitResult::getClass).toList())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected.stream().map(CommitResult::getClass).toList());
        }
        model.assertSame(store, ACME);
        assertThat(model.applied()).as("most of it landed").isGreaterThan(100);
        assertThat(model.refused()).as("some of it did not").isGreaterThan(5);
    }
}
