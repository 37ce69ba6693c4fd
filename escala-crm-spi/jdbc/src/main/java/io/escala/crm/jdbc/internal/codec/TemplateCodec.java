package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storage form of templates that were sent. */
final class TemplateCodec {
    private TemplateCodec() {}

    static JsonDocument write(JsonDocument doc, MessageContent.Template template) {
        List<JsonDocument> parameters = new ArrayList<>();
        for (TemplateParameter parameter : template.parameters()) {
            parameters.add(write(parameter));
        }
        List<JsonDocument> buttons = new ArrayList<>();
        for (TemplateButtonContent button : template.buttons()) {
            buttons.add(new JsonDocument()
                    .put("kind", StoredNames.TEMPLATE_BUTTON.tag(button.kind()))
                    .put("text", button.text())
                    .put("target", button.target())
                    .put("value", button.value()));
        }
        TemplateHeaderContent header = template.header();
        return doc.put("name", template.name())
                .put("language", template.language())
                .put("category", StoredNames.CATEGORY.tag(template.category()))
                .put("parameters", parameters)
                .put("rendered", template.rendered())
                .put("header", header == null ? null : write(header))
                .put("footer", template.footer())
                .put("buttons", buttons.isEmpty() ? null : buttons)
                .put("expires", template.expires());
    }

    private static JsonDocument write(TemplateParameter parameter) {
        return new JsonDocument().put("name", parameter.name()).put("value", parameter.value());
    }

    private static JsonDocument write(TemplateHeaderContent header) {
        JsonDocument doc = new JsonDocument().put("text", header.text());
        if (header.parameter() != null) {
            doc.put("parameter", write(header.parameter()));
        }
        if (header.media() != null) {
            doc.put("media", ContentCodec.ref(new JsonDocument(), header.media()));
        }
        TemplateHeaderContent.Place place = header.place();
        return place == null
                ? doc
                : doc.put("latitude", place.latitude().toPlainString())
                        .put("longitude", place.longitude().toPlainString())
                        .put("name", place.name())
                        .put("address", place.address());
    }

    /** Reads a template; empty when one of its enums is unknown. */
    static Optional<MessageContent> read(JsonDocument doc) {
        List<TemplateParameter> parameters = new ArrayList<>();
        for (JsonDocument parameter : doc.docs("parameters")) {
            parameters.add(parameter(parameter));
        }
        List<JsonDocument> docs = doc.docs("buttons");
        List<TemplateButtonContent> buttons = docs.stream()
                .map(TemplateCodec::button)
                .flatMap(Optional::stream)
                .toList();
        JsonDocument stored = doc.docOrNull("header");
        TemplateHeaderContent header = stored == null ? null : header(stored);
        if (buttons.size() < docs.size() || (header == null && stored != null)) {
            return Optional.empty();
        }
        return StoredNames.CATEGORY
                .find(doc.text("category"), ContentCodec.TABLE)
                .map(category -> new MessageContent.Template(
                        doc.text("name"),
                        doc.text("language"),
                        category,
                        parameters,
                        doc.textOrNull("rendered"),
                        header,
                        doc.textOrNull("footer"),
                        buttons,
                        doc.timeOrNull("expires")));
    }

    private static TemplateParameter parameter(JsonDocument doc) {
        return new TemplateParameter(doc.textOrNull("name"), doc.text("value"));
    }

    private static Optional<TemplateButtonContent> button(JsonDocument doc) {
        return StoredNames.TEMPLATE_BUTTON
                .find(doc.text("kind"), ContentCodec.TABLE)
                .map(kind -> new TemplateButtonContent(
                        kind, doc.text("text"), doc.textOrNull("target"), doc.textOrNull("value")));
    }

    /** Reads a header; null when its kind of medium is unknown. */
    private static @Nullable TemplateHeaderContent header(JsonDocument doc) {
        JsonDocument media = doc.docOrNull("media");
        if (media != null) {
            MediaRef ref = ContentCodec.ref(media).orElse(null);
            return ref == null ? null : TemplateHeaderContent.media(ref);
        }
        String text = doc.textOrNull("text");
        if (text != null) {
            JsonDocument parameter = doc.docOrNull("parameter");
            return TemplateHeaderContent.text(text, parameter == null ? null : parameter(parameter));
        }
        return TemplateHeaderContent.place(new TemplateHeaderContent.Place(
                new BigDecimal(doc.text("latitude")),
                new BigDecimal(doc.text("longitude")),
                doc.textOrNull("name"),
                doc.textOrNull("address")));
    }
}
