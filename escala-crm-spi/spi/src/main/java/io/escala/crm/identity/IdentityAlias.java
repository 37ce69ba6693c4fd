package io.escala.crm.identity;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key of an identity, with its grade and validity. Aliases are never deleted: a change of number or name adds a new alias
 * and ends the validity of the old one.
 *
 * @param validFrom when it was first known, to the millisecond
 * @param validTo when it stopped naming this identity, or null while it is valid
 * @param lastSeen when it was last seen in use, to the millisecond
 */
public record IdentityAlias(
        AccountId account,
        IdentityId identity,
        IdentityKey key,
        AliasGrade grade,
        Instant validFrom,
        @Nullable Instant validTo,
        Instant lastSeen) {
    /** Truncates times to milliseconds. */
    public IdentityAlias {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(grade, "grade");
        validFrom = validFrom.truncatedTo(ChronoUnit.MILLIS);
        validTo = validTo == null ? null : validTo.truncatedTo(ChronoUnit.MILLIS);
        lastSeen = lastSeen.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns a valid alias first seen at this time. */
    public static IdentityAlias since(
            AccountId account, IdentityId identity, IdentityKey key, AliasGrade grade, Instant at) {
        return new IdentityAlias(account, identity, key, grade, at, null, at);
    }

    /** Whether the key still names this identity. */
    public boolean valid() {
        return validTo == null;
    }

    /**
     * Combines two sightings of one alias: the higher grade, the earlier start, the later sighting, and the later end, or
     * none if one of them is valid. The order does not matter.
     *
     * @param other another sighting of the same key of the same identity
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
     * Returns a copy that is no longer valid.
     *
     * @param end when it stopped naming this identity
     */
    public IdentityAlias endedAt(Instant end) {
        return new IdentityAlias(account, identity, key, grade, validFrom, end, lastSeen);
    }
}
