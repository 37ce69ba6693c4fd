package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.AuditChange;

/** Plans the writes of the audit trail. */
final class AuditWriter implements AuditChange.Cases<Boolean> {
    private final AccountPlan plan;

    AuditWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean appendRecord(AuditChange.AppendRecord change) {
        return plan.add(AuditStatements.APPEND, change.audit().id().value(), change.audit());
    }

    @Override
    public Boolean dropRecords(AuditChange.DropRecords change) {
        return plan.add(AuditStatements.DROP, "", change);
    }
}
