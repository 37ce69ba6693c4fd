package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;

/**
 * A question to a channel for a person's profile.
 *
 * @param line the line the person wrote to
 * @param key the person's id there
 */
record ProfileLookup(Line line, IdentityKey key) {
    ProfileSource.Answer ask(ProfileSource profiles) {
        return profiles.profile(line, key);
    }
}
