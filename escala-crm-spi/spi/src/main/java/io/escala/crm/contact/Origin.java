package io.escala.crm.contact;

/** Who wrote a fact: what a person typed is never overwritten by what a channel sent. */
public enum Origin {
    /** A person of the team. */
    PERSON,
    /** Meta's profile data. */
    META,
    /** An automation, without data of its own. */
    AUTOMATION,
    /** An import or the host's own system. */
    HOST
}
