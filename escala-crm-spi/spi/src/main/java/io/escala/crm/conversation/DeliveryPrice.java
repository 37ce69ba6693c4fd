package io.escala.crm.conversation;

import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Meta charges a message as, not an amount: amounts are in Meta's rate card, by category and country of the recipient. WhatsApp reports it
 * with the statuses of a message.
 *
 * @param billable whether it is charged
 * @param category the rate category in Meta's words, such as {@code marketing} or {@code service}, or null
 * @param type why it is charged or free in Meta's words, such as {@code regular} or {@code free_entry_point}, or null
 * @param model the model in Meta's words, such as {@code pmp} for per message, or null
 */
public record DeliveryPrice(
        boolean billable,
        @Nullable String category,
        @Nullable String type,
        @Nullable String model) {
    private static final String ABSENT = "-";

    private static final BoundedPattern TEXT =
            BoundedPattern.of("([01]) ([a-z0-9._-]+) ([a-z0-9._-]+) ([a-z0-9._-]+)", 200);

    /** Keeps Meta's words in lower case; what is no short word is left out. */
    public DeliveryPrice {
        category = word(category);
        type = word(type);
        model = word(model);
    }

    private static @Nullable String word(@Nullable String raw) {
        return raw == null || !SafeText.isPlainId(raw) || raw.equals(ABSENT) ? null : raw.toLowerCase(Locale.ROOT);
    }

    /** Returns it as a text of ASCII, as stores keep it. Of several reports about one message the one with the greatest text holds. */
    public String text() {
        return Stream.of(billable ? "1" : "0", category, type, model)
                .map(part -> Objects.requireNonNullElse(part, ABSENT))
                .collect(Collectors.joining(" "));
    }

    /**
     * Reads a text of {@link #text()}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static DeliveryPrice of(String text) {
        List<String> parts =
                TEXT.groups(text).orElseThrow(() -> new IllegalArgumentException("not the text of a price"));
        return new DeliveryPrice(parts.get(0).equals("1"), parts.get(1), parts.get(2), parts.get(3));
    }
}
