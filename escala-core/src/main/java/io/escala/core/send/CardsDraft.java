package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cards side by side, each with a picture and options; needs an open messaging window. Immutable: each step returns a new draft.
 *
 * <p>On Messenger and Instagram up to ten cards without a text of their own. On WhatsApp two to ten, below a text, each with a picture, and with
 * options that are alike: one link, or the same number of answers. What a channel does not have is refused.
 */
@CheckReturnValue
public final class CardsDraft implements Draft {
    private final List<ChoiceCard> cards;
    private final @Nullable String text;

    private CardsDraft(List<ChoiceCard> cards, @Nullable String text) {
        this.cards = cards;
        this.text = text;
    }

    static CardsDraft of(List<ChoiceCard> cards) {
        return new CardsDraft(List.copyOf(cards), null);
    }

    /**
     * Adds the text above the cards, which WhatsApp needs and the others do not have.
     *
     * @param body the text
     * @return a new draft
     */
    public CardsDraft text(String body) {
        return new CardsDraft(cards, Objects.requireNonNull(body, "body"));
    }

    /** Returns the cards, in their order. */
    public List<ChoiceCard> cards() {
        return cards;
    }

    /** Returns the text above the cards. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.cards(this);
    }

    /** The number only, because texts are personal data. */
    @Override
    public String toString() {
        return "CardsDraft[" + cards.size() + "]";
    }
}
