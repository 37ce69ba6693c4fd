package io.escala.core.internal.loop;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Load, decide, commit; when somebody else was first, again. The one loop every command runs in. What the store will never keep
 * ({@link UnstorableException}) goes on to whoever asked: it is not tried again, and nothing of it is left behind. Thread-safe.
 */
public final class CommitLoop {
    /** How often a command is decided before it gives up. */
    public static final int MAX_ATTEMPTS = 12;

    private static final int MAX_SUBMISSIONS = 3;

    private final CrmStore store;
    private final Backoff backoff;

    /**
     * Makes the loop.
     *
     * @param store where it commits
     * @param backoff how it waits
     */
    public CommitLoop(CrmStore store, Backoff backoff) {
        this.store = store;
        this.backoff = backoff;
    }

    /**
     * Runs a command.
     *
     * @param loadAndDecide reads what the decision needs and decides; called again after a conflict
     * @param <R> what is answered
     * @return the answer of the decision that was committed
     * @throws TryAgainException when too many others were first, or the store is away
     */
    public <R> R run(Supplier<Decision<R>> loadAndDecide) {
        return runUnderLease(loadAndDecide)
                .orElseThrow(() -> new IllegalStateException("the decision named a lease; run it under its lease"));
    }

    /**
     * Runs a command that commits under a lease. A lease that is lost is not tried again: somebody else is at work.
     *
     * @param loadAndDecide reads what the decision needs and decides; called again after any other conflict
     * @param <R> what is answered
     * @return the answer of the decision that was committed, or empty when the lease was lost
     * @throws TryAgainException when too many others were first, or the store is away
     */
    public <R> Optional<R> runUnderLease(Supplier<Decision<R>> loadAndDecide) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Decision<R> decision = reading(loadAndDecide);
            List<ChangeSet> changeSets = decision.changeSets();
            if (changeSets.isEmpty()) {
                return Optional.of(decision.answer());
            }
            CommitResult result = commit(changeSets).get(0);
            if (landed(result)) {
                return Optional.of(decision.answer());
            }
            if (leaseLost(result)) {
                return Optional.empty();
            }
            backoff.before(attempt);
        }
        throw new TryAgainException("others were first " + MAX_ATTEMPTS + " times");
    }

    /**
     * Commits; when the store breaks off, submits the same again, which its operation ids make harmless.
     *
     * @param changeSets what to commit
     * @return one result each
     * @throws TryAgainException when the store stays away
     * @throws UnstorableException when the engine refuses one of them for good; the others may have landed
     */
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        for (int submission = 1; ; submission++) {
            try {
                return store.commit(changeSets);
            } catch (StoreUnavailableException e) {
                if (submission == MAX_SUBMISSIONS) {
                    throw new TryAgainException("the store is not available", e);
                }
                backoff.before(submission);
            }
        }
    }

    /**
     * Reads; a store that is away becomes the one exception callers know.
     *
     * @param read the reading
     * @param <T> what is read
     * @return what was read
     * @throws TryAgainException when the store is away
     */
    public static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (StoreUnavailableException e) {
            throw new TryAgainException("the store is not available", e);
        }
    }

    private static boolean leaseLost(CommitResult result) {
        return result instanceof CommitResult.Conflict conflict && conflict.cause() instanceof CommitResult.LeaseLost;
    }

    /**
     * Whether a ChangeSet is committed.
     *
     * @param result its result
     * @return true unless it conflicted
     */
    public static boolean landed(CommitResult result) {
        return !(result instanceof CommitResult.Conflict);
    }
}
