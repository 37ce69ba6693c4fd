package io.escala.channels.messenger;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text.
 *
 * @param text what it says, at most {@value #MAX_LENGTH} UTF-16 units: Meta wants fewer than 2000 characters and does not say how
 *     it counts
 */
public record MessengerText(String text) implements MessengerPayload {
    /** The longest text. */
    public static final int MAX_LENGTH = 1999;

    /** Checks that there is a text. */
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

    /** Length only: texts are personal data. */
    @Override
    public String toString() {
        return "MessengerText[" + text.length() + " chars]";
    }
}
