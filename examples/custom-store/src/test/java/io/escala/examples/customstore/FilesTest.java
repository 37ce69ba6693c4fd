package io.escala.examples.customstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.codec.CrmFormatException;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.work.LeaseRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files of the store")
class FilesTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Path log;
    private Path snapshot;

    @BeforeEach
    void files() {
        log = folder.resolve("log");
        snapshot = folder.resolve("snapshot");
    }

    private FileCrmStore open() {
        return FileCrmStore.open(folder, InstantSource.fixed(NOON));
    }

    private static ChangeSet taking(String name) {
        return ChangeSet.builder(ACME, new OperationId("take-" + name), NOON)
                .claim(Claim.event(name), name)
                .build();
    }

    private static void commit(FileCrmStore store, String name) {
        assertThat(store.commit(List.of(taking(name)))).containsExactly(new CommitResult.Applied());
    }

    private static List<String> taken(FileCrmStore store) {
        return List.copyOf(
                store.holders(ACME, Set.of(Claim.event("a"), Claim.event("b"), Claim.event("c"))).values().stream()
                        .sorted()
                        .toList());
    }

    /** Two ChangeSets in the log, and no snapshot of them. */
    private void commitTwo() throws IOException {
        try (FileCrmStore store = open()) {
            commit(store, "a");
            commit(store, "b");
        }
        Files.delete(snapshot);
    }

    @Test
    @DisplayName("lose a line that a crash has torn, and take the next in its place")
    void loseATornLine() throws IOException {
        commitTwo();
        byte[] whole = Files.readAllBytes(log);
        for (int cut = 1; cut < 40; cut++) {
            Files.write(log, Arrays.copyOf(whole, whole.length - cut));

            try (FileCrmStore store = open()) {
                assertThat(taken(store)).containsExactly("a");
                commit(store, "c");
            }

            try (FileCrmStore store = open()) {
                assertThat(taken(store)).containsExactly("a", "c");
            }
            Files.delete(snapshot);
        }
    }

    @Test
    @DisplayName("lose a last line with other bytes in it")
    void loseAnOverwrittenLastLine() throws IOException {
        commitTwo();
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length - 20] = 0;
        Files.write(log, bytes);

        try (FileCrmStore store = open()) {
            assertThat(taken(store)).containsExactly("a");
        }
    }

    @Test
    @DisplayName("are refused when a line in the middle is damaged")
    void areRefusedWhenDamagedInTheMiddle() throws IOException {
        commitTwo();
        byte[] bytes = Files.readAllBytes(log);
        bytes[20] = 0;
        Files.write(log, bytes);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasRootCauseMessage("the log is damaged after byte 0");
    }

    @Test
    @DisplayName("are refused when a newer version wrote them")
    void areRefusedWhenNewer() throws IOException {
        commitTwo();
        byte[] line = Line.write(taking("c"));
        String newer =
                new String(line, StandardCharsets.UTF_8).strip().substring(8).replace("\"format\":1", "\"format\":2");
        Files.write(log, Line.ofText(newer), StandardOpenOption.APPEND);

        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        CrmFormatException.class,
                        e -> assertThat(e.reason()).isEqualTo(CrmFormatException.Reason.NEWER_FORMAT));
    }

    @Test
    @DisplayName("need no snapshot, and a torn one is none")
    void needNoSnapshot() throws IOException {
        commitTwo();
        open().close();
        byte[] whole = Files.readAllBytes(snapshot);

        for (int length : new int[] {0, 1, 5, whole.length / 2, whole.length - 2}) {
            Files.write(snapshot, Arrays.copyOf(whole, length));
            try (FileCrmStore store = open()) {
                assertThat(taken(store)).containsExactly("a", "b");
            }
        }
    }

    @Test
    @DisplayName("begin with the snapshot: what is before it in the log is not read")
    void beginWithTheSnapshot() throws IOException {
        commitTwo();
        open().close();
        byte[] bytes = Files.readAllBytes(log);
        bytes[20] = 0;
        Files.write(log, bytes);

        try (FileCrmStore store = open()) {
            assertThat(taken(store)).containsExactly("a", "b");
            commit(store, "c");
        }
    }

    @Test
    @DisplayName("are refused when the log is shorter than its snapshot")
    void areRefusedWhenShorterThanTheSnapshot() throws IOException {
        try (FileCrmStore store = open()) {
            commit(store, "a");
        }
        Files.delete(log);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreUnavailableException.class)
                .hasRootCauseMessage("the log is shorter than its snapshot");
    }

    @Test
    @DisplayName("grow by nothing when a call has no effect")
    void growByNothingWithoutEffect() throws IOException {
        try (FileCrmStore store = open()) {
            commit(store, "a");
            long before = Files.size(log);

            assertThat(store.commit(List.of(taking("a")))).containsExactly(new CommitResult.AlreadyApplied());
            assertThat(store.lease(new LeaseRequest("token", Set.of(), NOON, Duration.ofMinutes(1))))
                    .isEmpty();

            assertThat(Files.size(log)).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("outlive the interruption of a thread in the middle of a call")
    void outliveAnInterruption() {
        try (FileCrmStore store = open()) {
            commit(store, "a");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.commit(List.of(taking("b")))).isInstanceOf(StoreUnavailableException.class);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(store.commit(List.of(taking("b")))).hasSize(1);
            assertThat(taken(store)).containsExactly("a", "b");
        }
    }
}
