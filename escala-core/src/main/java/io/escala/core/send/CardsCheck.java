package io.escala.core.send;

import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The check of cards against the limits of their channel. A refusal names the card by its index. Those with a text above them, which are WhatsApp's, are
 * at least two, each has a picture, and their options are alike. Used by one thread, once.
 */
final class CardsCheck {
    private static final int LEAST_BELOW_A_TEXT = 2;

    /** WhatsApp's: the text of a card has at most two line breaks. */
    private static final int MOST_LINES = 3;

    private final List<MessageCard> cards;
    private final boolean belowText;
    private final Set<String> ids = new HashSet<>();
    private final PartCheck parts;

    CardsCheck(InteractiveLimits limits, Interactive content, PartCheck parts) {
        this.cards = content.cards();
        this.belowText = limits.most(Part.BODY) > 0;
        this.parts = parts;
    }

    void check() {
        int least = belowText ? LEAST_BELOW_A_TEXT : 1;
        if (cards.size() < least) {
            parts.add(PartCheck.at(Reason.FIELD_MISSING, Part.CARDS, null).because(Cause.TOO_FEW));
        }
        parts.atMost(Part.CARDS, cards.size(), null);
        for (int index = 0; index < cards.size(); index++) {
            card(cards.get(index), index);
        }
    }

    private void card(MessageCard card, int index) {
        parts.required(Part.CARD_TITLE, card.title(), index);
        if (belowText && card.title().lines().count() > MOST_LINES) {
            parts.invalid(Part.CARD_TITLE, index, Cause.MALFORMED);
        }
        parts.optional(Part.SUBTITLE, card.subtitle(), index);
        if (card.imageUrl() != null || belowText) {
            parts.required(Part.IMAGE, card.imageUrl(), index);
        }
        if (card.imageUrl() != null && !InteractiveCheck.isAddress(card.imageUrl())) {
            parts.invalid(Part.IMAGE, index, Cause.MALFORMED);
        }
        boolean bare = card.subtitle() == null
                && card.imageUrl() == null
                && card.options().isEmpty();
        if (bare) {
            parts.refuse(Reason.FIELD_MISSING, Part.CARD_OPTIONS, index);
        } else if (belowText && !alike(card)) {
            parts.invalid(Part.CARD_OPTIONS, index, Cause.NOT_ALIKE);
        }
        parts.atMost(Part.CARD_OPTIONS, card.options().size(), index);
        card.options().forEach(option -> option(option, index));
    }

    /** Whether the options are those of the first card: one link, or as many answers. */
    private boolean alike(MessageCard card) {
        Predicate<MessageOption> answers = MessageOption::answers;
        List<MessageOption> options = card.options();
        boolean link = options.size() == 1 && !options.get(0).answers();
        boolean replies = !options.isEmpty() && options.stream().allMatch(answers);
        List<MessageOption> first = cards.get(0).options();
        return (link || replies)
                && options.size() == first.size()
                && options.stream().filter(answers).count()
                        == first.stream().filter(answers).count();
    }

    private void option(MessageOption option, int index) {
        parts.required(Part.TITLE, option.title(), index);
        parts.required(Part.ID, option.id(), index);
        if (option.url() != null) {
            parts.required(Part.URL, option.url(), index);
            if (!InteractiveCheck.isAddress(option.url())) {
                parts.invalid(Part.URL, index, Cause.MALFORMED);
            }
        }
        parts.optional(Part.DESCRIPTION, option.description(), index);
        parts.optional(Part.SECTION, option.section(), index);
        // A link may stand on every card; only answers have to be told apart.
        if (option.answers() && !ids.add(option.id())) {
            parts.invalid(Part.ID, index, Cause.REPEATED);
        }
    }
}
