package io.escala.core.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as one event names them.
 *
 * @param keys every id the event carries for this person; empty when it carries none
 * @param profileName what the channel calls them, or null when the event does not say
 */
public record Party(List<PartyKey> keys, @Nullable String profileName) {
    /** Nobody named. */
    public static final Party UNNAMED = new Party(List.of(), null);

    public Party {
        keys = List.copyOf(keys);
    }

    /** Kinds of keys only: the rest is personal data. */
    @Override
    public String toString() {
        return "Party" + keys;
    }
}
