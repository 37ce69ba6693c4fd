package io.escala.core.internal.receive;

import io.escala.core.internal.audit.AuditRetention;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CursorPage;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;

/**
 * Deletes what is kept for a limited time: quarantined items, events, operation ids and audit records. Thread-safe.
 *
 * <p>For the quarantine there is one work item for each account and day with quarantined items: no work
 * is enqueued for a past day, so none is lost while the item is being settled. It runs when the day is over, and again when
 * the last item of that day expires; each run deletes everything expired, of any day. For events and for operation ids there is one work
 * item each, of no account, that is always there. For audit records there is one for each account and month: {@link AuditRetention}.
 */
public final class PurgeWork implements WorkHandler {
    /** The default retention of quarantined items. */
    public static final Duration DEFAULT_QUARANTINE_KEPT = Duration.ofDays(30);

    /** The default retention of events. */
    public static final Duration DEFAULT_EVENTS_KEPT = Duration.ofDays(90);

    private static final String QUARANTINE = "quarantine/";

    /** Items contain their bytes, so only a few are loaded at a time. */
    private static final int SLICE = 25;

    private static final int SLICES_A_TURN = 20;

    private final InboxContext context;
    private final Duration kept;
    private final Duration eventsKept;
    private final AuditRetention audit;

    public PurgeWork(InboxContext context, Duration quarantineKept, Duration eventsKept, AuditRetention audit) {
        this.context = context;
        this.kept = quarantineKept;
        this.eventsKept = eventsKept;
        this.audit = audit;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.PURGE;
    }

    /** Returns the work that later deletes an item quarantined now. */
    static WorkItem ofQuarantine(AccountId account, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return WorkItem.single(account, WorkKind.PURGE, QUARANTINE + day, endOf(day));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public List<WorkItem> standing(Instant now) {
        return List.of(Retention.standing(EventRetention.ID, now), Retention.standing(OperationRetention.ID, now));
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        if (AuditRetention.concerns(item)) {
            return audit.run(lease, item);
        }
        return switch (item.key().id()) {
            case EventRetention.ID -> new EventRetention(context, eventsKept).run(lease, item);
            case OperationRetention.ID -> new OperationRetention(context).run(lease, item);
            default -> purgeQuarantine(lease, item);
        };
    }

    private Verdict purgeQuarantine(Lease lease, WorkItem item) {
        Instant keepsUntil = endOf(day(item)).plus(kept);
        for (int slice = 0; slice < SLICES_A_TURN; slice++) {
            Instant now = context.now();
            QuarantineFilter old = new QuarantineFilter(Set.of(), null, now.minus(kept));
            CursorPage<QuarantinedItem> page =
                    CommitLoop.reading(() -> context.store().quarantined(item.account(), old, null, SLICE));
            UnitOfWork unit = context.begin(item.account(), State.partial()).under(lease);
            page.items()
                    .forEach(quarantined ->
                            unit.change(new IntakeChange.DropQuarantined(item.account(), quarantined.id())));
            boolean more = page.next() != null;
            Verdict verdict = Verdict.PUT_OFF;
            if (!more && !now.isBefore(keepsUntil)) {
                unit.done(item.key());
                verdict = Verdict.SETTLED;
            } else if (!more || slice == SLICES_A_TURN - 1) {
                // Not a failed attempt: the attempts are not counted up.
                unit.reschedule(due(item, more ? now : keepsUntil));
            }
            if (unit.changeSet().isPresent() && !committed(unit)) {
                return Verdict.LEASE_LOST;
            }
            if (!more) {
                return verdict;
            }
        }
        return Verdict.PUT_OFF;
    }

    private boolean committed(UnitOfWork unit) {
        CommitResult result =
                context.loop().commit(unit.changeSet().stream().toList()).get(0);
        return CommitLoop.isCommitted(result);
    }

    private static WorkItem due(WorkItem item, Instant due) {
        return item.again(due, item.attempts());
    }

    private static LocalDate day(WorkItem item) {
        try {
            return LocalDate.parse(item.key().id().substring(QUARANTINE.length()));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a purge of what this version does not know", e);
        }
    }
}
