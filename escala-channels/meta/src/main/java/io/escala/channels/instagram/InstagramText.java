package io.escala.channels.instagram;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text message.
 *
 * @param text the text, at most {@value #MAX_BYTES} bytes of UTF-8: an emoji takes four or more, an accented letter two
 */
public record InstagramText(String text) implements InstagramPayload {
    /** The maximum length in bytes of UTF-8. */
    public static final int MAX_BYTES = 1000;

    public InstagramText {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public Map<String, ?> message() {
        return Map.of("text", text);
    }

    @Override
    public Optional<String> problem() {
        if (text.isBlank()) {
            return Optional.of("EMPTY_TEXT");
        }
        return text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                ? Optional.of("TEXT_TOO_LONG")
                : Optional.empty();
    }

    /** Shows the length only: texts are personal data. */
    @Override
    public String toString() {
        return "InstagramText[" + text.length() + " chars]";
    }
}
