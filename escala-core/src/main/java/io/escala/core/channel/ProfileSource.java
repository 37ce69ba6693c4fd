package io.escala.core.channel;

import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import org.jspecify.annotations.Nullable;

/**
 * Asks a channel what it calls a person. Implemented by the wires; thread-safe. Called after the commit, never while a webhook
 * waits, and never throws for anything the network or Meta does.
 */
public interface ProfileSource {
    /**
     * Asks.
     *
     * @param line the line the person wrote to
     * @param key the person's id there
     * @return the answer
     */
    Answer profile(Line line, IdentityKey key);

    /** What the channel answered. */
    sealed interface Answer {}

    /**
     * The profile, as far as the channel gives it.
     *
     * @param fullName the whole name, or null
     * @param firstName first name, where it is given apart, or null
     * @param lastName last name, where it is given apart, or null
     * @param userName Instagram user name, or null
     */
    record Found(
            @Nullable String fullName,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String userName) implements Answer {
        /** Presence only: names are personal data. */
        @Override
        public String toString() {
            return "Found[***]";
        }
    }

    /** The channel will not tell: no consent, no permission, no such person. Asking again before they write again is no use. */
    record Withheld() implements Answer {}

    /** The channel could not be asked now. */
    record TryLater() implements Answer {}
}
