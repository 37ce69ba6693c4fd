package io.escala.crm.history;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One thing that happened to a contact, its people or its records, committed together with the change it tells of. It is never changed, is kept
 * as long as the contact, and is removed with it.
 *
 * @param by who did it: {@link Author#CHANNEL} when the inbox did by its rules
 * @param at when, to the millisecond
 */
public record HistoryItem(
        AccountId account, ContactId contact, HistoryItemId id, Author by, HistoryContent content, Instant at) {
    /** Truncates the time to milliseconds. */
    public HistoryItem {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(content, "content");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
