package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.CompanyId;

/** Plans the writes of changes of records and companies. */
final class RecordWriter implements RecordChange.Cases<Boolean> {
    private final AccountPlan plan;

    RecordWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean putRecord(RecordChange.PutRecord change) {
        return plan.add(RecordStatements.PUT_RECORD, change.record().id().value(), change.record());
    }

    @Override
    public Boolean removeRecord(RecordChange.RemoveRecord change) {
        return plan.add(RecordStatements.REMOVE_RECORD, change.record().id().value(), change.record());
    }

    @Override
    public Boolean putCompany(RecordChange.PutCompany change) {
        findByWords(change.company().id());
        return plan.add(RecordStatements.PUT_COMPANY, change.company().id().value(), change.company());
    }

    @Override
    public Boolean removeCompany(RecordChange.RemoveCompany change) {
        findByWords(change.company().id());
        return plan.add(RecordStatements.REMOVE_COMPANY, change.company().id().value(), change.company());
    }

    /** Derived from what the row says once everything else is written. */
    private void findByWords(CompanyId company) {
        plan.addLast(RecordStatements.FORGET_WORDS, "former/" + company, company);
        plan.addLast(RecordStatements.ADD_WORDS, "words/" + company, company);
    }
}
