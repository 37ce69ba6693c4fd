package io.escala.crm.contact;

/** Whether a contact is already a customer. */
public enum Lifecycle {
    /** Not a customer yet. */
    PROSPECT,
    /** A customer. */
    CUSTOMER
}
