package io.escala.crm.audit;

/** What became of an operation that was recorded. */
public enum AuditResult {
    /** It was carried out, in the commit that holds the record. */
    DONE,
    /** It was refused, because the actor may not do it. Nothing was changed. */
    DENIED
}
