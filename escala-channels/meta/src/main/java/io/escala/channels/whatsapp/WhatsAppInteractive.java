package io.escala.channels.whatsapp;

import io.escala.core.send.InteractiveLimits;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.MessageProducts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with options: reply buttons, a list, a link, a location request or cards; a form; or products. A tap on an option returns its id,
 * a completed form its token.
 *
 * @param content the question, in a form of WhatsApp
 * @param reference the message that the token of a form names if it has none of its own, of letters, digits and {@code - _ .}; or null
 */
public record WhatsAppInteractive(
        Interactive content, @Nullable String reference) implements WhatsAppPayload {
    public WhatsAppInteractive {
        Objects.requireNonNull(content, "content");
    }

    /** Creates a question whose answer names no message. */
    public WhatsAppInteractive(Interactive content) {
        this(content, null);
    }

    @Override
    public String type() {
        return "interactive";
    }

    @Override
    public Map<String, ?> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "type",
                switch (content.form()) {
                    case REPLY_BUTTONS -> "button";
                    case LIST -> "list";
                    case LINK -> "cta_url";
                    case LOCATION_REQUEST -> "location_request_message";
                    case CARDS, PRODUCT_CARDS -> "carousel";
                    case FORM -> "flow";
                    case PRODUCT -> "product";
                    case PRODUCT_LIST -> "product_list";
                    case CATALOGUE -> "catalog_message";
                    case QUICK_REPLIES, BUTTONS -> throw new IllegalStateException("no form of WhatsApp");
                });
        if (content.header() != null) {
            body.put("header", Map.of("type", "text", "text", content.header()));
        }
        if (!content.body().isEmpty()) {
            body.put("body", Map.of("text", content.body()));
        }
        if (content.footer() != null) {
            body.put("footer", Map.of("text", content.footer()));
        }
        body.put("action", action());
        return body;
    }

    private Map<String, ?> action() {
        return switch (content.form()) {
            case REPLY_BUTTONS ->
                Map.of(
                        "buttons",
                        content.options().stream()
                                .map(option -> Map.of(
                                        "type", "reply", "reply", Map.of("id", option.id(), "title", option.title())))
                                .toList());
            case LIST -> Map.of("button", Objects.requireNonNullElse(content.listButton(), ""), "sections", sections());
            case LINK -> link(content.options().get(0));
            case LOCATION_REQUEST -> Map.of("name", "send_location");
            case CARDS -> Map.of("cards", cards());
            case FORM -> WhatsAppFormAction.of(Objects.requireNonNull(content.opens(), "opens"), reference);
            case PRODUCT -> WhatsAppProductAction.one(products());
            case PRODUCT_LIST -> WhatsAppProductAction.list(products());
            case PRODUCT_CARDS -> WhatsAppProductAction.cards(products());
            case CATALOGUE -> WhatsAppProductAction.catalogue(Optional.ofNullable(content.products()));
            case QUICK_REPLIES, BUTTONS -> throw new IllegalStateException("no form of WhatsApp");
        };
    }

    private MessageProducts products() {
        return Objects.requireNonNull(content.products(), "products");
    }

    private List<Map<String, ?>> cards() {
        List<Map<String, ?>> cards = new ArrayList<>();
        for (MessageCard card : content.cards()) {
            MessageOption first = card.options().get(0);
            cards.add(Map.of(
                    "card_index",
                    cards.size(),
                    // Meta's samples have it also on cards with quick replies.
                    "type",
                    "cta_url",
                    "header",
                    Map.of("type", "image", "image", Map.of("link", Objects.requireNonNullElse(card.imageUrl(), ""))),
                    "body",
                    Map.of("text", card.title()),
                    "action",
                    first.answers() ? Map.of("buttons", replies(card.options())) : link(first)));
        }
        return cards;
    }

    private static List<Map<String, ?>> replies(List<MessageOption> options) {
        return options.stream()
                .<Map<String, ?>>map(option -> Map.of(
                        "type", "quick_reply", "quick_reply", Map.of("id", option.id(), "title", option.title())))
                .toList();
    }

    private static Map<String, ?> link(MessageOption option) {
        return Map.of(
                "name",
                "cta_url",
                "parameters",
                Map.of("display_text", option.title(), "url", Objects.requireNonNullElse(option.url(), "")));
    }

    /** The rows under their headings, each heading where it comes first. */
    private List<Map<String, ?>> sections() {
        Map<String, List<Map<String, ?>>> rows = new LinkedHashMap<>();
        for (MessageOption option : content.options()) {
            rows.computeIfAbsent(Objects.requireNonNullElse(option.section(), ""), heading -> new ArrayList<>())
                    .add(row(option));
        }
        List<Map<String, ?>> sections = new ArrayList<>();
        rows.forEach((heading, of) ->
                sections.add(heading.isEmpty() ? Map.of("rows", of) : Map.of("title", heading, "rows", of)));
        return sections;
    }

    private static Map<String, ?> row(MessageOption option) {
        return option.description() == null
                ? Map.of("id", option.id(), "title", option.title())
                : Map.of("id", option.id(), "title", option.title(), "description", option.description());
    }

    /** Returns the reason of the first refusal by {@link InteractiveLimits#check}. */
    @Override
    public Optional<String> problem() {
        return InteractiveLimits.check(Channel.WHATSAPP, content).stream()
                .map(refusal -> refusal.reason().name())
                .findFirst();
    }
}
