package io.escala.crm.template;

/** The category of a template. */
public enum TemplateCategory {
    /** Promotion; needs a marketing contact. */
    MARKETING,
    /** About a request or transaction. */
    UTILITY,
    /** One-time codes. */
    AUTHENTICATION
}
