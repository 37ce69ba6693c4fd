package io.escala.crm.template;

/** Meta's status of a template. Only an approved one can be sent. */
public enum TemplateStatus {
    /** May be sent. */
    APPROVED,
    /** Under review. */
    PENDING,
    /** Rejected by Meta. */
    REJECTED,
    /** Paused for a time because of low quality. */
    PAUSED,
    /** Disabled permanently. */
    DISABLED,
    /** Any other status. */
    OTHER
}
