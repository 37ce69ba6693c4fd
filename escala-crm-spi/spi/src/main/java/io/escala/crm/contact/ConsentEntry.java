package io.escala.crm.contact;

import io.escala.crm.AccountId;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.UserId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a contact's consent ledger. The ledger is append-only: withdrawing consent adds an entry, and the latest
 * entry of a purpose is in force.
 *
 * @param id recording an entry with the same id twice has no effect
 * @param origin who recorded it
 * @param by the user who confirmed it, or null
 * @param at when, to the millisecond
 * @param wording the words that were shown when the consent was confirmed, or null
 */
public record ConsentEntry(
        AccountId account,
        ContactId contact,
        String id,
        ConsentPurpose purpose,
        ConsentState state,
        Origin origin,
        @Nullable UserId by,
        Instant at,
        @Nullable ConsentWording wording) {
    public ConsentEntry {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(contact, "contact");
        Checks.id("id", id);
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(origin, "origin");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Creates an entry without the words that were shown. */
    public ConsentEntry(
            AccountId account,
            ContactId contact,
            String id,
            ConsentPurpose purpose,
            ConsentState state,
            Origin origin,
            @Nullable UserId by,
            Instant at) {
        this(account, contact, id, purpose, state, origin, by, at, null);
    }
}
