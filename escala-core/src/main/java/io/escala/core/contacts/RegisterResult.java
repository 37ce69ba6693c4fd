package io.escala.core.contacts;

import io.escala.core.access.Refusal;
import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Objects;

/** The outcome of "create or associate". Six variants, matched with {@code instanceof}. */
public sealed interface RegisterResult {
    /**
     * No contact was found, so one was created.
     *
     * @param card the contact
     * @param notices what the caller should know; may be empty
     */
    record Created(ContactCard card, List<Notice> notices) implements RegisterResult {
        public Created {
            Objects.requireNonNull(card, "card");
            notices = List.copyOf(notices);
        }
    }

    /**
     * The contact was found, and the conversation with its whole history now belongs to it.
     *
     * @param card the contact as it is now
     */
    record Associated(ContactCard card) implements RegisterResult {
        public Associated {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * The conversation already belonged to a contact.
     *
     * @param card the contact as it is now
     */
    record AlreadyRegistered(ContactCard card) implements RegisterResult {
        public AlreadyRegistered {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * Two or more contacts match the person on the strongest grade. None is linked; a suggestion is recorded.
     *
     * @param contacts the contacts
     */
    record Ambiguous(List<ContactId> contacts) implements RegisterResult {
        public Ambiguous {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * The channel is asked for the person's profile first. Registration follows as durable work, and the event log reports
     * it.
     */
    record Scheduled() implements RegisterResult {}

    /**
     * Nothing was changed.
     *
     * @param refusals every refusal, at least one
     */
    record Refused(List<Refusal> refusals) implements RegisterResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
