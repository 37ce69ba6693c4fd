package io.escala.core.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as named by one event.
 *
 * @param keys every id the event contains for this person; may be empty
 * @param profileName the person's name on the channel, or null when the event contains none
 */
public record Party(List<PartyKey> keys, @Nullable String profileName) {
    /** A person without any id or name. */
    public static final Party UNNAMED = new Party(List.of(), null);

    public Party {
        keys = List.copyOf(keys);
    }

    /** Kinds of keys only, because the rest is personal data. */
    @Override
    public String toString() {
        return "Party" + keys;
    }
}
