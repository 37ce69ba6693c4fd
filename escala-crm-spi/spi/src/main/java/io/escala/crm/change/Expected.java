package io.escala.crm.change;

import io.escala.crm.conversation.Mark;
import java.util.Objects;

/**
 * A version that must still be current when a ChangeSet is committed. Only edits by users need one; changes from webhooks
 * commute and have none.
 *
 * @param id the object's id; for settings and those of fields and of the team the account's, for a window and what a customer wrote the
 *     conversation's, for activity the user's
 * @param version the version it was read at; 0 for settings and users not saved yet
 */
public record Expected(Kind kind, String id, long version) {
    /** The versioned objects. */
    public enum Kind {
        /** The account's settings. */
        SETTINGS,
        /** The fields of the account's own. */
        FIELD_SETTINGS,
        /** The team's roles and statuses. */
        TEAM_SETTINGS,
        /** A user of the team: one who is changed, or on whom a change of another one relies. */
        TEAM_USER,
        /**
         * That a user of the team was not active since. Its version is the time of {@link TeamChange.RaiseLastActive} in milliseconds since 1970, 0
         * for never: for what relies on the user's inactivity.
         */
        LAST_ACTIVE,
        /** A contact. */
        CONTACT,
        /** A channel identity: its link and redirect. */
        IDENTITY,
        /** A conversation: its owner and closing. */
        CONVERSATION,
        /**
         * The messaging window of a conversation. Its version is the mark {@link Mark#WINDOW_OPENED} in milliseconds since 1970, 0 if it was
         * never raised: for what must not be settled while the window is extended.
         */
        WINDOW,
        /**
         * What a customer wrote in a conversation. Its version is the mark {@link Mark#INBOUND_ARRIVAL} in milliseconds since 1970, 0 if it
         * was never raised: for what relies on the customer's silence.
         */
        INBOUND,
        /**
         * That no person has answered in a conversation since. Its version is the mark {@link Mark#ANSWERED} in milliseconds since 1970, 0 if it was
         * never raised: for what ends a person's having the conversation, and must not come before their answer.
         */
        ANSWERED,
        /** A rule that closes conversations. */
        AUTO_CLOSE_RULE,
        /** An opportunity, an activity or a task. */
        RECORD,
        /** A company. */
        COMPANY,
        /** A scheduled message: that it still waits. */
        SCHEDULED_MESSAGE
    }

    public Expected {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
