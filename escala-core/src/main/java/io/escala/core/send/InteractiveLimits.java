package io.escala.core.send;

import static io.escala.core.send.InteractiveLimits.Part.BODY;
import static io.escala.core.send.InteractiveLimits.Part.CARDS;
import static io.escala.core.send.InteractiveLimits.Part.CARD_OPTIONS;
import static io.escala.core.send.InteractiveLimits.Part.CARD_TITLE;
import static io.escala.core.send.InteractiveLimits.Part.CATALOGUE;
import static io.escala.core.send.InteractiveLimits.Part.DESCRIPTION;
import static io.escala.core.send.InteractiveLimits.Part.FOOTER;
import static io.escala.core.send.InteractiveLimits.Part.FORM;
import static io.escala.core.send.InteractiveLimits.Part.FORM_BUTTON;
import static io.escala.core.send.InteractiveLimits.Part.FORM_DATA;
import static io.escala.core.send.InteractiveLimits.Part.FORM_DATA_NAME;
import static io.escala.core.send.InteractiveLimits.Part.FORM_DATA_OPTIONS;
import static io.escala.core.send.InteractiveLimits.Part.FORM_DATA_VALUE;
import static io.escala.core.send.InteractiveLimits.Part.FORM_SCREEN;
import static io.escala.core.send.InteractiveLimits.Part.FORM_TOKEN;
import static io.escala.core.send.InteractiveLimits.Part.HEADER;
import static io.escala.core.send.InteractiveLimits.Part.ID;
import static io.escala.core.send.InteractiveLimits.Part.IMAGE;
import static io.escala.core.send.InteractiveLimits.Part.LIST_BUTTON;
import static io.escala.core.send.InteractiveLimits.Part.OPTIONS;
import static io.escala.core.send.InteractiveLimits.Part.PRODUCT;
import static io.escala.core.send.InteractiveLimits.Part.PRODUCTS;
import static io.escala.core.send.InteractiveLimits.Part.PRODUCT_NAME;
import static io.escala.core.send.InteractiveLimits.Part.PRODUCT_SECTION;
import static io.escala.core.send.InteractiveLimits.Part.PRODUCT_SECTIONS;
import static io.escala.core.send.InteractiveLimits.Part.SECTION;
import static io.escala.core.send.InteractiveLimits.Part.SUBTITLE;
import static io.escala.core.send.InteractiveLimits.Part.TITLE;
import static io.escala.core.send.InteractiveLimits.Part.URL;
import static io.escala.crm.Channel.INSTAGRAM;
import static io.escala.crm.Channel.MESSENGER;
import static io.escala.crm.Channel.WHATSAPP;
import static io.escala.crm.conversation.MessageContent.Interactive.Form.BUTTONS;
import static io.escala.crm.conversation.MessageContent.Interactive.Form.LINK;
import static io.escala.crm.conversation.MessageContent.Interactive.Form.LIST;
import static io.escala.crm.conversation.MessageContent.Interactive.Form.LOCATION_REQUEST;
import static io.escala.crm.conversation.MessageContent.Interactive.Form.QUICK_REPLIES;
import static io.escala.crm.conversation.MessageContent.Interactive.Form.REPLY_BUTTONS;

import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent.Interactive;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a channel accepts of a question with options, a form or products, by the form in which it shows it: for the counters of an input form, and to check a
 * content without an inbox. Meta's numbers; characters are counted in UTF-16 units, because Meta does not say how it counts, and that is
 * never less than by another definition.
 *
 * <p>Immutable and thread-safe.
 */
