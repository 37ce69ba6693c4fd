package io.escala.crm.template;

/** What a template is for. */
public enum TemplateCategory {
    /** Promotion; needs a marketing contact. */
    MARKETING,
    /** Tied to a request or transaction. */
    UTILITY,
    /** One-time codes. */
    AUTHENTICATION
}
