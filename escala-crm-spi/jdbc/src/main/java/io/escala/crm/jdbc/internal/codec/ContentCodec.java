package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The storage form of message content: a document with a tag. A document with an unknown tag is read as raw content. */
final class ContentCodec {
    private static final String TAG = "is";
    static final String TABLE = "escala_messages";

    private ContentCodec() {}

    static JsonDocument write(MessageContent content) {
        return content.accept(Writer.INSTANCE);
    }

    static MessageContent read(JsonDocument doc) {
        return switch (doc.text(TAG)) {
            case "text" -> new MessageContent.Text(doc.text("body"));
            case "media" -> media(doc);
            case "album" -> album(doc);
            case "choice" ->
                StoredNames.CHOICE
                        .find(doc.text("kind"), TABLE)
                        .<MessageContent>map(kind ->
                                new MessageContent.Choice(kind, doc.textOrNull("payload"), doc.textOrNull("title")))
                        .orElseGet(() -> unknown(doc));
            case "template" -> TemplateCodec.read(doc).orElseGet(() -> unknown(doc));
            case "removed" -> new MessageContent.Removed();
            case "structured" -> StructuredCodec.read(doc).orElseGet(() -> unknown(doc));
            case "raw" -> new MessageContent.Raw(doc.text("kind"), doc.text("json"), doc.textOrNull("words"));
            default -> {
                UnknownNames.found(TABLE, doc.text(TAG));
                yield unknown(doc);
            }
        };
    }

    private static MessageContent unknown(JsonDocument doc) {
        return new MessageContent.Raw(doc.text(TAG), doc.json(), doc.textOrNull("words"));
    }

    private static MessageContent media(JsonDocument doc) {
        return ref(doc).<MessageContent>map(ref -> new MessageContent.Media(ref, doc.textOrNull("caption")))
                .orElseGet(() -> unknown(doc));
    }

    /** Reads an album; if a medium is unknown or there are too many, the whole document becomes raw content. */
    private static MessageContent album(JsonDocument doc) {
        List<JsonDocument> docs = doc.docs("media");
        List<MediaRef> media =
                docs.stream().map(ContentCodec::ref).flatMap(Optional::stream).toList();
        return media.size() == docs.size() && MessageContent.Album.holds(media.size())
                ? new MessageContent.Album(media, doc.textOrNull("caption"))
                : unknown(doc);
    }

    static JsonDocument ref(JsonDocument doc, MediaRef ref) {
        return doc.put("kind", StoredNames.MEDIA.tag(ref.kind()))
                .put("id", ref.providerId())
                .put("url", ref.url())
                .put("type", ref.mimeType())
                .put("sha256", ref.sha256())
                .put("file", ref.fileName());
    }

    static Optional<MediaRef> ref(JsonDocument doc) {
        return StoredNames.MEDIA
                .find(doc.text("kind"), TABLE)
                .map(kind -> new MediaRef(
                        kind,
                        doc.textOrNull("id"),
                        doc.textOrNull("url"),
                        doc.textOrNull("type"),
                        doc.textOrNull("sha256"),
                        doc.textOrNull("file")));
    }

    private static final class Writer implements MessageContent.Cases<JsonDocument> {
        static final Writer INSTANCE = new Writer();

        @Override
        public JsonDocument text(MessageContent.Text text) {
            return new JsonDocument().put(TAG, "text").put("body", text.body());
        }

        @Override
        public JsonDocument media(MessageContent.Media media) {
            return ref(new JsonDocument().put(TAG, "media"), media.media()).put("caption", media.caption());
        }

        @Override
        public JsonDocument album(MessageContent.Album album) {
            List<JsonDocument> media = new ArrayList<>();
            for (MediaRef ref : album.media()) {
                media.add(ref(new JsonDocument(), ref));
            }
            return new JsonDocument().put(TAG, "album").put("media", media).put("caption", album.caption());
        }

        @Override
        public JsonDocument choice(MessageContent.Choice choice) {
            return new JsonDocument()
                    .put(TAG, "choice")
                    .put("kind", StoredNames.CHOICE.tag(choice.kind()))
                    .put("payload", choice.payload())
                    .put("title", choice.title());
        }

        @Override
        public JsonDocument template(MessageContent.Template template) {
            return TemplateCodec.write(new JsonDocument().put(TAG, "template"), template);
        }

        @Override
        public JsonDocument removed(MessageContent.Removed removed) {
            return new JsonDocument().put(TAG, "removed");
        }

        @Override
        public JsonDocument raw(MessageContent.Raw raw) {
            return new JsonDocument()
                    .put(TAG, "raw")
                    .put("kind", raw.kind())
                    .put("json", raw.json())
                    .put("words", raw.words());
        }

        @Override
        public JsonDocument structured(MessageContent.Structured structured) {
            return StructuredCodec.write(new JsonDocument().put(TAG, "structured"), structured);
        }
    }
}
