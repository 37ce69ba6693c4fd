package io.escala.core.panel;

import io.escala.core.result.Refusal;
import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Objects;

/** Whether the person of a conversation can be registered, or why not. Four variants, matched with {@code instanceof}. */
public sealed interface RegistrationOffer {
    /**
     * The person wrote under a number, an id or a name that nobody in the CRM has: a contact can be created, or one that is there associated.
     *
     * @param form the form to create one
     * @param candidates contacts who may be the person, because they hold the number in another national form or came to hold it later; usually
     *     none
     */
    record Offered(RegistrationForm form, List<ContactId> candidates) implements RegistrationOffer {
        public Offered {
            Objects.requireNonNull(form, "form");
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Several contacts match equally well: a user associates the conversation with one of them.
     *
     * @param contacts the contacts, at least two
     */
    record Ambiguous(List<ContactId> contacts) implements RegistrationOffer {
        public Ambiguous {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * The person is a contact.
     *
     * @param contact the contact
     */
    record Registered(ContactId contact) implements RegistrationOffer {
        public Registered {
            Objects.requireNonNull(contact, "contact");
        }
    }

    /**
     * The user may not register anybody: the plan or the permission is missing.
     *
     * @param refusals why, at least one
     */
    record NotAllowed(List<Refusal> refusals) implements RegistrationOffer {
        public NotAllowed {
            refusals = List.copyOf(refusals);
        }
    }
}
