package io.escala.core.conversations;

/** Whether the person of a conversation is a contact of the CRM. */
public enum Registration {
    /** A contact: the orange icon (S23). */
    REGISTERED,
    /** Not a contact: the grey icon; registering is offered (S22, S24). */
    UNREGISTERED
}
