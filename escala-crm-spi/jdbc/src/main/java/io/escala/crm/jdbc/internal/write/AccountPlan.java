package io.escala.crm.jdbc.internal.write;

/** The plan, for the writes of one account. */
record AccountPlan(WritePlan plan, String account) {
    /** Adds a write; always true, so that a case of a change can return it. */
    <T> boolean add(WriteStatement<T> statement, String key, T thing) {
        plan.add(statement, account, key, thing);
        return true;
    }
}
