package io.escala.channels.whatsapp;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text message.
 *
 * @param text the text, at most {@value #MAX_LENGTH} UTF-16 units; Meta does not document how it counts, so the strictest
 *     count applies
 * @param previewUrl whether WhatsApp shows a preview of the first link
 */
public record WhatsAppText(String text, boolean previewUrl) implements WhatsAppPayload {
    /** The maximum length in UTF-16 units. */
    public static final int MAX_LENGTH = 4096;

    public WhatsAppText {
        Objects.requireNonNull(text, "text");
    }

    /**
     * Creates a text without preview.
     *
     * @param text the text
     */
    public WhatsAppText(String text) {
        this(text, false);
    }

    @Override
    public String type() {
        return "text";
    }

    @Override
    public Map<String, ?> body() {
        return previewUrl ? Map.of("body", text, "preview_url", true) : Map.of("body", text);
    }

    @Override
    public Optional<String> problem() {
        if (text.isBlank()) {
            return Optional.of("EMPTY_TEXT");
        }
        return text.length() > MAX_LENGTH ? Optional.of("TEXT_TOO_LONG") : Optional.empty();
    }

    /** Shows the length only: texts are personal data. */
    @Override
    public String toString() {
        return "WhatsAppText[" + text.length() + " chars]";
    }
}
