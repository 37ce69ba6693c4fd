package io.escala.core.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.UnstorableException;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Decisions that are committed together do not affect each other. */
class DecisionBatchTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final CommitResult CONFLICT = new CommitResult.Conflict(
            new CommitResult.ClaimTaken(Claim.providerMessage(new LineId("wa"), "m"), "another"));

    /** The operations of each commit. */
    private final List<List<String>> commits = new ArrayList<>();

    private List<BatchResult<String>> run(
            Function<String, CommitResult> engine, List<Supplier<Decision<String>>> decisions) {
        CrmStore store = (CrmStore) Proxy.newProxyInstance(
                DecisionBatchTest.class.getClassLoader(),
                new Class<?>[] {CrmStore.class},
                (proxy, method, arguments) -> commit(engine, (List<?>) arguments[0]));
        return new CommitLoop(store, () -> 1, wait -> {}).runAll(decisions);
    }

    private List<CommitResult> commit(Function<String, CommitResult> engine, List<?> sets) {
        List<String> operations =
                sets.stream().map(set -> ((ChangeSet) set).operation().value()).toList();
        commits.add(operations);
        return operations.stream().map(engine).toList();
    }

    private static Supplier<Decision<String>> deciding(String operation) {
        return () -> new Decision<>(
                Optional.of(ChangeSet.builder(new AccountId("acme"), new OperationId(operation), NOON)
                        .enqueue(WorkItem.single(new AccountId("acme"), WorkKind.PROFILE, operation, NOON))
                        .build()),
                "answer of " + operation);
    }

    private static BatchResult<String> committed(String answer) {
        return new BatchResult.Committed<>(answer);
    }

    @Test
    void allAreCommittedAtOnce() {
        assertThat(run(
                        operation -> new CommitResult.Applied(),
                        List.of(deciding("a"), () -> Decision.nothing("nothing"), deciding("b"))))
                .containsExactly(committed("answer of a"), committed("nothing"), committed("answer of b"));
        assertThat(commits).containsExactly(List.of("a", "b"));
    }

    @Test
    void oneThatConflictsIsMadeAgainByItself() {
        assertThat(run(
                        operation ->
                                operation.equals("b") && commits.size() == 1 ? CONFLICT : new CommitResult.Applied(),
                        List.of(deciding("a"), deciding("b"))))
                .containsExactly(committed("answer of a"), committed("answer of b"));
        assertThat(commits).containsExactly(List.of("a", "b"), List.of("b"));
    }

    @Test
    void oneThatThrowsTakesNoneAlong() {
        IllegalStateException bug = new IllegalStateException("bug");

        assertThat(run(
                        operation -> new CommitResult.Applied(),
                        List.of(
                                () -> {
                                    throw bug;
                                },
                                deciding("b"))))
                .containsExactly(new BatchResult.Failed<>(bug), committed("answer of b"));
    }

    @Test
    void oneThatCannotBeStoredTakesNoneAlong() {
        List<BatchResult<String>> results = run(
                operation -> {
                    if (operation.equals("a")) {
                        throw new UnstorableException("too long");
                    }
                    return new CommitResult.AlreadyApplied();
                },
                List.of(deciding("a"), deciding("b")));

        assertThat(results.get(0)).isInstanceOf(BatchResult.Failed.class);
        assertThat(results.get(1)).isEqualTo(committed("answer of b"));
        assertThat(commits).containsExactly(List.of("a", "b"), List.of("a"), List.of("b"));
    }

    @Test
    void oneThatKeepsConflictingDoesNotHideThatTheOthersAreCommitted() {
        List<BatchResult<String>> results = run(
                operation -> operation.equals("b") ? CONFLICT : new CommitResult.Applied(),
                List.of(deciding("a"), deciding("b")));

        assertThat(results.get(0)).isEqualTo(committed("answer of a"));
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        BatchResult.Failed.class,
                        failed -> assertThat(failed.thrown()).isInstanceOf(TryAgainException.class));
    }

    @Test
    void unavailableStoreCommitsNone() {
        assertThatThrownBy(() -> run(
                        operation -> {
                            throw new IllegalStateException("not reached");
                        },
                        List.of(deciding("a"), () -> {
                            throw new TryAgainException("the store is not available");
                        })))
                .isInstanceOf(TryAgainException.class);
        assertThat(commits).isEmpty();
    }
}
