package io.escala.fakemeta.setup;

/** The status of a template in Meta's review. Only an approved one can be sent. */
public enum TemplateStatus {
    /** Approved. */
    APPROVED,
    /** Under review; sending answers 132001. */
    PENDING,
    /** Rejected; sending answers 132001. */
    REJECTED,
    /** Paused because of low quality; sending answers 132015. */
    PAUSED,
    /** Disabled permanently; sending answers 132016. */
    DISABLED
}
