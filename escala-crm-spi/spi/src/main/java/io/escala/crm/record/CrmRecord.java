package io.escala.crm.record;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity, an activity or a task: what all of them have, and {@link #details} by the kind. Contact and company are named by their ids
 * and need not exist.
 *
 * <p>Versioned: an edit names the version it is based on.
 *
 * @param title what it is called, cleaned ({@link SafeText#name}), not blank
 * @param notes free text of at most {@value #MAX_NOTES} code points; null for none
 * @param owner the user responsible for it, or null
 * @param contact the contact it is about, or null
 * @param company the company it is about, or null
 * @param externalReference its id in the host's system, or null; at most one record of a kind has it in an account
 * @param details what it has by its kind
 * @param due by when it is to be done, to the millisecond, or null; of an activity always when it takes place
 * @param doneAt when it was done, to the millisecond; null while it is open
 * @param origin who created it
 * @param createdAt when it was created, to the millisecond
 * @param updatedAt when it was changed last, to the millisecond
 * @param version incremented by every edit
 */
public record CrmRecord(
        AccountId account,
        RecordId id,
        String title,
        @Nullable String notes,
        @Nullable UserId owner,
        @Nullable ContactId contact,
        @Nullable CompanyId company,
        @Nullable String externalReference,
        RecordDetails details,
        @Nullable Instant due,
        @Nullable Instant doneAt,
        Origin origin,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** The longest notes, in code points. */
    public static final int MAX_NOTES = 4_000;

    /**
     * Cleans the texts and truncates the times.
     *
     * @throws IllegalArgumentException if no character of the title can be shown, the notes are too long, the reference is no id
     *     ({@link SafeText#isId}), or an opportunity is done without being won or lost, or the other way round
     */
    public CrmRecord {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        String cleanTitle = SafeText.name(Objects.requireNonNull(title, "title"));
        if (cleanTitle == null) {
            throw new IllegalArgumentException("title must not be blank");
        }
        title = cleanTitle;
        notes = notes(notes);
        if (externalReference != null) {
            Checks.opaque("externalReference", externalReference);
        }
        Objects.requireNonNull(details, "details");
        due = details instanceof RecordDetails.Activity activity ? activity.at() : millis(due);
        doneAt = millis(doneAt);
        if (details instanceof RecordDetails.Opportunity opportunity
                && (opportunity.result() == RecordDetails.Result.OPEN) == (doneAt != null)) {
            throw new IllegalArgumentException("an opportunity is done exactly when it is won or lost");
        }
        Objects.requireNonNull(origin, "origin");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String notes(@Nullable String notes) {
        if (notes == null || notes.isBlank()) {
            return null;
        }
        if (notes.codePointCount(0, notes.length()) > MAX_NOTES) {
            throw new IllegalArgumentException("notes may have at most " + MAX_NOTES + " characters");
        }
        return SafeText.storable(notes);
    }

    /** What kind of record it is. */
    public RecordKind kind() {
        return details.kind();
    }

    /** Whether it is still to be done. */
    public boolean open() {
        return doneAt == null;
    }

    /** Returns the id in the host's system, if it has one. */
    public Optional<String> reference() {
        return Optional.ofNullable(externalReference);
    }

    /**
     * Returns a copy with this owner, one version later.
     *
     * @param newOwner the user responsible for it, or null
     * @param at when it was changed
     */
    public CrmRecord ownedBy(@Nullable UserId newOwner, Instant at) {
        return new CrmRecord(
                account,
                id,
                title,
                notes,
                newOwner,
                contact,
                company,
                externalReference,
                details,
                due,
                doneAt,
                origin,
                createdAt,
                at,
                version + 1);
    }

    /** Ids only: titles and notes are texts of people. */
    @Override
    public String toString() {
        return "CrmRecord[" + account + "/" + kind() + "/" + id + " v" + version + "]";
    }
}
