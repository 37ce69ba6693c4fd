package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.MessageProduct;
import io.escala.crm.conversation.MessageProducts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storage form of questions with options. */
final class InteractiveCodec {
    private InteractiveCodec() {}

    static JsonDocument write(JsonDocument doc, MessageContent.Interactive content) {
        return doc.put("form", StoredNames.FORM.tag(content.form()))
                .put("body", content.body())
                .put("header", content.header())
                .put("footer", content.footer())
                .put("button", content.listButton())
                .put("options", options(content.options()))
                .put(
                        "cards",
                        content.cards().stream().map(InteractiveCodec::card).toList())
                .put("opens", OpenedFormCodec.write(content.opens()))
                .put("products", products(content.products()));
    }

    /** Reads the content; empty when its form, or a value of the form that it opens, is unknown. */
    static Optional<MessageContent> read(JsonDocument doc) {
        JsonDocument opens = doc.docOrNull("opens");
        if (opens != null && !OpenedFormCodec.isKnown(opens)) {
            return Optional.empty();
        }
        return StoredNames.FORM
                .find(doc.text("form"), ContentCodec.TABLE)
                .map(form -> new MessageContent.Interactive(
                        form,
                        doc.text("body"),
                        doc.textOrNull("header"),
                        doc.textOrNull("footer"),
                        doc.textOrNull("button"),
                        options(doc),
                        doc.docs("cards").stream().map(InteractiveCodec::card).toList(),
                        opens == null ? null : OpenedFormCodec.read(opens),
                        products(doc.docOrNull("products"))));
    }

    private static @Nullable JsonDocument products(@Nullable MessageProducts products) {
        return products == null
                ? null
                : new JsonDocument()
                        .put("catalog", products.catalog())
                        .put(
                                "items",
                                products.items().stream()
                                        .map(item -> new JsonDocument()
                                                .put("id", item.id())
                                                .put("name", item.name())
                                                .put("section", item.section()))
                                        .toList());
    }

    private static @Nullable MessageProducts products(@Nullable JsonDocument doc) {
        return doc == null
                ? null
                : new MessageProducts(
                        doc.textOrNull("catalog"),
                        doc.docs("items").stream()
                                .map(item -> new MessageProduct(
                                        item.text("id"), item.textOrNull("name"), item.textOrNull("section")))
                                .toList());
    }

    private static JsonDocument card(MessageCard card) {
        return new JsonDocument()
                .put("title", card.title())
                .put("subtitle", card.subtitle())
                .put("image", card.imageUrl())
                .put("options", options(card.options()));
    }

    private static MessageCard card(JsonDocument doc) {
        return new MessageCard(doc.text("title"), doc.textOrNull("subtitle"), doc.textOrNull("image"), options(doc));
    }

    static List<JsonDocument> options(List<MessageOption> options) {
        return options.stream()
                .map(option -> new JsonDocument()
                        .put("id", option.id())
                        .put("title", option.title())
                        .put("description", option.description())
                        .put("url", option.url())
                        .put("section", option.section()))
                .toList();
    }

    static List<MessageOption> options(JsonDocument doc) {
        return doc.docs("options").stream()
                .map(option -> new MessageOption(
                        option.text("id"),
                        option.text("title"),
                        option.textOrNull("description"),
                        option.textOrNull("url"),
                        option.textOrNull("section")))
                .toList();
    }
}
