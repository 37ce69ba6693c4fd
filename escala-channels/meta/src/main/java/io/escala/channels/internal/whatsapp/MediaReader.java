package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/** Reads media of all kinds as a reference, fetched later by id; the URL beside it is valid for minutes only. */
final class MediaReader implements ContentReader {
    private final MediaKind kind;

    MediaReader(MediaKind kind) {
        this.kind = kind;
    }

    @Override
    public @Nullable MessageContent read(JsonValue payload) {
        String id = payload.id("id");
        String url = payload.text("url");
        if (id == null && url == null) {
            return null;
        }
        MediaKind actual = kind == MediaKind.AUDIO && payload.isTrue("voice") ? MediaKind.VOICE : kind;
        MediaRef media = new MediaRef(
                actual, id, url, payload.text("mime_type"), payload.text("sha256"), payload.text("filename"));
        return new MessageContent.Media(media, payload.text("caption"));
    }
}
