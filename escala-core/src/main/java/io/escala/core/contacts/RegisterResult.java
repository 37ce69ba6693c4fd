package io.escala.core.contacts;

import io.escala.core.access.Refusal;
import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Objects;

/** What became of "create or associate". Matched with {@code instanceof}; there are these six. */
public sealed interface RegisterResult {
    /**
     * Nobody was found: a contact was created.
     *
     * @param card the contact
     * @param notices what the asker should know, possibly nothing
     */
    record Created(ContactCard card, List<Notice> notices) implements RegisterResult {
        public Created {
            Objects.requireNonNull(card, "card");
            notices = List.copyOf(notices);
        }
    }

    /**
     * The contact was found, and the conversation with its whole history belongs to it now.
     *
     * @param card the contact as it is now
     */
    record Associated(ContactCard card) implements RegisterResult {
        public Associated {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * The conversation belonged to a contact already.
     *
     * @param card the contact as it is now
     */
    record AlreadyRegistered(ContactCard card) implements RegisterResult {
        public AlreadyRegistered {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * Two or more contacts answer to the writer on the strongest grade: nothing is linked, a suggestion is recorded.
     *
     * @param contacts the contacts
     */
    record Ambiguous(List<ContactId> contacts) implements RegisterResult {
        public Ambiguous {
            contacts = List.copyOf(contacts);
        }
    }

    /** The channel is asked for the person's profile first; the rest follows as durable work, and the event log tells. */
    record Scheduled() implements RegisterResult {}

    /**
     * Nothing was changed.
     *
     * @param refusals every reason found, at least one
     */
    record Refused(List<Refusal> refusals) implements RegisterResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
