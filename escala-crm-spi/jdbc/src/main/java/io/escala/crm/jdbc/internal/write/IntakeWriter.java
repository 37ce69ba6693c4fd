package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.IntakeChange;
import io.escala.crm.quarantine.DeferredReport;

/** Plans the writes of changes of deferred reports, suggestions, quarantine and journal, and the ends of retentions. */
final class IntakeWriter implements IntakeChange.Cases<Boolean> {
    private final AccountPlan plan;

    IntakeWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean deferReport(IntakeChange.DeferReport change) {
        return plan.add(IntakeStatements.DEFER_REPORT, deferredKey(change.deferred()), change.deferred());
    }

    @Override
    public Boolean releaseReport(IntakeChange.ReleaseReport change) {
        return plan.add(IntakeStatements.RELEASE_REPORT, deferredKey(change.deferred()), change.deferred());
    }

    @Override
    public Boolean suggest(IntakeChange.Suggest change) {
        return plan.add(IntakeStatements.SUGGEST, change.suggestion().id(), change.suggestion());
    }

    @Override
    public Boolean quarantine(IntakeChange.Quarantine change) {
        return plan.add(IntakeStatements.QUARANTINE, change.item().id(), change.item());
    }

    @Override
    public Boolean dropQuarantined(IntakeChange.DropQuarantined change) {
        return plan.add(IntakeStatements.DROP_QUARANTINED, change.id(), change.id());
    }

    @Override
    public Boolean appendJournal(IntakeChange.AppendJournal change) {
        return plan.add(IntakeStatements.APPEND_JOURNAL, change.entry().id(), change.entry());
    }

    @Override
    public Boolean dropJournal(IntakeChange.DropJournal change) {
        return plan.add(IntakeStatements.DROP_JOURNAL, change.id(), change.id());
    }

    @Override
    public Boolean quarantineWork(IntakeChange.QuarantineWork change) {
        return plan.add(
                WorkStatements.QUARANTINE_WORK, WorkWriter.key(change.work().key()), change.work());
    }

    @Override
    public Boolean releaseWork(IntakeChange.ReleaseWork change) {
        return plan.add(WorkStatements.RELEASE_WORK, WorkWriter.key(change.key()), change.key());
    }

    @Override
    public Boolean dropEvents(IntakeChange.DropEvents change) {
        plan.add(RetentionStatements.MARK_DROPPED_EVENTS, "", change);
        return plan.add(RetentionStatements.DROP_MARKED_EVENTS, "", change);
    }

    @Override
    public Boolean dropOperations(IntakeChange.DropOperations change) {
        return plan.add(RetentionStatements.DROP_OPERATIONS, "", change);
    }

    /** Its claim is all that is kept. */
    @Override
    public Boolean moveFollower(IntakeChange.MoveFollower change) {
        return true;
    }

    private static String deferredKey(DeferredReport deferred) {
        return IntakeStatements.message(deferred) + "/" + deferred.report().key();
    }
}
