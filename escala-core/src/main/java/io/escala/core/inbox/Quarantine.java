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
 * What came with a good signature and could not be filed: look at it, and replay it once the reason is gone, such as after a line
 * was connected or the library was updated. A replay files as of the receipt: it opens no window that would be shut by now, and what
 * was too old then is too old still.
 *
 * <p>The calls without an actor are the host's own: they check no permission, and are the only way to what belongs to no account
 * ({@link AccountId#NONE}). Items hold personal data as it came.
 *
 * <p>Thread-safe. A replay that breaks off is simply done again, and so is one that runs twice at once: what is filed already
 * changes nothing.
 */
public final class Quarantine {
    private final InboxContext context;
    private final @Nullable Replay replay;

    /**
     * Made by the inbox.
     *
     * @param context store, ports, time and ids
     * @param replay files items once more, or null when nothing is there to read them
     */
    public Quarantine(InboxContext context, @Nullable Replay replay) {
        this.context = context;
        this.replay = replay;
    }

    /**
     * Lists what was quarantined in any account.
     *
     * @param account the account, or {@link AccountId#NONE} for what belongs to no account's line
     * @param filter which part of it
     * @param after where the page begins ({@link Page#next()} of the page before), or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}; each holds its bytes
     * @return the items, with reason and bytes
     * @throws TryAgainException when the store is away
     */
    public Page<QuarantinedItem> list(AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> context.store().quarantined(account, filter, after, limit));
    }

    /**
     * Lists what was quarantined in the asker's account.
     *
     * @param filter which part of it
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @param actor who asks; sees nothing without {@link Permission#OPERATE}
     * @return the items, with reason and bytes
     * @throws TryAgainException when the store is away
     */
    public Page<QuarantinedItem> list(QuarantineFilter filter, @Nullable String after, int limit, Actor actor) {
        return denied(actor).isPresent() ? new Page<>(List.of(), null) : list(actor.account(), filter, after, limit);
    }

    /**
     * Replays items of any account, in the order in which they were received.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param ids their ids, any number
     * @return what became of each
     * @throws TryAgainException when the store is away; what was filed until then is filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public List<ReplayedItem> replay(AccountId account, Collection<String> ids) {
        return replay().items(account, ids);
    }

    /**
     * Replays all there is of a part of any account's quarantine, in the order in which it was received.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param filter which part of it
     * @return what became of each item that was there when it began
     * @throws TryAgainException when the store is away; what was filed until then is filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public List<ReplayedItem> replay(AccountId account, QuarantineFilter filter) {
        return replay().all(account, filter);
    }

    /**
     * Replays items of the asker's account.
     *
     * @param ids their ids, any number
     * @param actor who asks; needs {@link Permission#OPERATE}
     * @return what became of each, or why not
     * @throws TryAgainException when the store is away; what was filed until then is filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public ReplayResult replay(Collection<String> ids, Actor actor) {
        return ifPermitted(actor, () -> replay(actor.account(), ids));
    }

    /**
     * Replays all there is of a part of the quarantine of the asker's account.
     *
     * @param filter which part of it
     * @param actor who asks; needs {@link Permission#OPERATE}
     * @return what became of each item that was there when it began, or why not
     * @throws TryAgainException when the store is away; what was filed until then is filed
     * @throws IllegalStateException when the inbox was built without a reader of bodies
     */
    public ReplayResult replay(QuarantineFilter filter, Actor actor) {
        return ifPermitted(actor, () -> replay(actor.account(), filter));
    }

    /**
     * Lists the work of any account that did its workers too much harm: what kind, of what, how often it was tried, and why it is
     * not tried any more. It is kept until it is replayed.
     *
     * @param account the account, or {@link AccountId#NONE} for bodies of the journal
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return the work
     * @throws TryAgainException when the store is away
     */
    public Page<QuarantinedWork> work(AccountId account, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> context.store().quarantinedWork(account, after, limit));
    }

    /**
     * Lists the work of the asker's account that did its workers too much harm.
     *
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @param actor who asks; sees nothing without {@link Permission#OPERATE}
     * @return the work
     * @throws TryAgainException when the store is away
     */
    public Page<QuarantinedWork> work(@Nullable String after, int limit, Actor actor) {
        return denied(actor).isPresent() ? new Page<>(List.of(), null) : work(actor.account(), after, limit);
    }

    /**
     * Has quarantined work of any account run once more, as if it had never been tried. It leaves the quarantine; if it does harm
     * again, it comes back.
     *
     * @param account the account, or {@link AccountId#NONE} for bodies of the journal
     * @param keys which work; what is not in quarantine is passed over
     * @return what is due again
     * @throws TryAgainException when the store is away
     */
    public Set<WorkKey> replayWork(AccountId account, Collection<WorkKey> keys) {
        return context.loop().run(() -> {
            Map<WorkKey, QuarantinedWork> found = context.store().quarantinedWork(account, keys);
            UnitOfWork unit = context.begin(account, State.partial());
            found.forEach((key, work) -> {
                unit.change(new IntakeChange.ReleaseWork(account, key));
                unit.enqueue(work.afresh(unit.now()));
            });
            return Decision.commit(unit, Set.copyOf(found.keySet()));
        });
    }

    /**
     * Has quarantined work of the asker's account run once more.
     *
     * @param keys which work; what is not in quarantine is passed over
     * @param actor who asks; needs {@link Permission#OPERATE}
     * @return why not, or empty when it is due again
     * @throws TryAgainException when the store is away
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

    /** What belongs to no account belongs to no actor either. */
    private static Optional<Refusal> denied(Actor actor) {
        return actor.account().equals(AccountId.NONE)
                ? Optional.of(AccessRules.notFound())
                : AccessRules.permitted(actor, Permission.OPERATE);
    }
}
