package io.escala.crm.change;

import java.util.Objects;

/**
 * A version that must still be current when a ChangeSet is committed. Only edits by users need one; changes from webhooks
 * commute and have none.
 *
 * @param id the object's id; for settings the account's
 * @param version the version it was read at; 0 for settings not saved yet
 */
public record Expected(Kind kind, String id, long version) {
    /** The versioned objects. */
    public enum Kind {
        /** The account's settings. */
        SETTINGS,
        /** A contact. */
        CONTACT,
        /** A channel identity: its link and redirect. */
        IDENTITY,
        /** A conversation: its owner and closing. */
        CONVERSATION
    }

    public Expected {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
