package io.escala.crm.record;

/** The kinds of records. A record never becomes one of another kind. */
public enum RecordKind {
    /** A possible sale. */
    OPPORTUNITY,
    /** Something that takes place at a time, such as a call or a meeting. */
    ACTIVITY,
    /** Something to be done. */
    TASK
}
