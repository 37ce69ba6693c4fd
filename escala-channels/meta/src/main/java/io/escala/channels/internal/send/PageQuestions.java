package io.escala.channels.internal.send;

import io.escala.channels.internal.content.OptionPayload;
import io.escala.core.send.InteractiveLimits;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions with options, in the form that Messenger and Instagram share. */
public final class PageQuestions {
    private PageQuestions() {}

    /**
     * Returns the object that goes under {@code message}.
     *
     * @param content the question, in a form of the channel
     * @param reference the reference that the payloads name, or null
     * @return the object
     */
    public static Map<String, ?> message(Interactive content, @Nullable String reference) {
        return switch (content.form()) {
            case QUICK_REPLIES ->
                Map.of(
                        "text",
                        content.body(),
                        "quick_replies",
                        content.options().stream()
                                .map(option -> Map.of(
                                        "content_type",
                                        "text",
                                        "title",
                                        option.title(),
                                        "payload",
                                        OptionPayload.of(reference, option.id())))
                                .toList());
            case BUTTONS ->
                template(Map.of(
                        "template_type",
                        "button",
                        "text",
                        content.body(),
                        "buttons",
                        buttons(content.options(), reference)));
            case CARDS ->
                template(Map.of(
                        "template_type",
                        "generic",
                        "elements",
                        content.cards().stream()
                                .map(card -> element(card, reference))
                                .toList()));
            case REPLY_BUTTONS, LIST, LINK, LOCATION_REQUEST, FORM, PRODUCT, PRODUCT_LIST, PRODUCT_CARDS, CATALOGUE ->
                throw new IllegalStateException("no form of this channel");
        };
    }

    private static Map<String, ?> element(MessageCard card, @Nullable String reference) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("title", card.title());
        if (card.subtitle() != null) {
            element.put("subtitle", card.subtitle());
        }
        if (card.imageUrl() != null) {
            element.put("image_url", card.imageUrl());
        }
        if (!card.options().isEmpty()) {
            element.put("buttons", buttons(card.options(), reference));
        }
        return element;
    }

    private static Map<String, ?> template(Map<String, ?> payload) {
        return Map.of("attachment", Map.of("type", "template", "payload", payload));
    }

    private static List<Map<String, String>> buttons(List<MessageOption> options, @Nullable String reference) {
        return options.stream().map(option -> button(option, reference)).toList();
    }

    private static Map<String, String> button(MessageOption option, @Nullable String reference) {
        return option.url() == null
                ? Map.of(
                        "type",
                        "postback",
                        "title",
                        option.title(),
                        "payload",
                        OptionPayload.of(reference, option.id()))
                : Map.of("type", "web_url", "title", option.title(), "url", option.url());
    }

    /**
     * Returns the reason of the first refusal by {@link InteractiveLimits#check}.
     *
     * @param channel the channel
     * @param content the question
     * @return the reason, or empty when the channel accepts it
     */
    public static Optional<String> problem(Channel channel, Interactive content) {
        return InteractiveLimits.check(channel, content).stream()
                .map(refusal -> refusal.reason().name())
                .findFirst();
    }
}
