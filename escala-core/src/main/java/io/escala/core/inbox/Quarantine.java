package io.escala.core.inbox;

import io.escala.core.access.AccessRules;
import io.escala.core.access.Refusal;
import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.quarantine.Replay;
import io.escala.core.quarantine.ReplayResult;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.Page;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists and replays the quarantine: items that had a valid signature but could not be filed. Replay them once the cause is
 * fixed, for example after a line was connected or the library was updated. A replay files as of the receipt: it opens no
 * window that would be closed by now, and what was too old at the receipt is still too old.
 *
 * <p>The methods without an actor are for the host itself: they check no permission, and only they reach items that belong
 * to no account ({@link AccountId#NONE}). Items contain unmasked personal data.
 *
 * <p>Thread-safe. A replay that was interrupted, or that runs twice at once, may be repeated: items already filed have no
 * second effect.
 */
public final class Quarantine {
    private final InboxContext context;
    private final @Nullable Replay replay;

    /**
     * Internal; use {@link Inbox#quarantine()}.
     *
     * @param context store, ports, clock and ids
     * @param replay files items again, or null when the inbox has no reader of bodies
     */
    public Quarantine(InboxContext context, @Nullable Replay replay) {
        this.context = context;
        this.replay = replay;
    }

    /**
     * Lists the quarantined items of any account.
     *
     * @param account the account, or {@link AccountId#NONE} for items that belong to no account's line
     * @param filter which items
     * @param after the cursor from {@link Page#next()} of the previous page, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}; each item includes its bytes
     * @return the items, with reason and bytes
     * @throws TryAgainException when the store is unavailable
     */
    public Page<QuarantinedItem> list(AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> context.store().quarantined(account, filter, after, limit));
    }

    /**
     * Lists the quarantined items of the caller's account.
     *
     * @param filter which items
     * @param after the cursor from {@link Page#next()}, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @param actor the caller; gets an empty page without {@link Permission#OPERATE}
     * @return the items, with reason and bytes
     * @throws TryAgainException when the store is unavailable
     */
    public Page<QuarantinedItem> list(QuarantineFilter filter, @Nullable String after, int limit, Actor actor) {
        return denied(actor).isPresent() ? new Page<>(List.of(), null) : list(actor.account(), filter, after, limit);
    }

    /**
     * Replays items of any account, in the order in which they were received.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param ids their ids, any number
     * @return the outcome of each
     * @throws TryAgainException when the store is unavailable; items filed until then stay filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public List<ReplayedItem> replay(AccountId account, Collection<String> ids) {
        return replay().items(account, ids);
    }

    /**
     * Replays all matching items of any account, in the order in which they were received.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param filter which items
     * @return the outcome of each item that was there at the start
     * @throws TryAgainException when the store is unavailable; items filed until then stay filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public List<ReplayedItem> replay(AccountId account, QuarantineFilter filter) {
        return replay().all(account, filter);
    }

    /**
     * Replays items of the caller's account.
     *
     * @param ids their ids, any number
     * @param actor the caller; needs {@link Permission#OPERATE}
     * @return the outcome of each, or the refusal
     * @throws TryAgainException when the store is unavailable; items filed until then stay filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public ReplayResult replay(Collection<String> ids, Actor actor) {
        return ifPermitted(actor, () -> replay(actor.account(), ids));
    }

    /**
     * Replays all matching items of the caller's account.
     *
     * @param filter which items
     * @param actor the caller; needs {@link Permission#OPERATE}
     * @return the outcome of each item that was there at the start, or the refusal
     * @throws TryAgainException when the store is unavailable; items filed until then stay filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public ReplayResult replay(QuarantineFilter filter, Actor actor) {
        return ifPermitted(actor, () -> replay(actor.account(), filter));
    }

    /**
     * Lists the quarantined work of any account: kind, key, number of attempts and reason. Quarantined work is not run, and
     * is kept until it is replayed.
     *
     * @param account the account, or {@link AccountId#NONE} for bodies of the journal
     * @param after the cursor from {@link Page#next()}, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @return the work
     * @throws TryAgainException when the store is unavailable
     */
    public Page<QuarantinedWork> work(AccountId account, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> context.store().quarantinedWork(account, after, limit));
    }

    /**
     * Lists the quarantined work of the caller's account.
     *
     * @param after the cursor from {@link Page#next()}, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @param actor the caller; gets an empty page without {@link Permission#OPERATE}
     * @return the work
     * @throws TryAgainException when the store is unavailable
     */
    public Page<QuarantinedWork> work(@Nullable String after, int limit, Actor actor) {
        return denied(actor).isPresent() ? new Page<>(List.of(), null) : work(actor.account(), after, limit);
    }

    /**
     * Returns quarantined work of any account to the queue, as if it had never been attempted. It is quarantined again if it
     * harms its workers again.
     *
     * @param account the account, or {@link AccountId#NONE} for bodies of the journal
     * @param keys the work; keys that are not in quarantine are skipped
     * @return the keys that are due again
     * @throws TryAgainException when the store is unavailable
     */
    public Set<WorkKey> replayWork(AccountId account, Collection<WorkKey> keys) {
        return context.loop().run(() -> {
            Map<WorkKey, QuarantinedWork> found = context.store().quarantinedWork(account, keys);
            UnitOfWork unit = context.begin(account, State.partial());
            found.forEach((key, work) -> {
                unit.change(new IntakeChange.ReleaseWork(account, key));
                unit.enqueue(work.restarted(unit.now()));
            });
            return Decision.commit(unit, Set.copyOf(found.keySet()));
        });
    }

    /**
     * Returns quarantined work of the caller's account to the queue.
     *
     * @param keys the work; keys that are not in quarantine are skipped
     * @param actor the caller; needs {@link Permission#OPERATE}
     * @return the refusal, or empty when the work is due again
     * @throws TryAgainException when the store is unavailable
     */
    public Optional<Refusal> replayWork(Collection<WorkKey> keys, Actor actor) {
        Optional<Refusal> denied = denied(actor);
        if (denied.isEmpty()) {
            replayWork(actor.account(), keys);
        }
        return denied;
    }

    private static ReplayResult ifPermitted(Actor actor, Supplier<List<ReplayedItem>> replaying) {
        Optional<Refusal> denied = denied(actor);
        return denied.isPresent() ? new ReplayResult.Refused(denied.get()) : new ReplayResult.Done(replaying.get());
    }

    private Replay replay() {
        if (replay == null) {
            throw new IllegalStateException("an inbox without a reader of bodies replays nothing");
        }
        return replay;
    }

    /** Denies an actor without account, because {@link AccountId#NONE} is for the host itself. */
    private static Optional<Refusal> denied(Actor actor) {
        return actor.account().equals(AccountId.NONE)
                ? Optional.of(AccessRules.notFound())
                : AccessRules.permitted(actor, Permission.OPERATE);
    }
}
