package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.ScheduleChange;

/** Plans the writes of changes of what is scheduled. */
final class ScheduleWriter implements ScheduleChange.Cases<Boolean> {
    private final AccountPlan plan;

    ScheduleWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean putScheduled(ScheduleChange.PutScheduled change) {
        return plan.add(ScheduleStatements.PUT, change.message().id().value(), change.message());
    }
}
