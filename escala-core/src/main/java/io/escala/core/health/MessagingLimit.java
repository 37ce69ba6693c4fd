package io.escala.core.health;

import io.escala.crm.text.BoundedPattern;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * With how many people a business may start a conversation on WhatsApp in 24 hours, over all of its numbers. Answers do not count. Immutable.
 */
public final class MessagingLimit {
    private static final String TIER = "TIER_";
    private static final BoundedPattern NUMBER = BoundedPattern.of("[0-9]{1,9}[KM]?", 10);

    private final String raw;

    private MessagingLimit(String raw) {
        this.raw = raw;
    }

    /**
     * Reads Meta's word.
     *
     * @param raw a tier, such as {@code TIER_2K}, or a number, where {@code -1} is unlimited
     */
    public static MessagingLimit of(String raw) {
        return new MessagingLimit(Objects.requireNonNull(raw, "raw"));
    }

    /** Returns Meta's word. */
    public String raw() {
        return raw;
    }

    /** Whether there is no limit. */
    public boolean isUnlimited() {
        return word().equals("UNLIMITED") || word().equals("-1");
    }

    /** Returns the number of people; empty when it is unlimited, not set, or a word that is not known here. */
    public OptionalLong people() {
        String word = word();
        if (!NUMBER.matches(word)) {
            return OptionalLong.empty();
        }
        long times = word.endsWith("K") ? 1_000 : word.endsWith("M") ? 1_000_000 : 1;
        return OptionalLong.of(times * Long.parseLong(times == 1 ? word : word.substring(0, word.length() - 1)));
    }

    private String word() {
        String upper = raw.toUpperCase(Locale.ROOT);
        return upper.startsWith(TIER) ? upper.substring(TIER.length()) : upper;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessagingLimit limit && limit.raw.equals(raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    /** Returns Meta's word. */
    @Override
    public String toString() {
        return raw;
    }
}
