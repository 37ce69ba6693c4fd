package io.escala.crm.identity;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key of an identity, with how and when it is known. Old keys stay as aliases for ever: a change of number or name adds a
 * new alias and ends the validity of the old one.
 *
 * @param account the account
 * @param identity the identity it names
 * @param key the key
 * @param grade how it is known
 * @param validFrom when it was first known, in milliseconds
 * @param validTo when it stopped naming this identity, or null while it does
 * @param lastSeen when it was last seen in use, in milliseconds
 */
public record IdentityAlias(
        AccountId account,
        IdentityId identity,
        IdentityKey key,
        AliasGrade grade,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant lastSeen) {
    /** Checks that nothing is missing; times are kept in milliseconds. */
    public IdentityAlias {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(grade, "grade");
        validFrom = validFrom.truncatedTo(ChronoUnit.MILLIS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MILLIS);
        lastSeen = lastSeen.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * An alias known since now.
     *
     * @param account the account
     * @param identity the identity it names
     * @param key the key
     * @param grade how it is known
     * @param at when it was seen
     * @return a valid alias
     */
    public static IdentityAlias since(
            AccountId account, IdentityId identity, IdentityKey key, AliasGrade grade, Instant at) {
        return new IdentityAlias(account, identity, key, grade, at, null, at);
    }

    /**
     * Whether the key still names this identity.
     *
     * @return true while it has no end
     */
    public boolean valid() {
        return validTo == null;
    }

    /**
     * What two sightings of one alias make together: the higher grade, the earlier start, the later sighting; valid again when
     * the newcomer is valid. In any order the same.
     *
     * @param other another sighting of the same key of the same identity
     * @return both in one
     */
    public IdentityAlias merge(IdentityAlias other) {
        if (!identity.equals(other.identity) || !key.equals(other.key)) {
            throw new IllegalArgumentException("only sightings of one alias can be merged");
        }
        return new IdentityAlias(
                account,
                identity,
                key,
                grade.compareTo(other.grade) >= 0 ? grade : other.grade,
                validFrom.isBefore(other.validFrom) ? validFrom : other.validFrom,
                validTo == null || other.validTo == null
                        ? null
                        : (validTo.isAfter(other.validTo) ? validTo : other.validTo),
                lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
    }

    /**
     * A copy that ended.
     *
     * @param end when it stopped naming this identity
     * @return the copy
     */
    public IdentityAlias endedAt(Instant end) {
        return new IdentityAlias(account, identity, key, grade, validFrom, end, lastSeen);
    }
}
