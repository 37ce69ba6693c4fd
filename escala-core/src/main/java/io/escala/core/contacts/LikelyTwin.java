package io.escala.core.contacts;

import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact that may be the person of a form, and why. It is never linked or merged for that: a user chooses it with {@link
 * Contacts#associate}, or creates the new contact all the same. Immutable.
 */
public final class LikelyTwin {
    private final ContactId id;
    private final @Nullable ContactCard card;
    private final List<TwinMatch> matches;

    /**
     * Creates a twin.
     *
     * @param id the contact
     * @param card the contact, or null when the actor may not look up contacts
     * @param matches why, the strongest first; at least one. Without keys if the card is null
     */
    public LikelyTwin(ContactId id, @Nullable ContactCard card, List<TwinMatch> matches) {
        this.id = Objects.requireNonNull(id, "id");
        this.card = card;
        this.matches = List.copyOf(matches);
        if (this.matches.isEmpty()) {
            throw new IllegalArgumentException("a twin has something in common");
        }
    }

    /** Returns the contact's id. */
    public ContactId id() {
        return id;
    }

    /** Returns the contact; empty when the actor may not look up contacts: it exists, and is not visible. */
    public Optional<ContactCard> card() {
        return Optional.ofNullable(card);
    }

    /** Returns everything in common, the strongest first. */
    public List<TwinMatch> matches() {
        return matches;
    }

    /** Returns the strongest reason. */
    public TwinMatch.Reason strongest() {
        return matches.get(0).reason();
    }

    /** Ids and reasons only, because the rest is personal data. */
    @Override
    public String toString() {
        return "LikelyTwin[" + id + " " + matches + "]";
    }
}
