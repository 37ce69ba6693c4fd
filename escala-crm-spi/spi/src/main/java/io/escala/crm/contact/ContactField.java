package io.escala.crm.contact;

/** The fields of a contact. Phones and e-mails are keys and channel identities are links, not fields. */
public enum ContactField {
    /** First name. */
    FIRST_NAME,
    /** Last name. */
    LAST_NAME,
    /** Job title. */
    JOB_TITLE,
    /** Company. */
    COMPANY,
    /** Owner. */
    OWNER,
    /** Customer or prospect. */
    LIFECYCLE,
    /** Marketing contact or not. */
    MARKETING
}
