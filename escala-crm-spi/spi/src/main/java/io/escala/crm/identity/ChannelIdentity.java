package io.escala.crm.identity;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.contact.ContactId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as one channel sees them, with or without a contact. The one link to a contact <em>is</em> the registration: icon
 * colour, history and everything else follow it, so linking an identity links all its conversations with their whole
 * history at once.
 *
 * @param account the account
 * @param id the identity's id
 * @param channel the channel
 * @param profile what the channel calls the person, or null before it said
 * @param contact the contact this is, or null while unregistered
 * @param fusedInto the identity that this one turned out to be, or null; a fused identity is only a redirect
 * @param createdAt when it was first seen, in milliseconds
 * @param version counts links and fusions; names and aliases do not count
 */
public record ChannelIdentity(
        AccountId account,
        IdentityId id,
        Channel channel,
        @Nullable ProfileName profile,
        @Nullable ContactId contact,
        @Nullable IdentityId fusedInto,
        Instant createdAt,
        long version) {
    public ChannelIdentity {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    /**
     * Whether the person is a contact: orange when true, grey when false.
     *
     * @return whether it is linked
     */
    public boolean registered() {
        return contact != null;
    }

    /**
     * A copy linked to a contact or to none, one version later.
     *
     * @param newContact the contact, or null
     * @return the copy
     */
    public ChannelIdentity linkedTo(@Nullable ContactId newContact) {
        return new ChannelIdentity(account, id, channel, profile, newContact, fusedInto, createdAt, version + 1);
    }

    /**
     * A copy that redirects to another identity, one version later.
     *
     * @param other the identity that this one turned out to be
     * @return the copy
     */
    public ChannelIdentity fusedWith(IdentityId other) {
        return new ChannelIdentity(account, id, channel, profile, contact, other, createdAt, version + 1);
    }

    /**
     * A copy that has seen a profile name; the latest sighting holds.
     *
     * @param seen the sighting
     * @return the copy, same version
     */
    public ChannelIdentity withProfile(ProfileName seen) {
        return new ChannelIdentity(
                account, id, channel, ProfileName.latest(profile, seen), contact, fusedInto, createdAt, version);
    }
}
