package io.escala.crm.template;

/** What Meta says of a template. Only an approved one can be sent. */
public enum TemplateStatus {
    /** May be sent. */
    APPROVED,
    /** Under review. */
    PENDING,
    /** Refused by Meta. */
    REJECTED,
    /** Stopped for a while for low quality. */
    PAUSED,
    /** Stopped for good. */
    DISABLED,
    /** Anything else Meta may say. */
    OTHER
}
