package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The storage form of structured content. */
final class StructuredCodec {
    private StructuredCodec() {}

    static JsonDocument write(JsonDocument doc, MessageContent.Structured content) {
        List<JsonDocument> details = new ArrayList<>();
        for (ContentDetail detail : content.details()) {
            details.add(new JsonDocument()
                    .put("group", detail.group() == 0 ? null : (long) detail.group())
                    .put("name", StoredNames.DETAIL.tag(detail.name()))
                    .put("label", detail.label())
                    .put("value", detail.value()));
        }
        return doc.put("kind", StoredNames.CONTENT.tag(content.kind()))
                .put("words", content.words())
                .put("details", details)
                .put("json", content.json());
    }

    /** Reads the content; empty when its kind or one of its values is unknown. */
    static Optional<MessageContent> read(JsonDocument doc) {
        List<JsonDocument> docs = doc.docs("details");
        List<ContentDetail> details = docs.stream()
                .map(StructuredCodec::detail)
                .flatMap(Optional::stream)
                .toList();
        return StoredNames.CONTENT
                .find(doc.text("kind"), ContentCodec.TABLE)
                .filter(kind -> details.size() == docs.size())
                .map(kind -> new MessageContent.Structured(kind, doc.textOrNull("words"), details, doc.text("json")));
    }

    private static Optional<ContentDetail> detail(JsonDocument doc) {
        return StoredNames.DETAIL
                .find(doc.text("name"), ContentCodec.TABLE)
                .map(name ->
                        new ContentDetail(doc.smallOrZero("group"), name, doc.textOrNull("label"), doc.text("value")));
    }
}
