package io.escala.core.internal.quarantine;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The quarantine of an account for one actor. Thread-safe. */
public final class ActorQuarantine implements Quarantine {
    /** Each item includes its bytes, possibly a whole body. */
    private static final int SMALL_PAGE = 25;

    private final InboxContext context;
    private final @Nullable Replay replay;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;

    public ActorQuarantine(InboxContext context, @Nullable Replay replay, Actor actor) {
        this.context = context;
        this.replay = replay;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public Listing<QuarantinedItem> list(QuarantineFilter filter) {
        Objects.requireNonNull(filter, "filter");
        requireOperator();
        return StoredListing.inPagesOf(
                SMALL_PAGE, (cursor, limit) -> context.store().quarantined(account, filter, cursor, limit));
    }

    @Override
    public Outcome<List<ReplayedItem>> replay(Collection<String> ids) {
        Objects.requireNonNull(ids, "ids");
        return ifPermitted(AuditOperation.QUARANTINE_REPLAY, () -> replaying().items(actor, ids));
    }

    @Override
    public Outcome<List<ReplayedItem>> replay(QuarantineFilter filter) {
        Objects.requireNonNull(filter, "filter");
        return ifPermitted(AuditOperation.QUARANTINE_REPLAY, () -> replaying().all(actor, filter));
    }

    @Override
    public Listing<QuarantinedWork> work() {
        requireOperator();
        return StoredListing.of((cursor, limit) -> context.store().quarantinedWork(account, cursor, limit));
    }

    @Override
    public Outcome<Set<WorkKey>> replayWork(Collection<WorkKey> keys) {
        Objects.requireNonNull(keys, "keys");
        return ifPermitted(
                AuditOperation.QUARANTINE_REPLAY_WORK,
                () -> context.loop().run(() -> {
                    Map<WorkKey, QuarantinedWork> found = context.store().quarantinedWork(account, keys);
                    UnitOfWork unit = context.begin(account, State.partial());
                    found.forEach((key, work) -> {
                        unit.change(new IntakeChange.ReleaseWork(account, key));
                        unit.enqueue(work.restarted(unit.now()));
                        AuditTrail.done(
                                unit, actor, AuditOperation.QUARANTINE_REPLAY_WORK, AuditSubject.of(key), List.of());
                    });
                    return Decision.commit(unit, Set.copyOf(found.keySet()));
                }));
    }

    private void requireOperator() {
        audit.allowing(AuditOperation.QUARANTINE_READ, () -> AccessRules.require(actor, Permission.OPERATE));
    }

    private <T> Outcome<T> ifPermitted(AuditOperation operation, Supplier<T> command) {
        Optional<Refusal> denied = AccessRules.permitted(actor, Permission.OPERATE);
        return audit.answering(
                operation, null, denied.<Outcome<T>>map(Outcome::refused).orElseGet(() -> Outcome.done(command.get())));
    }

    private Replay replaying() {
        if (replay == null) {
            throw new IllegalStateException(
                    "the inbox reads no bodies: give it channels, with Inbox.open(store, channels)"
                            + " or InboxBuilder.channels");
        }
        return replay;
    }
}
