package io.escala.core.conversations;

/** Whether the person of a conversation is a contact of the CRM. */
public enum Registration {
    /** A contact: the orange icon. */
    REGISTERED,
    /** Not a contact: the grey icon; the inbox offers to register the person. */
    UNREGISTERED
}
