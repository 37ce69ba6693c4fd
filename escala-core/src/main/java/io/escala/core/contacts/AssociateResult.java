package io.escala.core.contacts;

import io.escala.core.access.Refusal;
import java.util.List;
import java.util.Objects;

/** What became of associating a conversation with a contact. Matched with {@code instanceof}; there are these two. */
public sealed interface AssociateResult {
    /**
     * The conversation, with its whole history, belongs to the contact; perhaps it did already.
     *
     * @param card the contact as it is now
     * @param notices what the asker should know, possibly nothing
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
     * @param refusals every reason found, at least one
     */
    record Refused(List<Refusal> refusals) implements AssociateResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
