package io.escala.core.health;

import java.util.Locale;

/** How people react to the messages of a WhatsApp number, as Meta rates it. */
public enum LineQuality {
    /** Well. */
    GREEN,
    /** Some block or report it. */
    YELLOW,
    /** Many block or report it; Meta may restrict the number. */
    RED,
    /** Meta has not rated it, has not said so yet, or with a word that is not known here. */
    UNKNOWN;

    /** Reads Meta's word. A number that was flagged is rated red. */
    static LineQuality of(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "GREEN" -> GREEN;
            case "YELLOW" -> YELLOW;
            case "RED", "FLAGGED" -> RED;
            default -> UNKNOWN;
        };
    }
}
