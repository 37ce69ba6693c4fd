package io.escala.core.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.InteractiveLimits.Part;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The check of cards against the limits of their channel. A refusal names the card by its index. Those with a text above them, which are WhatsApp's, are
 * at least two, each has a picture, and their options are alike. Used by one thread, once.
 */
final class CardsCheck {
    private static final int LEAST_BELOW_A_TEXT = 2;

    /** WhatsApp's: the text of a card has at most two line breaks. */
    private static final int MOST_LINES = 3;

    private final InteractiveLimits limits;
    private final List<MessageCard> cards;
    private final boolean belowText;
    private final Set<String> ids = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();

    CardsCheck(InteractiveLimits limits, Interactive content) {
        this.limits = limits;
        this.cards = content.cards();
        this.belowText = limits.most(Part.BODY) > 0;
    }

    List<Refusal> refusals() {
        int least = belowText ? LEAST_BELOW_A_TEXT : 1;
        if (cards.size() < least) {
            refusals.add(Refusal.field(Reason.FIELD_MISSING, Part.CARDS.field()));
        }
        if (cards.size() > limits.most(Part.CARDS)) {
            refusals.add(Refusal.field(Reason.LIMIT_REACHED, Part.CARDS.field())
                    .limitedTo(limits.most(Part.CARDS), cards.size()));
        }
        for (int index = 0; index < cards.size(); index++) {
            card(cards.get(index), index);
        }
        return refusals;
    }

    private void card(MessageCard card, int index) {
        required(Part.CARD_TITLE, card.title(), index);
        if (belowText && card.title().lines().count() > MOST_LINES) {
            refusals.add(Refusal.at(Reason.FIELD_INVALID, Part.CARD_TITLE.field(), index)
                    .because(Cause.MALFORMED));
        }
        if (card.subtitle() != null) {
            required(Part.SUBTITLE, card.subtitle(), index);
        }
        if (card.imageUrl() != null || belowText) {
            required(Part.IMAGE, card.imageUrl(), index);
        }
        if (card.imageUrl() != null && !InteractiveCheck.isAddress(card.imageUrl())) {
            refusals.add(
                    Refusal.at(Reason.FIELD_INVALID, Part.IMAGE.field(), index).because(Cause.MALFORMED));
        }
        boolean bare = card.subtitle() == null
                && card.imageUrl() == null
                && card.options().isEmpty();
        if (bare || (belowText && !alike(card))) {
            refusals.add(
                    Refusal.at(bare ? Reason.FIELD_MISSING : Reason.FIELD_INVALID, Part.CARD_OPTIONS.field(), index));
        }
        if (card.options().size() > limits.most(Part.CARD_OPTIONS)) {
            refusals.add(Refusal.at(Reason.LIMIT_REACHED, Part.CARD_OPTIONS.field(), index)
                    .limitedTo(limits.most(Part.CARD_OPTIONS), card.options().size()));
        }
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
        required(Part.TITLE, option.title(), index);
        required(Part.ID, option.id(), index);
        if (option.url() != null) {
            required(Part.URL, option.url(), index);
            if (!InteractiveCheck.isAddress(option.url())) {
                refusals.add(Refusal.at(Reason.FIELD_INVALID, Part.URL.field(), index)
                        .because(Cause.MALFORMED));
            }
        }
        if (option.description() != null) {
            required(Part.DESCRIPTION, option.description(), index);
        }
        if (option.section() != null) {
            required(Part.SECTION, option.section(), index);
        }
        // A link may stand on every card; only answers have to be told apart.
        if (option.answers() && !ids.add(option.id())) {
            refusals.add(
                    Refusal.at(Reason.FIELD_INVALID, Part.ID.field(), index).because(Cause.REPEATED));
        }
    }

    private void required(Part part, @Nullable String text, int index) {
        int most = limits.most(part);
        if (most == 0) {
            refusals.add(Refusal.at(Reason.CONTENT_NOT_ON_CHANNEL, part.field(), index));
        } else if (text == null || text.isBlank()) {
            refusals.add(Refusal.at(Reason.FIELD_MISSING, part.field(), index));
        } else if (text.length() > most) {
            refusals.add(Refusal.at(Reason.FIELD_INVALID, part.field(), index)
                    .because(Cause.TOO_LONG)
                    .limitedTo(most, text.length()));
        }
    }
}
