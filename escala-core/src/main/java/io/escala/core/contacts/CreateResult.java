package io.escala.core.contacts;

import io.escala.core.access.Refusal;
import java.util.List;
import java.util.Objects;

/** The outcome of creating a contact. Two variants, matched with {@code instanceof}. */
public sealed interface CreateResult {
    /**
     * The contact was created.
     *
     * @param card the contact as it is now
     * @param notices what the caller should know; may be empty
     */
    record Created(ContactCard card, List<Notice> notices) implements CreateResult {
        public Created {
            Objects.requireNonNull(card, "card");
            notices = List.copyOf(notices);
        }
    }

    /**
     * Nothing was created.
     *
     * @param refusals every refusal, at least one
     */
    record Refused(List<Refusal> refusals) implements CreateResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