public final class InteractiveLimits {
    /** A part of a question with options. Minor versions add parts: handle unknown ones in a default. */
    public enum Part {
        /** The question, in characters; in bytes of UTF-8 where {@link #countsBytes} says so. */
        BODY("text"),
        /** The line above it, in characters. */
        HEADER("header"),
        /** The line below it, in characters. */
        FOOTER("footer"),
        /** The button that opens a list, in characters. */
        LIST_BUTTON("listButton"),
        /** The number of options. */
        OPTIONS("options"),
        /** The title of an option, in characters. */
        TITLE("option.title"),
        /** The id of an option, in characters. */
        ID("option.id"),
        /** The description of an option, in characters. */
        DESCRIPTION("option.description"),
        /** The address of a link, in characters. */
        URL("option.url"),
        /** The heading of options, in characters. */
        SECTION("option.section"),
        /** The number of cards. */
        CARDS("cards"),
        /** The title of a card, in characters. */
        CARD_TITLE("card.title"),
        /** The text below it, in characters. */
        SUBTITLE("card.subtitle"),
        /** The address of its picture, in characters. */
        IMAGE("card.image"),
        /** The number of its options. */
        CARD_OPTIONS("card.options"),
        /** The id of a form, in characters. */
        FORM("form.id"),
        /** The button that opens it, in characters. */
        FORM_BUTTON("form.button"),
        /** The business's own token of a form, in characters. */
        FORM_TOKEN("form.token"),
        /** The id of its first screen, in characters. */
        FORM_SCREEN("form.screen"),
        /** The number of values that the first screen is opened with. */
        FORM_DATA("form.data"),
        /** The name of such a value, in characters. */
        FORM_DATA_NAME("form.data.name"),
        /** Such a value, and each text of its options, in characters. */
        FORM_DATA_VALUE("form.data.value"),
        /** The number of its options. */
        FORM_DATA_OPTIONS("form.data.options"),
        /** The id of a catalogue, in characters. */
        CATALOGUE("catalogue.id"),
        /** The number of products. */
        PRODUCTS("products"),
        /** The number of headings of products. */
        PRODUCT_SECTIONS("products.sections"),
        /** The id of a product, in characters. */
        PRODUCT("product.id"),
        /** What the team sees in place of it, in characters. */
        PRODUCT_NAME("product.name"),
        /** The heading of products, in characters. */
        PRODUCT_SECTION("product.section");

        private final String field;

        Part(String field) {
            this.field = field;
        }

        /** Returns the name under which refusals name it. */
        String field() {
            return field;
        }
    }

    /** A payload of Messenger and Instagram has 1,000 characters; the rest names the message. */
    private static final int PAGE_ID = 900;

    private static final int ADDRESS = 2_000;

    /** Ids and names of which Meta states no length. */
    private static final int OWN = 200;

    /** What opens a form. Of the values of the first screen Meta states no length; the number of options is that of a drop-down. */
    private static final Map<Part, Integer> FORMS = Map.ofEntries(
            Map.entry(BODY, 1_024),
            Map.entry(HEADER, 60),
            Map.entry(FOOTER, 60),
            Map.entry(FORM, OWN),
            Map.entry(FORM_BUTTON, 20),
            Map.entry(FORM_TOKEN, OWN),
            Map.entry(FORM_SCREEN, OWN),
            Map.entry(FORM_DATA, 50),
            Map.entry(FORM_DATA_NAME, OWN),
            Map.entry(FORM_DATA_VALUE, 4_096),
            Map.entry(FORM_DATA_OPTIONS, 200));

    /** The generic template. */
    private static final InteractiveLimits PAGE_CARDS = of(Map.of(
            CARDS,
            10,
            CARD_TITLE,
            80,
            SUBTITLE,
            80,
            IMAGE,
            ADDRESS,
            CARD_OPTIONS,
            3,
            TITLE,
            20,
            ID,
            PAGE_ID,
            URL,
            ADDRESS));

