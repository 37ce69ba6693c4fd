package io.escala.crm.identity;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why the link of an identity is as it is, recorded when it was made. It names no value: the key is the one of its kind that the identity
 * had then.
 *
 * @param rule what decided
 * @param key the id space of the key that met, or null when none did
 * @param form the national form of the number that met, such as {@code BR mobile without 9}; null for the exact digits
 * @param origin who made it, or null when the inbox did by its rules
 * @param by the user who did, or null
 * @param at when, to the millisecond
 */
public record LinkReason(
        LinkRule rule,
        @Nullable IdentityKeyKind key,
        @Nullable String form,
        @Nullable Origin origin,
        @Nullable UserId by,
        Instant at) {
    public LinkReason {
        Objects.requireNonNull(rule, "rule");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the reason of a link that no key decided. */
    public static LinkReason of(LinkRule rule, @Nullable Origin origin, @Nullable UserId by, Instant at) {
        return new LinkReason(rule, null, null, origin, by, at);
    }
}
