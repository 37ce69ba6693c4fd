package io.escala.core.contacts;

import io.escala.core.access.Refusal;
import java.util.List;
import java.util.Objects;

/** What became of creating a contact. Matched with {@code instanceof}; there are these two. */
public sealed interface CreateResult {
    /**
     * The contact is there.
     *
     * @param card the contact as it is now
     * @param notices what the asker should know, possibly nothing
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
     * @param refusals every reason found, at least one
     */
    record Refused(List<Refusal> refusals) implements CreateResult {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
