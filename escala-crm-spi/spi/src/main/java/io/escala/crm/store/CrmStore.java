package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store of all accounts. Thread-safe: share one instance freely. On a database, any number of instances on any number of
 * machines work without a coordinator.
 *
 * <h2>Reads</h2>
 *
 * <p>Reads are bulk and return committed state: a read that begins after a commit returned sees it. Each read is one
 * consistent snapshot; two reads are not. Every read is confined to the account it names, and an id of another account is
 * not found. Results omit what does not exist and never contain null. Collections passed in may be empty, may contain
 * duplicates and may be large; the number of statements of a read grows only by slices of some hundreds of elements. Results
 * are immutable and detached: results never change, and the caller may modify a passed collection afterwards. A key or text
 * that no store can keep (with U+0000 or half a surrogate pair, or too long) may be looked up like any other and is not
 * found.
 *
 * <h2>Writes</h2>
 *
 * <p>{@link #commit} is the only general write method; {@link WorkQueue} has those of leases. Times are stored to the
 * millisecond.
 *
 * <h2>Failure</h2>
 *
 * <p>Misuse throws {@link IllegalArgumentException}, also on reads. A ChangeSet that the engine can never store throws
 * {@link UnstorableException}; do not retry it. An engine that cannot be reached or fails midway throws
 * {@link StoreUnavailableException}: the ChangeSets may have been committed; submit them again.
 */
public interface CrmStore
        extends LineReads,
                FieldReads,
                TeamReads,
                IdentityReads,
                ContactReads,
                RecordReads,
                ConversationReads,
                SessionReads,
                AutoCloseReads,
                IntakeReads,
                LibraryReads,
                ScheduleReads,
                AuditReads,
                HistoryReads,
                WorkQueue,
                EventReads,
                AutoCloseable {
    /**
     * Commits ChangeSets, each atomic and independent of the others.
     *
     * <p>A ChangeSet is committed as a whole or not at all: changes, claims, events, work, and the operation id that marks
     * it as applied, for as long as it is kept ({@link OperationId}). The checks, in this order: its operation id is new in its account (else
     * {@link CommitResult.AlreadyApplied}, and nothing changes); its lease, if any, was neither released nor taken over;
     * every expected version is current; after its releases, every claim it expects to be free is held by nobody, and every
     * claim it takes is free or already held by the same holder, whether from before or from an earlier take of its own.
     * Otherwise the result is a
     * {@link CommitResult.Conflict} and nothing is stored, not even the operation id. Its changes take and release claims
     * one after the other: a claim that one change takes and a later one releases is free.
     *
     * <p>Adding an object that exists (an id used before) or changing one that does not is misuse: it throws, and nothing of
     * that ChangeSet is stored; other ChangeSets of the list may have been committed. The same applies to a ChangeSet that
     * the engine can never store. A store never reports such a failure as "unavailable", because the caller would retry for
     * ever.
     *
     * <p>Concurrent commits behave as if they ran one after the other. Commuting changes (see {@link Change}) never
     * conflict, so two machines may write to the same busy conversation at once. A decision that found something
     * <em>absent</em> is protected by the claims it takes and by those it expects to be free, and by nothing else.
     *
     * <p>The store may group ChangeSets into one transaction to save time; results are the same as without grouping.
     * ChangeSets are applied in list order.
     *
     * @param changeSets any number, of any accounts
     * @return as many results, in the same order. Once this returns, applied ChangeSets survive a crash of the process and,
     *     on stores that keep files, of the machine
     * @throws IllegalArgumentException if a ChangeSet adds an object that exists or changes one that does not
     * @throws UnstorableException if the engine can never store a ChangeSet; committed one by one, the others succeed
     * @throws StoreUnavailableException if the outcome is unknown; submit the same list again
     */
    List<CommitResult> commit(List<ChangeSet> changeSets);

    /**
     * Returns the holders of claims. This look-up answers "whose number is this", "which conversation" and "is this message
     * known".
     *
     * @param account the account; a global claim is found from every account
     * @param claims any number
     * @return the holders; absent for a free claim
     */
    Map<Claim, String> holders(AccountId account, Collection<Claim> claims);

    /**
     * Returns the time of the oldest operation id that is kept, over all accounts: the {@link ChangeSet#at()} of its ChangeSet. Tells
     * whether there is something for {@link io.escala.crm.change.IntakeChange.DropOperations} to delete.
     *
     * @return the time, or empty when no id is kept
     */
    Optional<Instant> oldestOperation();

    /** Closes files and connections of the store. A second call has no effect. */
    @Override
    void close();
}
