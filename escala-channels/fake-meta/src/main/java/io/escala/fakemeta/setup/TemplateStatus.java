package io.escala.fakemeta.setup;

/** Where a template stands in Meta's review. Only an approved one can be sent. */
public enum TemplateStatus {
    /** Sendable. */
    APPROVED,
    /** Under review; sending answers 132001. */
    PENDING,
    /** Turned down; sending answers 132001. */
    REJECTED,
    /** Held for low quality; sending answers 132015. */
    PAUSED,
    /** Switched off for good; sending answers 132016. */
    DISABLED
}
