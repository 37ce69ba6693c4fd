package io.escala.crm.conversation;

/** Who opened a session. */
public enum SessionOpener {
    /** The contact wrote first; emits the start event. */
    CONTACT,
    /** The business wrote first. */
    BUSINESS,
    /** A user of the team opened it manually. */
    USER
}
