package io.escala.core.contacts;

import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Objects;

/**
 * What "create or associate" did. Six variants, matched with {@code instanceof}; minor versions may add variants.
 */
public sealed interface RegistrationResult {
    /**
     * No contact was found, so one was created.
     *
     * @param card the contact
     */
    record Created(ContactCard card) implements RegistrationResult {
        public Created {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * The contact was found, and the conversation with its whole history now belongs to it.
     *
     * @param card the contact as it is now
     */
    record Associated(ContactCard card) implements RegistrationResult {
        public Associated {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * The conversation already belonged to a contact.
     *
     * @param card the contact as it is now
     */
    record AlreadyRegistered(ContactCard card) implements RegistrationResult {
        public AlreadyRegistered {
            Objects.requireNonNull(card, "card");
        }
    }

    /**
     * Two or more contacts match the person on the strongest grade. None is linked; a suggestion is recorded.
     *
     * @param contacts the contacts
     */
    record Ambiguous(List<ContactId> contacts) implements RegistrationResult {
        public Ambiguous {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * The number may be another national form of a contact's, which is not certain. Nothing is linked or created; a suggestion
     * is recorded, and a user associates the conversation or creates a contact.
     *
     * @param contacts the contacts
     */
    record Suggested(List<ContactId> contacts) implements RegistrationResult {
        public Suggested {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * The channel is asked for the person's profile first. Registration follows as durable work, and the event log reports
     * it.
     */
    record Scheduled() implements RegistrationResult {}
}
