package io.escala.crm.contact;

/** Who wrote a value. A value typed by a user is never overwritten by a channel. */
public enum Origin {
    /** A user of the team. */
    PERSON,
    /** Meta's profile data. */
    META,
    /** An automation. */
    AUTOMATION,
    /** An import or the host's own system. */
    HOST
}
