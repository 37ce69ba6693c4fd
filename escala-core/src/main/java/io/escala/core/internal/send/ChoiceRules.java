package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.send.CardsDraft;
import io.escala.core.send.ChoiceCard;
import io.escala.core.send.ChoiceDraft;
import io.escala.core.send.FormDraft;
import io.escala.core.send.InteractiveLimits;
import io.escala.core.send.Option;
import io.escala.core.send.ProductsDraft;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageProduct;
import io.escala.crm.conversation.MessageProducts;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of questions with options, forms and products. The channel determines the form; what exceeds its limits is refused. It needs an open window, as a
 * text does.
 */
final class ChoiceRules {
    /** The most options of WhatsApp that are buttons unless asked otherwise. */
    private static final int BUTTONS = 3;

    private ChoiceRules() {}

    static DraftJudgement judge(SendTarget target, ChoiceDraft draft, boolean windowOpen) {
        return judged(target, content(target.line().channel(), draft), windowOpen);
    }

    static DraftJudgement cards(SendTarget target, CardsDraft draft, boolean windowOpen) {
        Interactive content = new Interactive(
                Interactive.Form.CARDS,
                draft.text().orElse(""),
                null,
                null,
                null,
                List.of(),
                draft.cards().stream().map(ChoiceRules::card).toList());
        return judged(target, content, windowOpen);
    }

    static DraftJudgement form(SendTarget target, FormDraft draft, boolean windowOpen) {
        Interactive content = new Interactive(
                Interactive.Form.FORM,
                draft.question(),
                draft.header().orElse(null),
                draft.footer().orElse(null),
                null,
                List.of(),
                List.of(),
                draft.form(),
                null);
        return judged(target, content, windowOpen);
    }

    static DraftJudgement products(SendTarget target, ProductsDraft draft, boolean windowOpen) {
        List<MessageProduct> items = draft.products().stream()
                .map(product -> new MessageProduct(
                        product.id(),
                        product.name().orElse(null),
                        product.section().orElse(null)))
                .toList();
        Interactive content = new Interactive(
                draft.form(),
                draft.text(),
                draft.header().orElse(null),
                draft.footer().orElse(null),
                null,
                List.of(),
                List.of(),
                null,
                new MessageProducts(draft.catalogue().orElse(null), items));
        return judged(target, content, windowOpen);
    }

    private static DraftJudgement judged(SendTarget target, Interactive content, boolean windowOpen) {
        List<Refusal> refusals =
                new ArrayList<>(InteractiveLimits.check(target.line().channel(), content));
        TextRules.window(target, windowOpen).ifPresent(refusals::add);
        return new DraftJudgement(content, refusals);
    }

    private static MessageCard card(ChoiceCard card) {
        return new MessageCard(
                card.title(),
                card.subtitle().orElse(null),
                card.image().orElse(null),
                card.options().stream().map(Option::stored).toList());
    }

    /** What is stored and sent: the limits are checked on it, because storing replaces characters that cannot be stored. */
    static Interactive content(Channel channel, ChoiceDraft draft) {
        Interactive.Form form = channel == Channel.WHATSAPP ? onWhatsApp(draft) : onPages(draft);
        return new Interactive(
                form,
                draft.question(),
                draft.header().orElse(null),
                draft.footer().orElse(null),
                form == Interactive.Form.LIST ? draft.listButton().orElse(null) : null,
                draft.options().stream().map(Option::stored).toList());
    }

    private static Interactive.Form onWhatsApp(ChoiceDraft draft) {
        if (draft.isForLocation()) {
            return Interactive.Form.LOCATION_REQUEST;
        }
        if (hasLink(draft)) {
            return Interactive.Form.LINK;
        }
        boolean list = draft.options().size() > BUTTONS
                || draft.listButton().isPresent()
                || draft.options().stream()
                        .anyMatch(option -> option.description().isPresent()
                                || option.section().isPresent());
        return list && !draft.isAsButtons() ? Interactive.Form.LIST : Interactive.Form.REPLY_BUTTONS;
    }

    private static Interactive.Form onPages(ChoiceDraft draft) {
        if (draft.isForLocation()) {
            return Interactive.Form.LOCATION_REQUEST;
        }
        return draft.isAsButtons() || hasLink(draft) ? Interactive.Form.BUTTONS : Interactive.Form.QUICK_REPLIES;
    }

    private static boolean hasLink(ChoiceDraft draft) {
        return draft.options().stream().anyMatch(option -> option.url().isPresent());
    }
}
