package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file that two processes, or two stores of one process, have open. */
class SqliteProcessesTest {
    @TempDir
    Path directory;

    @TempDir
    Path temporary;

    @Test
    void commitsOfBothProcessesAreKept() {
        Path file = directory.resolve("inbox.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file);
                SecondProcess other = SecondProcess.start(SecondProcess.Action.COMMIT, file, temporary)) {
            for (int person = 0; person < 20; person++) {
                assertThat(store.commit(List.of(TestObjects.firstMessage(person, "wamid." + person)
                                .build())))
                        .containsExactly(new Applied());
            }
            other.awaitDone();

            assertThat(EventPages.events(store.events(ACME, null, 100))).hasSize(40);
        }
    }

    @Test
    void lockOfAnotherProcessDelaysCommitsUntilItIsGone() {
        Path file = directory.resolve("inbox.db");
        JdbcOptions impatient = JdbcOptions.standard().busyTimeout(Duration.ofMillis(50));
        try (CrmStore store = JdbcCrmStore.sqlite(file, impatient)) {
            try (SecondProcess other = SecondProcess.start(SecondProcess.Action.LOCK, file, temporary)) {
                other.awaitDone();

                assertThatThrownBy(() -> store.commit(
                                List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                        .isInstanceOf(StoreUnavailableException.class);
                assertThat(EventPages.events(store.events(ACME, null, 10))).isEmpty();
                JdbcCrmStore.sqlite(file, impatient).close();
            }

            assertThat(store.commit(
                            List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                    .containsExactly(new Applied());
        }
    }

    @Test
    void commitsOfBothStoresAreSeenByBoth() {
        Path file = directory.resolve("inbox.db");
        try (CrmStore one = JdbcCrmStore.sqlite(file);
                CrmStore two = JdbcCrmStore.sqlite(file)) {
            one.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));
            two.commit(List.of(TestObjects.firstMessage(2, "wamid.2").build()));

            assertThat(EventPages.events(one.events(ACME, null, 10)))
                    .hasSize(2)
                    .isEqualTo(EventPages.events(two.events(ACME, null, 10)));
        }
    }

    /** Where a loaded library cannot be deleted, a killed process leaves it behind. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void killedProcessLeavesNoLibraryBehind() throws IOException {
        try (SecondProcess other =
                SecondProcess.start(SecondProcess.Action.OPEN, directory.resolve("inbox.db"), temporary)) {
            other.awaitDone();
        }

        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().contains("sqlite")))
                    .isEmpty();
        }
    }
}
