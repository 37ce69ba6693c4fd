package io.escala.core.send;

import java.util.List;

/**
 * Contact cards; on WhatsApp only, and within an open messaging window. Immutable. One to 257 cards, at most 500 values together; a blank and a
 * text of more than 200 characters are refused.
 */
public final class ContactCardsDraft implements Draft {
    private final List<SharedContact> cards;

    private ContactCardsDraft(List<SharedContact> cards) {
        this.cards = cards;
    }

    static ContactCardsDraft of(List<SharedContact> cards) {
        return new ContactCardsDraft(List.copyOf(cards));
    }

    /** Returns the cards, in their order. */
    public List<SharedContact> cards() {
        return cards;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.contactCards(this);
    }

    /** The number only, because names and phones are personal data. */
    @Override
    public String toString() {
        return "ContactCardsDraft[" + cards.size() + "]";
    }
}
