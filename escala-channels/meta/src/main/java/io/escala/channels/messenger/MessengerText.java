package io.escala.channels.messenger;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text message.
 *
 * @param text the text, at most {@value #MAX_LENGTH} UTF-16 units: Meta requires fewer than 2000 characters and does not
 *     document how it counts
 */
public record MessengerText(String text) implements MessengerPayload {
    /** The maximum length in UTF-16 units. */
    public static final int MAX_LENGTH = 1999;

    public MessengerText {
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
        return text.length() > MAX_LENGTH ? Optional.of("TEXT_TOO_LONG") : Optional.empty();
    }

    /** Shows the length only: texts are personal data. */
    @Override
    public String toString() {
        return "MessengerText[" + text.length() + " chars]";
    }
}