    private static final Map<Channel, Map<Interactive.Form, InteractiveLimits>> TABLE = Map.of(
            WHATSAPP,
            Map.ofEntries(
                    entry(REPLY_BUTTONS, Map.of(OPTIONS, 3, BODY, 1_024, HEADER, 60, FOOTER, 60, TITLE, 20, ID, 256)),
                    entry(
                            LIST,
                            Map.of(
                                    OPTIONS,
                                    10,
                                    BODY,
                                    4_096,
                                    HEADER,
                                    60,
                                    FOOTER,
                                    60,
                                    LIST_BUTTON,
                                    20,
                                    TITLE,
                                    24,
                                    ID,
                                    200,
                                    DESCRIPTION,
                                    72,
                                    SECTION,
                                    24)),
                    entry(
                            LINK,
                            Map.of(OPTIONS, 1, BODY, 1_024, HEADER, 60, FOOTER, 60, TITLE, 20, ID, 256, URL, ADDRESS)),
                    entry(LOCATION_REQUEST, Map.of(BODY, 1_024)),
                    entry(
                            Interactive.Form.CARDS,
                            Map.of(
                                    BODY,
                                    1_024,
                                    CARDS,
                                    10,
                                    CARD_TITLE,
                                    160,
                                    IMAGE,
                                    ADDRESS,
                                    CARD_OPTIONS,
                                    2,
                                    TITLE,
                                    20,
                                    ID,
                                    256,
                                    URL,
                                    ADDRESS)),
                    entry(Interactive.Form.FORM, FORMS),
                    entry(
                            Interactive.Form.PRODUCT,
                            Map.of(
                                    BODY,
                                    1_024,
                                    FOOTER,
                                    60,
                                    CATALOGUE,
                                    OWN,
                                    PRODUCTS,
                                    1,
                                    PRODUCT,
                                    OWN,
                                    PRODUCT_NAME,
                                    OWN)),
                    entry(
                            Interactive.Form.PRODUCT_LIST,
                            Map.of(
                                    BODY,
                                    1_024,
                                    HEADER,
                                    60,
                                    FOOTER,
                                    60,
                                    CATALOGUE,
                                    OWN,
                                    PRODUCTS,
                                    30,
                                    PRODUCT_SECTIONS,
                                    10,
                                    PRODUCT,
                                    OWN,
                                    PRODUCT_NAME,
                                    OWN,
                                    PRODUCT_SECTION,
                                    24)),
                    entry(
                            Interactive.Form.PRODUCT_CARDS,
                            Map.of(BODY, 1_024, CATALOGUE, OWN, PRODUCTS, 10, PRODUCT, OWN, PRODUCT_NAME, OWN)),
                    entry(
                            Interactive.Form.CATALOGUE,
                            Map.of(BODY, 1_024, FOOTER, 60, PRODUCTS, 1, PRODUCT, OWN, PRODUCT_NAME, OWN))),
            MESSENGER,
            Map.of(
                    QUICK_REPLIES,
                    of(Map.of(OPTIONS, 13, BODY, 1_999, TITLE, 20, ID, PAGE_ID)),
                    BUTTONS,
                    of(Map.of(OPTIONS, 3, BODY, 640, TITLE, 20, ID, PAGE_ID, URL, ADDRESS)),
                    Interactive.Form.CARDS,
                    PAGE_CARDS),
            INSTAGRAM,
            Map.of(
                    QUICK_REPLIES,
                    new InteractiveLimits(Map.of(OPTIONS, 13, BODY, 1_000, TITLE, 20, ID, PAGE_ID), true),
                    BUTTONS,
                    of(Map.of(OPTIONS, 3, BODY, 640, TITLE, 20, ID, PAGE_ID, URL, ADDRESS)),
                    Interactive.Form.CARDS,
                    PAGE_CARDS));

    private final Map<Part, Integer> most;
    private final boolean bytes;

    private InteractiveLimits(Map<Part, Integer> most, boolean bytes) {
        this.most = most;
        this.bytes = bytes;
    }

    private static Map.Entry<Interactive.Form, InteractiveLimits> entry(
            Interactive.Form form, Map<Part, Integer> most) {
        return Map.entry(form, of(most));
    }

    private static InteractiveLimits of(Map<Part, Integer> most) {
        return new InteractiveLimits(most, false);
    }

    /**
     * Returns the limits of a form on a channel.
     *
     * @param channel the channel
     * @param form the form
     * @return the limits; empty when the channel does not have the form
     */
    public static Optional<InteractiveLimits> of(Channel channel, Interactive.Form form) {
        Objects.requireNonNull(form, "form");
        return Optional.ofNullable(TABLE.get(Objects.requireNonNull(channel, "channel")))
                .map(forms -> forms.get(form));
    }

    /**
     * Returns the most that is accepted of a part.
     *
     * @param part the part
     * @return the most; 0 when the form does not have the part
     */
    public int most(Part part) {
        return most.getOrDefault(Objects.requireNonNull(part, "part"), 0);
    }

    /** Returns whether the question is counted in bytes of UTF-8. */
    public boolean countsBytes() {
        return bytes;
    }

    /**
     * Checks a content against the limits of a channel.
     *
     * @param channel the channel
     * @param content the content
     * @return every refusal, with field, index and limit; empty when the channel accepts it
     */
    public static List<Refusal> check(Channel channel, Interactive content) {
        return of(channel, content.form())
                .map(limits -> new InteractiveCheck(limits, content).refusals())
                .orElseGet(() -> List.of(notOnChannel(content.form())));
    }

    private static Refusal notOnChannel(Interactive.Form form) {
        Refusal refusal = Refusal.of(Refusal.Reason.CONTENT_NOT_ON_CHANNEL, Refusal.Remedy.WRITE_TEXT);
        return switch (form) {
            case LOCATION_REQUEST -> refusal.in("locationRequest", null);
            case FORM -> refusal.in("form", null);
            case PRODUCT, PRODUCT_LIST, PRODUCT_CARDS, CATALOGUE -> refusal.in("products", null);
            case CARDS -> refusal.in(Part.CARDS.field(), null);
            case REPLY_BUTTONS, LIST, LINK, QUICK_REPLIES, BUTTONS -> refusal.in(Part.OPTIONS.field(), null);
        };
    }

    @Override
    public String toString() {
        return "InteractiveLimits" + most;
    }
}
