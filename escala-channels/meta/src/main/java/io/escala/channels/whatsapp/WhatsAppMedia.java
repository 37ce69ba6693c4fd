package io.escala.channels.whatsapp;

import io.escala.crm.conversation.MediaKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image, video, sound, voice note, document or sticker that was uploaded through the same line: see {@link WhatsAppClient#uploadMedia}.
 *
 * @param kind how it is shown; a voice note has to be OGG with Opus
 * @param id Meta's id of the file, good for 30 days
 * @param caption its text, at most {@value #MAX_CAPTION} characters, for images, videos and documents; or null
 * @param fileName the name shown with a document; or null
 */
public record WhatsAppMedia(
        MediaKind kind,
        String id,
        @Nullable String caption,
        @Nullable String fileName) implements WhatsAppPayload {
    /** The longest caption, in UTF-16 units. */
    public static final int MAX_CAPTION = 1_024;

    public WhatsAppMedia {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Creates a medium without caption.
     *
     * @param kind how it is shown
     * @param id Meta's id of the file
     */
    public WhatsAppMedia(MediaKind kind, String id) {
        this(kind, id, null, null);
    }

    @Override
    public String type() {
        return switch (kind) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO, VOICE -> "audio";
            case DOCUMENT -> "document";
            case STICKER -> "sticker";
        };
    }

    @Override
    public Map<String, ?> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        if (caption != null) {
            body.put("caption", caption);
        }
        if (fileName != null && kind == MediaKind.DOCUMENT) {
            body.put("filename", fileName);
        }
        if (kind == MediaKind.VOICE) {
            body.put("voice", true);
        }
        return body;
    }

    @Override
    public Optional<String> problem() {
        if (id.isBlank()) {
            return Optional.of("NO_MEDIA_ID");
        }
        if (caption == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case AUDIO, VOICE, STICKER -> Optional.of("NO_CAPTION_HERE");
            case IMAGE, VIDEO, DOCUMENT ->
                caption.length() > MAX_CAPTION ? Optional.of("CAPTION_TOO_LONG") : Optional.empty();
        };
    }

    /** The kind only: texts and names are personal data. */
    @Override
    public String toString() {
        return "WhatsAppMedia[" + kind + "]";
    }
}
