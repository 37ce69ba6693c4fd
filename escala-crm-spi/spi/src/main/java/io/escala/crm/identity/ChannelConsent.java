package io.escala.crm.identity;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One line of the consent ledger as a channel tells it: a person stopped or resumed being written to there. It belongs to the
 * identity, with or without a contact, so that an opt-out before the person is known is not lost. The ledger only grows; the
 * latest entry of a purpose, ties by id, is what holds.
 *
 * @param account the account
 * @param identity whose
 * @param id makes recording it twice harmless; follows from what the channel said
 * @param purpose to what
 * @param state what was said
 * @param at when, in milliseconds
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
