package io.escala.crm.contact;

/** Whether a contact is a customer already (S4). */
public enum Lifecycle {
    /** Not a customer yet. */
    PROSPECT,
    /** A customer. */
    CUSTOMER
}
