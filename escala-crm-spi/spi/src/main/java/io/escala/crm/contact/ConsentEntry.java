package io.escala.crm.contact;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the consent ledger. The ledger only grows: taking consent back is a new entry, and the latest entry of a purpose
 * is what holds.
 *
 * @param account the account
 * @param contact whose consent
 * @param id makes recording it twice harmless
 * @param purpose to what
 * @param state what was said
 * @param origin who recorded it
 * @param by the person of the team who confirmed it, or null
 * @param at when, in milliseconds
 */
public record ConsentEntry(
        AccountId account,
        ContactId contact,
        String id,
        ConsentPurpose purpose,
        ConsentState state,
        Origin origin,
        @Nullable UserId by,
        Instant at) {
    public ConsentEntry {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(contact, "contact");
        Checks.id("id", id);
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(origin, "origin");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
