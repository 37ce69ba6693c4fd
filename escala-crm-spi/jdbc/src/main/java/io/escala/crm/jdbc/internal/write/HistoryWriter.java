package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.HistoryChange;

/** Plans the writes of the histories of contacts. */
final class HistoryWriter implements HistoryChange.Cases<Boolean> {
    private final AccountPlan plan;

    HistoryWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean appendItem(HistoryChange.AppendItem change) {
        return plan.add(
                HistoryStatements.APPEND,
                change.item().contact() + "/" + change.item().id(),
                change.item());
    }
}
