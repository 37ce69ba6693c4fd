package io.escala.core.internal.loop;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.retry.Backoff;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Load, decide, commit; on a conflict, all three again. Every command runs in this loop. An {@link UnstorableException} is
 * passed to the caller: it is not retried, and nothing is committed. Thread-safe.
 */
public final class CommitLoop {
    /** How often a command is attempted before it fails. */
    public static final int MAX_ATTEMPTS = 12;

    private static final int MAX_SUBMISSIONS = 3;

    /** A store that waited for that long itself is not asked again. */
    private static final Duration SUBMIT_WITHIN = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(320);

    private final CrmStore store;
    private final Backoff backoff;
    private final Consumer<Duration> waiting;
    private final LongSupplier nanoTime;

    /**
     * Creates a loop that blocks its thread between attempts.
     *
     * @param store the store
     * @param random spreads the waits, see {@link Backoff#jittered}
     */
    public CommitLoop(CrmStore store, DoubleSupplier random) {
        this(store, random, wait -> LockSupport.parkNanos(wait.toNanos()));
    }

    /**
     * Creates a loop.
     *
     * @param store the store
     * @param random spreads the waits, see {@link Backoff#jittered}
     * @param waiting called between attempts with the time to wait
     */
    public CommitLoop(CrmStore store, DoubleSupplier random, Consumer<Duration> waiting) {
        this(store, random, waiting, System::nanoTime);
    }

    CommitLoop(CrmStore store, DoubleSupplier random, Consumer<Duration> waiting, LongSupplier nanoTime) {
        this.store = store;
        this.backoff = Backoff.jittered(FIRST_WAIT, LONGEST_WAIT, random);
        this.waiting = waiting;
        this.nanoTime = nanoTime;
    }

    /**
     * Runs a command.
     *
     * @param loadAndDecide loads the state and decides; called again after a conflict
     * @param <R> the type of the answer
     * @return the answer of the decision that was committed
     * @throws TryAgainException when concurrent commits conflict too often or the store is unavailable
     */
    public <R> R run(Supplier<Decision<R>> loadAndDecide) {
        return runUnderLease(loadAndDecide)
                .orElseThrow(() -> new IllegalStateException("the decision named a lease; run it under its lease"));
    }

    /**
     * Runs a command that commits under a lease. A lost lease is not retried, because another worker has the lane.
     *
     * @param loadAndDecide loads the state and decides; called again after any other conflict
     * @param <R> the type of the answer
     * @return the answer of the decision that was committed, or empty when the lease was lost
     * @throws TryAgainException when concurrent commits conflict too often or the store is unavailable
     */
    public <R> Optional<R> runUnderLease(Supplier<Decision<R>> loadAndDecide) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Decision<R> decision = reading(loadAndDecide);
            List<ChangeSet> changeSets = decision.changeSets();
            if (changeSets.isEmpty()) {
                return Optional.of(decision.answer());
            }
            CommitResult result = commit(changeSets).get(0);
            if (isCommitted(result)) {
                return Optional.of(decision.answer());
            }
            if (leaseLost(result)) {
                return Optional.empty();
            }
            waitAfter(attempt);
        }
        throw new TryAgainException("other commits conflicted " + MAX_ATTEMPTS + " times");
    }

    /**
     * Runs several commands of one account, under a lease or none, and commits them together in their order: one that conflicts is made
     * again by itself, and one that throws takes none along.
     *
     * @param decisions each loads and decides, and is called again after a conflict
     * @param <R> the type of the answers
     * @return one result each
     * @throws TryAgainException when the store is unavailable, before it is known that any of them was committed
     */
    public <R> List<BatchResult<R>> runAll(List<Supplier<Decision<R>>> decisions) {
        return new DecisionBatch<>(this, decisions).run();
    }

    /**
     * Commits; when the store fails, submits the same ChangeSets again, which is safe because of their operation ids: at most
     * three times in all, none later than five seconds after the first, and none by a thread that is interrupted.
     *
     * @param changeSets what to commit
     * @return one result each
     * @throws TryAgainException when the store stays unavailable
     * @throws UnstorableException when the database rejects one of them permanently; the others may be committed
     */
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        long begun = nanoTime.getAsLong();
        for (int submission = 1; ; submission++) {
            try {
                return store.commit(changeSets);
            } catch (StoreUnavailableException e) {
                boolean late = nanoTime.getAsLong() - begun >= SUBMIT_WITHIN.toNanos();
                if (submission == MAX_SUBMISSIONS
                        || late
                        || Thread.currentThread().isInterrupted()) {
                    throw new TryAgainException("the store is not available", e);
                }
                waitAfter(submission);
            }
        }
    }

    /**
     * Waits before the next attempt, so that conflicting commits do not meet again.
     *
     * @param failed how many attempts failed, from 1
     */
    public void waitAfter(int failed) {
        waiting.accept(backoff.delay(failed - 1));
    }

    /**
     * Reads, and translates an unavailable store into {@link TryAgainException}.
     *
     * @param read the read
     * @param <T> the type of the result
     * @return the result
     * @throws TryAgainException when the store is unavailable
     */
    public static <T> T reading(Supplier<T> read) {
        try {
            return MissingLoads.supplying(read);
        } catch (StoreUnavailableException e) {
            throw new TryAgainException("the store is not available", e);
        }
    }

    static boolean leaseLost(CommitResult result) {
        return result instanceof CommitResult.Conflict conflict && conflict.cause() instanceof CommitResult.LeaseLost;
    }

    /**
     * Returns whether a ChangeSet is committed.
     *
     * @param result its result
     * @return true unless it conflicted
     */
    public static boolean isCommitted(CommitResult result) {
        return !(result instanceof CommitResult.Conflict);
    }
}
