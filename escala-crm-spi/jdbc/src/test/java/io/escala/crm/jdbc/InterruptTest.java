package io.escala.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that is interrupted while it waits for a store: the command ends, and the thread still knows. */
class InterruptTest {
    private static final int PATIENCE_SECONDS = 30;
    private static final JdbcOptions PATIENT = JdbcOptions.standard().busyTimeout(Duration.ofMinutes(5));

    @TempDir
    Path directory;

    @Test
    void waitForAnotherProcessEnds() throws SQLException {
        Path file = directory.resolve("inbox.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file, PATIENT);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            InterruptedCommit waiting = new InterruptedCommit(store);

            waiting.interruptWhenWaiting();

            waiting.assertUnavailable();
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void waitForAnotherThreadEnds() throws SQLException {
        Path file = directory.resolve("inbox.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file, PATIENT);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            InterruptedCommit first = new InterruptedCommit(store);
            first.awaitWaiting();
            InterruptedCommit second = new InterruptedCommit(store);

            second.interruptWhenWaiting();

            second.assertUnavailable();
            statement.execute("ROLLBACK");
            assertThat(first.result()).containsExactly(new Applied());
        }
    }

    @Test
    void commitThatNeedNotWaitIsNotDisturbed() {
        try (CrmStore store = JdbcCrmStore.sqlite(directory.resolve("inbox.db"))) {
            Thread.currentThread().interrupt();

            List<CommitResult> results =
                    store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(results).containsExactly(new Applied());
        }
    }

    /** Some pools clear the flag of a thread that they stop waiting for. */
    @Test
    void waitForAConnectionOfThePoolEnds() {
        Postgres postgres = Postgres.emptied();
        Semaphore free = new Semaphore(100);
        DataSource pool = Connections.proxy(DataSource.class, (self, method, arguments) -> {
            try {
                free.acquire();
            } catch (InterruptedException interrupted) {
                throw new SQLException("pool wait interrupted", interrupted);
            }
            return postgres.connections().dataSource().getConnection();
        });
        try (CrmStore store = JdbcCrmStore.postgres(pool)) {
            free.drainPermits();
            InterruptedCommit waiting = new InterruptedCommit(store);

            waiting.interruptWhenWaiting();

            waiting.assertUnavailable();
        } finally {
            postgres.empty();
        }
    }

    /** A commit on a thread of its own. */
    private static final class InterruptedCommit {
        private final CompletableFuture<List<CommitResult>> result = new CompletableFuture<>();
        private final CompletableFuture<Boolean> flag = new CompletableFuture<>();
        private final Thread thread;

        InterruptedCommit(CrmStore store) {
            thread = new Thread(() -> {
                try {
                    result.complete(store.commit(
                            List.of(TestObjects.firstMessage(1, "wamid.1").build())));
                } catch (RuntimeException failure) {
                    result.completeExceptionally(failure);
                }
                flag.complete(Thread.currentThread().isInterrupted());
            });
            thread.setDaemon(true);
            thread.start();
        }

        void awaitWaiting() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                assertThat(result).isNotDone();
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
        }

        void interruptWhenWaiting() {
            awaitWaiting();
            thread.interrupt();
        }

        List<CommitResult> result() {
            return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }

        void assertUnavailable() {
            assertThatThrownBy(this::result).hasCauseInstanceOf(StoreUnavailableException.class);
            assertThat(flag.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join())
                    .isTrue();
        }
    }
}
