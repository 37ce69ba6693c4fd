package io.escala.crm.contact;

/** What the person said. */
public enum ConsentState {
    /** Agreed. */
    GRANTED,
    /** Nobody asked: the contact was created by automation. */
    NOT_ASKED,
    /** Agreed before, and took it back. */
    WITHDRAWN
}
