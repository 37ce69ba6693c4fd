package io.escala.core.channel;

import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import org.jspecify.annotations.Nullable;

/**
 * Asks a channel for a person's profile. Implemented by the channel adapters; thread-safe. Called after the commit, never
 * while a webhook request is open. Throws nothing for network errors or Meta's errors.
 */
public interface ProfileSource {
    /**
     * Asks for a profile.
     *
     * @param line the line the person wrote to
     * @param key the person's id there
     * @return the answer
     */
    Answer profile(Line line, IdentityKey key);

    /** The channel's answer. */
    sealed interface Answer {}

    /**
     * The profile, as far as the channel returns it.
     *
     * @param fullName the whole name, or null
     * @param firstName first name, if returned separately, or null
     * @param lastName last name, if returned separately, or null
     * @param userName Instagram user name, or null
     */
    record Found(
            @Nullable String fullName,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String userName) implements Answer {
        /** Presence only, because names are personal data. */
        @Override
        public String toString() {
            return "Found[***]";
        }
    }

    /**
     * The channel withholds the profile: no consent, no permission, or no such person. Asking again is pointless until the
     * person writes again.
     */
    record Withheld() implements Answer {}

    /** The channel cannot be asked now. */
    record TryLater() implements Answer {}
}
