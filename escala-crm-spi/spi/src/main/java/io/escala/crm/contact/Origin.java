package io.escala.crm.contact;

import io.escala.crm.account.Actor;

/** Who wrote a value. A value typed by a user is never overwritten by a channel. */
public enum Origin {
    /** A user of the team. */
    PERSON,
    /** Meta's profile data. */
    META,
    /** An automation. */
    AUTOMATION,
    /** An import or the host's own system. */
    HOST;

    /** Returns the origin of what an actor writes; a campaign counts as an automation. */
    public static Origin of(Actor actor) {
        return switch (actor.kind()) {
            case USER -> PERSON;
            case HOST -> HOST;
            case AUTOMATION, CAMPAIGN -> AUTOMATION;
        };
    }
}
