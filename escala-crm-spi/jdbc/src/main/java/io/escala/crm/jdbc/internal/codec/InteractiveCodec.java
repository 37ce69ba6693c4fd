package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageOption;
import java.util.List;
import java.util.Optional;

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
                        content.cards().stream().map(InteractiveCodec::card).toList());
    }

    /** Reads the content; empty when its form is unknown. */
    static Optional<MessageContent> read(JsonDocument doc) {
        return StoredNames.FORM
                .find(doc.text("form"), ContentCodec.TABLE)
                .map(form -> new MessageContent.Interactive(
                        form,
                        doc.text("body"),
                        doc.textOrNull("header"),
                        doc.textOrNull("footer"),
                        doc.textOrNull("button"),
                        options(doc),
                        doc.docs("cards").stream().map(InteractiveCodec::card).toList()));
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

    private static List<JsonDocument> options(List<MessageOption> options) {
        return options.stream()
                .map(option -> new JsonDocument()
                        .put("id", option.id())
                        .put("title", option.title())
                        .put("description", option.description())
                        .put("url", option.url())
                        .put("section", option.section()))
                .toList();
    }

    private static List<MessageOption> options(JsonDocument doc) {
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
