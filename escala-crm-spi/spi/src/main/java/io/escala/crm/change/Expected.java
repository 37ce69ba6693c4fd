package io.escala.crm.change;

import java.util.Objects;

/**
 * A version that must still stand when a ChangeSet is committed. Named only where a person's edit could be lost; what webhooks
 * do commutes and names none.
 *
 * @param kind what is versioned
 * @param id its id; for settings the account's
 * @param version the version it was read at; 0 for settings not saved yet
 */
public record Expected(Kind kind, String id, long version) {
    /** What is versioned. */
    public enum Kind {
        /** The account's settings. */
        SETTINGS,
        /** A contact. */
        CONTACT,
        /** A channel identity: its link and fusion. */
        IDENTITY,
        /** A conversation: its owner and closing. */
        CONVERSATION
    }

    public Expected {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
