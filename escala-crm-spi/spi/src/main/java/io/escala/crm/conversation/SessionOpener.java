package io.escala.crm.conversation;

/** Who began an open period of a conversation. */
public enum SessionOpener {
    /** The contact wrote first; fires the start event. */
    CONTACT,
    /** The business wrote first. */
    BUSINESS,
    /** A person of the team opened it by hand. */
    USER
}
