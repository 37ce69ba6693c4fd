package io.escala.crm.identity;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One entry of the consent ledger that a channel reported: a person opted out of or back into messages there. It belongs to
 * the identity, with or without a contact, so an opt-out before registration is not lost. The ledger is append-only; the
 * latest entry of a purpose, ties by id, is in force.
 *
 * @param id derived from the channel's report, so recording it twice has no effect
 * @param at when, to the millisecond
 */
public record ChannelConsent(
        AccountId account, IdentityId identity, String id, ConsentPurpose purpose, ConsentState state, Instant at) {
    public ChannelConsent {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(identity, "identity");
        Checks.opaque("id", id);
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(state, "state");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
