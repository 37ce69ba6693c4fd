package io.escala.core.contacts;

import io.escala.core.access.Refusal;
import java.util.List;
import java.util.Objects;

/** The outcome of associating a conversation with a contact. Two variants, matched with {@code instanceof}. */
public sealed interface AssociateResult {
    /**
     * The conversation with its whole history belongs to the contact, possibly since before the command.
     *
     * @param card the contact as it is now
     * @param notices what the caller should know; may be empty
     */
    record Associated(ContactCard card, List<Notice> notices) implements AssociateResult {
        public Associated {
            Objects.requireNonNull(card, "card");
            notices = List.copyOf(notices);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param refusals every refusal, at least one
     */
    record Refused(List<Refusal> refusals) implements AssociateResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
