package io.escala.crm.identity;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.contact.ContactId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as one channel sees them, with or without a contact. The link to a contact <em>is</em> the registration: linking
 * an identity links all its conversations with their whole history at once.
 *
 * @param profile the person's name on the channel, or null when not known yet
 * @param contact the linked contact, or null while unregistered
 * @param fusedInto the identity that this one was merged into, or null; a merged identity is only a redirect
 * @param createdAt when it was first seen, to the millisecond
 * @param version incremented by links and merges, not by names and aliases
 * @param vetoes contacts that a user took the person or their number off: no rule and no automation links them to one of these, or gives it their
 *     number, only a user does
 * @param reason why it is linked, or was taken off a contact last; null when that was not recorded
 */
public record ChannelIdentity(
        AccountId account,
        IdentityId id,
        Channel channel,
        @Nullable ProfileName profile,
        @Nullable ContactId contact,
        @Nullable IdentityId fusedInto,
        Instant createdAt,
        long version,
        Set<ContactId> vetoes,
        @Nullable LinkReason reason) {
    public ChannelIdentity {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
        vetoes = Set.copyOf(vetoes);
    }

    /** Creates an identity that was never taken off a contact. */
    public ChannelIdentity(
            AccountId account,
            IdentityId id,
            Channel channel,
            @Nullable ProfileName profile,
            @Nullable ContactId contact,
            @Nullable IdentityId fusedInto,
            Instant createdAt,
            long version) {
        this(account, id, channel, profile, contact, fusedInto, createdAt, version, Set.of(), null);
    }

    /** Whether the person is linked to a contact. The inbox shows an orange icon when true, a grey one when false. */
    public boolean registered() {
        return contact != null;
    }

    /**
     * Returns a copy with this link, without vetoes and reason, and with the next version.
     *
     * @param newContact the contact, or null to unlink
     */
    public ChannelIdentity linkedTo(@Nullable ContactId newContact) {
        return linkedTo(newContact, Set.of(), null);
    }

    /**
     * Returns a copy with this link, these vetoes, this reason and the next version.
     *
     * @param newContact the contact, or null to unlink
     * @param newVetoes the contacts that no rule links them to
     * @param newReason why, or null when it is not recorded
     */
    public ChannelIdentity linkedTo(
            @Nullable ContactId newContact, Set<ContactId> newVetoes, @Nullable LinkReason newReason) {
        return new ChannelIdentity(
                account, id, channel, profile, newContact, fusedInto, createdAt, version + 1, newVetoes, newReason);
    }

    /** Returns a copy that redirects to another identity, with the next version. */
    public ChannelIdentity fusedWith(IdentityId other) {
        return new ChannelIdentity(
                account, id, channel, profile, contact, other, createdAt, version + 1, vetoes, reason);
    }

    /** Returns a copy with the later of its profile name and this one, and the same version. */
    public ChannelIdentity withProfile(ProfileName seen) {
        return new ChannelIdentity(
                account,
                id,
                channel,
                ProfileName.latest(profile, seen),
                contact,
                fusedInto,
                createdAt,
                version,
                vetoes,
                reason);
    }
}
