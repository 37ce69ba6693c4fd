package io.escala.core.internal.audit;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.State;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Deletes old audit records of an account, in portions, each its own commit. There is one work item for each account and month with records:
 * no work is enqueued for a past month, so none is lost while the item is being settled. It runs when its month is over, and daily from when the
 * first records of that month expire until none of them is left. Thread-safe.
 */
public final class AuditRetention {
    /** The default retention. */
    public static final Duration DEFAULT_KEPT = Duration.ofDays(365);

    private static final String PREFIX = "audit/";
    private static final Duration EVERY = Duration.ofDays(1);

    /** Small enough that no other commit waits for it noticeably. */
    private static final int PORTION = 500;

    private static final int PORTIONS_A_TURN = 20;

    private final InboxContext context;
    private final Duration kept;

    public AuditRetention(InboxContext context, Duration kept) {
        this.context = context;
        this.kept = kept;
    }

    /** Returns the work that later deletes what is recorded now. */
    static WorkItem of(AccountId account, Instant now) {
        YearMonth month = YearMonth.from(now.atZone(ZoneOffset.UTC));
        return WorkItem.single(account, WorkKind.PURGE, PREFIX + month, endOf(month));
    }

    /** Returns whether an item is about audit records. */
    public static boolean concerns(WorkItem item) {
        return item.key().id().startsWith(PREFIX);
    }

    /** Runs an item once. */
    public WorkHandler.Verdict run(Lease lease, WorkItem item) {
        YearMonth month = month(item);
        for (int portion = 1; ; portion++) {
            Instant now = context.now();
            Instant before = now.minus(kept);
            Optional<Instant> oldest = CommitLoop.reading(() -> context.store().oldestAuditRecord(item.account()));
            boolean older = oldest.filter(at -> at.isBefore(before)).isPresent();
            boolean last = !older || portion == PORTIONS_A_TURN;
            UnitOfWork unit = context.begin(item.account(), State.partial()).under(lease);
            if (older) {
                unit.change(new AuditChange.DropRecords(item.account(), before, PORTION));
            }
            boolean over = !now.isBefore(endOf(month))
                    && oldest.filter(at -> at.isBefore(endOf(month))).isEmpty();
            if (over) {
                unit.done(item.key());
            } else if (last) {
                // Not a failed attempt.
                unit.reschedule(item.again(older ? now : next(month, oldest.orElse(now), now), 0));
            }
            if (!CommitLoop.isCommitted(
                    context.loop().commit(unit.changeSet().stream().toList()).get(0))) {
                return WorkHandler.Verdict.LEASE_LOST;
            }
            if (over || last) {
                return over ? WorkHandler.Verdict.SETTLED : WorkHandler.Verdict.PUT_OFF;
            }
        }
    }

    /** When the first record of the month that may be there expires, but not before a day has passed. */
    private Instant next(YearMonth month, Instant oldest, Instant now) {
        Instant first = oldest.isAfter(beginOf(month)) ? oldest : beginOf(month);
        Instant expires = first.plus(kept);
        Instant tomorrow = now.plus(EVERY);
        return expires.isAfter(tomorrow) ? expires : tomorrow;
    }

    private static Instant beginOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant endOf(YearMonth month) {
        return beginOf(month.plusMonths(1));
    }

    private static YearMonth month(WorkItem item) {
        try {
            return YearMonth.parse(item.key().id().substring(PREFIX.length()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a purge of what this version does not know", e);
        }
    }
}
