package io.escala.crm.contact;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a contact that was deleted: that it was there. It has no personal data, and its id is never used again.
 *
 * @param contact the id that it had
 * @param by the user who deleted it, or null
 * @param at when, to the millisecond
 */
public record DeletedContact(
        AccountId account, ContactId contact, @Nullable UserId by, Instant at) {
    public DeletedContact {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(contact, "contact");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
