package io.escala.channels.messenger;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of a menu that is always there. Immutable.
 *
 * @param title what people read, at most {@value #MAX_TITLE} characters
 * @param type what a tap does
 * @param value the address to open, or what comes back as a postback, at most {@value #MAX_PAYLOAD} characters
 */
public record MenuItem(String title, Type type, String value) {
    /** The longest title. */
    public static final int MAX_TITLE = 30;

    /** The longest payload. */
    public static final int MAX_PAYLOAD = 1000;

    /** What a tap does. */
    public enum Type {
        /** Opens an address. */
        LINK,
        /** Comes back as a postback. */
        POSTBACK
    }

    public MenuItem {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns an entry that opens an address.
     *
     * @param title what people read
     * @param url an address with {@code https://}
     */
    public static MenuItem link(String title, String url) {
        return new MenuItem(title, Type.LINK, url);
    }

    /**
     * Returns an entry that comes back as a postback.
     *
     * @param title what people read
     * @param payload what comes back
     */
    public static MenuItem postback(String title, String payload) {
        return new MenuItem(title, Type.POSTBACK, payload);
    }

    /** Returns why Meta would refuse it, as a short code, or empty. */
    Optional<String> problem() {
        if (title.isBlank() || title.length() > MAX_TITLE) {
            return Optional.of("MENU_TITLE_INVALID");
        }
        boolean valid =
                type == Type.LINK ? value.startsWith("https://") : !value.isBlank() && value.length() <= MAX_PAYLOAD;
        return valid ? Optional.empty() : Optional.of("MENU_VALUE_INVALID");
    }

    Map<String, Object> body() {
        return type == Type.LINK
                ? Map.of("type", "web_url", "title", title, "url", value)
                : Map.of("type", "postback", "title", title, "payload", value);
    }
}
