package io.escala.crm.contact;

/** The fields of a contact itself. Phones, e-mails and channel identities are not among them: they are keys and links. */
public enum ContactField {
    /** First name. */
    FIRST_NAME,
    /** Last name. */
    LAST_NAME,
    /** Job title. */
    JOB_TITLE,
    /** Company. */
    COMPANY,
    /** Owner in the CRM. */
    OWNER,
    /** Customer or prospect. */
    LIFECYCLE,
    /** Marketing contact or not. */
    MARKETING
}
