package io.escala.channels.internal.direct;

import static io.escala.crm.conversation.MessageContent.Choice.Kind.QUICK_REPLY;

import io.escala.channels.event.direct.DirectAttachment;
import io.escala.channels.internal.content.ContentBuilder;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the content of a Messenger or Instagram message. */
final class DirectContents {
    private static final Map<String, MediaKind> MEDIA = Map.of(
            "image", MediaKind.IMAGE,
            "video", MediaKind.VIDEO,
            "audio", MediaKind.AUDIO,
            "file", MediaKind.DOCUMENT,
            "sticker", MediaKind.STICKER);

    /** While Meta migrates to a new type, it sends the same attachment under the old type too. */
    private static final Map<String, String> OLDER_FORMS = Map.of("sticker", "image", "ig_post", "share");

    private DirectContents() {}

    static MessageContent read(JsonValue message, RawBytes raw) {
        String text = message.text("text");
        JsonValue tap = message.get("quick_reply");
        if (tap.isObject()) {
            return new MessageContent.Choice(QUICK_REPLY, tap.text("payload"), text);
        }
        List<JsonValue> attachments = withoutRepeated(message.get("attachments").elements());
        if (text != null && areOnlyPreviews(attachments)) {
            return new MessageContent.Text(text);
        }
        if (attachments.size() == 1) {
            return only(attachments.get(0), message, text, raw);
        }
        List<MediaRef> media = allMedia(attachments, message);
        if (media != null) {
            return new MessageContent.Album(media, text);
        }
        // One message stays one entry, also with another combination of attachments.
        return attachments.isEmpty()
                ? ContentBuilder.raw("message", text, raw)
                : DirectStructures.several(typed(attachments, message)).build(text, raw);
    }

    private static MessageContent only(JsonValue only, JsonValue message, @Nullable String text, RawBytes raw) {
        DirectAttachment attachment = Attachments.of(only, message);
        if (DirectStructures.isThumbsUp(attachment)) {
            return new ContentBuilder(ContentKind.LIKE).build(text, raw);
        }
        MediaRef media = media(only, message);
        if (media != null) {
            return new MessageContent.Media(media, text);
        }
        ContentBuilder content = DirectStructures.of(attachment);
        String type = only.text("type");
        return content != null
                ? content.build(text, raw)
                : ContentBuilder.raw(type == null ? "attachment" : type, text, raw);
    }

    private static List<DirectAttachment> typed(List<JsonValue> attachments, JsonValue message) {
        return attachments.stream()
                .map(attachment -> Attachments.of(attachment, message))
                .toList();
    }

    /** The media of an album; null when there are too few or too many, or one is not a medium with a URL. */
    private static @Nullable List<MediaRef> allMedia(List<JsonValue> attachments, JsonValue message) {
        if (!MessageContent.Album.holds(attachments.size())) {
            return null;
        }
        List<MediaRef> media = new ArrayList<>(attachments.size());
        for (JsonValue attachment : attachments) {
            MediaRef one = media(attachment, message);
            if (one == null) {
                return null;
            }
            media.add(one);
        }
        return media;
    }

    /** Drops the older form when one attachment is sent in two forms. */
    private static List<JsonValue> withoutRepeated(List<JsonValue> attachments) {
        if (attachments.size() != 2) {
            return attachments;
        }
        JsonValue first = attachments.get(0);
        JsonValue second = attachments.get(1);
        if (repeats(first, second)) {
            return List.of(first);
        }
        return repeats(second, first) ? List.of(second) : attachments;
    }

    private static boolean repeats(JsonValue newer, JsonValue older) {
        String type = newer.text("type");
        String old = type == null ? null : OLDER_FORMS.get(type);
        return old != null && old.equals(older.text("type"));
    }

    /** A link preview only repeats the text. */
    private static boolean areOnlyPreviews(List<JsonValue> attachments) {
        for (JsonValue attachment : attachments) {
            if (!"fallback".equals(attachment.text("type"))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable MediaRef media(JsonValue attachment, JsonValue message) {
        String type = attachment.text("type");
        MediaKind kind = type == null ? null : MEDIA.get(type);
        String url = attachment.get("payload").text("url");
        if (kind == null || url == null) {
            return null;
        }
        // In the older form stickers are images.
        boolean sticker = message.get("sticker_id").isPresent()
                || attachment.get("payload").get("sticker_id").isPresent();
        return new MediaRef(sticker ? MediaKind.STICKER : kind, null, url, null, null, null);
    }
}
