package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Locale;
import java.util.Objects;

/**
 * A tag of a conversation, such as {@code vip}. It belongs to the account: everybody sees the same tags. Always in lower case, so that
 * nobody searches for one spelling and misses another.
 *
 * @param name the name, 1 to {@value #MAX_LENGTH} characters, without leading, trailing and repeated white space
 */
public record ConversationTag(String name) implements Comparable<ConversationTag> {
    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 50;

    /**
     * Cleans the name ({@link SafeText#name}) and converts it to lower case.
     *
     * @throws IllegalArgumentException when nothing is left or it is too long
     */
    public ConversationTag {
        String cleaned = SafeText.name(Objects.requireNonNull(name, "name"));
        if (cleaned == null) {
            throw new IllegalArgumentException("name must not be blank");
        }
        name = cleaned.toLowerCase(Locale.ROOT);
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("name must have at most " + MAX_LENGTH + " characters");
        }
    }

    /** By name. */
    @Override
    public int compareTo(ConversationTag other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
