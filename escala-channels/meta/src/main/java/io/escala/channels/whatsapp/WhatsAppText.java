package io.escala.channels.whatsapp;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text.
 *
 * @param text what it says, at most {@value #MAX_LENGTH} UTF-16 units; Meta does not say how it counts, so the strictest way holds
 * @param previewUrl whether WhatsApp shows a preview of the first link
 */
public record WhatsAppText(String text, boolean previewUrl) implements WhatsAppPayload {
    /** The longest text. */
    public static final int MAX_LENGTH = 4096;

    /** Checks that there is a text. */
    public WhatsAppText {
        Objects.requireNonNull(text, "text");
    }

    /**
     * A text without preview.
     *
     * @param text what it says
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

    /** Length only: texts are personal data. */
    @Override
    public String toString() {
        return "WhatsAppText[" + text.length() + " chars]";
    }
}
