package io.escala.core.internal.receive;

import io.escala.core.channel.TryAgainException;
import io.escala.core.intake.BodyReader;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.retry.Backoff;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files journalled bodies as of their receipt, in the same steps as a body that is filed at once. The entry is deleted
 * together with the work, in one commit, after its effects are committed; an interruption in between repeats the filing,
 * which has no second effect.
 *
 * <p>Temporary failures are retried without limit. A body that cannot be filed because of a bug is quarantined whole after
 * {@value #TRIES} tries. Thread-safe.
 */
public final class JournalWork implements WorkHandler {
    static final int TRIES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(JournalWork.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final InboxContext context;
    private final BodyReader reader;
    private final Receiver receiver;
    private final Backoff backoff;

    public JournalWork(InboxContext context, BodyReader reader, Receiver receiver, DoubleSupplier random) {
        this.context = context;
        this.reader = reader;
        this.receiver = receiver;
        this.backoff = Backoff.jittered(FIRST_WAIT, LONGEST_WAIT, random);
    }

    @Override
    public WorkKind kind() {
        return WorkKind.JOURNAL;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        String id = item.key().id();
        JournalEntry entry =
                CommitLoop.reading(() -> context.store().journal(List.of(id)).get(id));
        if (entry == null) {
            return settle(lease, unit -> unit.done(item.key()), Verdict.SETTLED);
        }
        try {
            IncomingBatch batch = reader.read(entry.appId(), entry.body(), entry.receivedAt());
            receiver.receiveAnswered(batch.withSeveralApps(entry.severalApps()));
        } catch (TryAgainException e) {
            return putOff(lease, item, e);
        } catch (RuntimeException e) {
            if (item.attempts() + 1 < TRIES) {
                throw e;
            }
            LOG.error("A journalled body is quarantined", Defects.withoutMessages(e));
            return settle(lease, unit -> giveUp(unit, item, entry), Verdict.SETTLED);
        }
        return settle(
                lease, unit -> unit.change(new IntakeChange.DropJournal(id)).done(item.key()), Verdict.SETTLED);
    }

    private Verdict putOff(Lease lease, WorkItem item, TryAgainException reason) {
        Instant due = backoff.due(context.now(), item.attempts());
        LOG.warn("A journalled body waits until {}: {}", due, reason.getMessage());
        return settle(lease, unit -> unit.reschedule(item.again(due)), Verdict.PUT_OFF);
    }

    private static void giveUp(UnitOfWork unit, WorkItem item, JournalEntry entry) {
        QuarantinedItem.Reason failed = QuarantinedItem.Reason.FAILED;
        QuarantineRules.quarantine(
                unit,
                new QuarantinedItem(
                        AccountId.NONE,
                        QuarantineRules.id(failed, entry.body()),
                        null,
                        entry.appId(),
                        failed,
                        "could not be filed from the journal",
                        entry.body(),
                        entry.receivedAt(),
                        0,
                        entry.severalApps()));
        unit.change(new IntakeChange.DropJournal(entry.id())).done(item.key());
    }

    private Verdict settle(Lease lease, Consumer<UnitOfWork> decision, Verdict verdict) {
        return context.loop()
                .runUnderLease(() -> {
                    UnitOfWork unit =
                            context.begin(lease.account(), State.partial()).under(lease);
                    decision.accept(unit);
                    return Decision.commit(unit, verdict);
                })
                .orElse(Verdict.LEASE_LOST);
    }
}
