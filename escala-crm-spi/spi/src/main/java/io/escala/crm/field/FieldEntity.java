package io.escala.crm.field;

/** What a field of an account's own belongs to. */
public enum FieldEntity {
    /** Contacts. */
    CONTACT,
    /** Companies. */
    COMPANY,
    /** Opportunities. */
    OPPORTUNITY
}
