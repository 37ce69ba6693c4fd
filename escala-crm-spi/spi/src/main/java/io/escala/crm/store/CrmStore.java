package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps everything. Thread-safe: share one instance freely, and on a database open as many on as many machines as you like; they
 * need no coordinator.
 *
 * <h2>Reads</h2>
 *
 * <p>Bulk, and of committed state: a read that begins after a commit returned sees it. Each read is one consistent look; two
 * reads are not. Every read is confined to the account it names, and an id of another account is not found. What is absent from
 * a result does not exist; nothing is ever null. Collections passed in may be empty, may repeat, and may be large; the number of
 * statements a read costs does not grow with them beyond slices of some hundreds. Results are immutable and detached: what
 * comes back never changes, and what is put in may be changed afterwards. A key or text that no store could keep (with U+0000 or
 * half a surrogate pair, or too long) may be asked for like any other, and is not there.
 *
 * <h2>Writes</h2>
 *
 * <p>One method, {@link #commit}. All times are kept in milliseconds.
 *
 * <h2>Failure</h2>
 *
 * <p>Misuse is an {@link IllegalArgumentException}, of a read too. What the engine will never keep is an
 * {@link UnstorableException}: it is not to be tried again. An engine that cannot be reached, or breaks off, is a
 * {@link StoreUnavailableException}: what was being committed may have landed; submit it again.
 */
public interface CrmStore
        extends LineReads, IdentityReads, ContactReads, ConversationReads, IntakeReads, WorkQueue, AutoCloseable {
    /**
     * Commits ChangeSets, each atomic and independent of its neighbours.
     *
     * <p>A ChangeSet lands whole or not at all: changes, claims, events, work, and the operation id that marks it as done. It
     * lands when, in this order: its operation id was never applied in its account (else
     * {@link CommitResult.AlreadyApplied}, and nothing happens); its lease, if any, was neither given back nor taken over; every
     * expected version stands; and, after what it releases is released, every claim it takes is free or already held by the same
     * holder, whether from before or from an earlier take of its own. Otherwise the result is a {@link CommitResult.Conflict},
     * and nothing of it is left behind, its operation id included. Once it landed, its claims are held as its changes, one
     * after the other, leave them: what one takes and a later one gives back is free.
     *
     * <p>Adding what exists (an id used before), or changing what does not, is misuse: it throws, and nothing of that ChangeSet
     * is left behind; its neighbours may have landed. The same holds for what the engine will never keep. A store never answers
     * that with "unavailable": whoever waits for an engine waits for ever then.
     *
     * <p>Concurrent commits behave as if they came one after the other. What commutes (see {@link Change}) never conflicts, so
     * two machines may file into the same busy conversation at once. What a decision read as <em>absent</em> is protected by
     * the claims it takes, and by nothing else.
     *
     * <p>The store may group ChangeSets in one transaction to save time; results are as if it had not. Neighbours are applied in
     * the order of the list.
     *
     * @param changeSets any number, of any accounts
     * @return as many results, in the same order. When this returns, what is applied survives a crash of the process, and, on
     *     stores that keep files, of the machine
     * @throws IllegalArgumentException when a ChangeSet adds what exists or changes what does not
     * @throws UnstorableException when the engine refuses a ChangeSet for good; committed one by one, its neighbours land
     * @throws StoreUnavailableException when the outcome is unknown; submit the same list again
     */
    List<CommitResult> commit(List<ChangeSet> changeSets);

    /**
     * Answers who holds claims: the one look-up behind "whose number is this", "which conversation", "did we see this message".
     *
     * @param account the account; a global claim is answered whatever the account
     * @param claims any number
     * @return the holders of those that are held
     */
    Map<Claim, String> holders(AccountId account, Collection<Claim> claims);

    /** Gives back what the store holds: files, connections. A second call does nothing. */
    @Override
    void close();
}
