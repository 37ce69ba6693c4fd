package io.escala.crm.contact;

/** Whether a contact is a customer already. */
public enum Lifecycle {
    /** Not a customer yet. */
    PROSPECT,
    /** A customer. */
    CUSTOMER
}
