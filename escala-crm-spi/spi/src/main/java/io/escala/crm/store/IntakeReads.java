package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads deferred reports, suggestions, the quarantine, the journal and the backlog. */
public interface IntakeReads {
    /**
     * Reads the reports deferred for messages.
     *
     * @param messages claims of kind {@link ClaimKind#PROVIDER_MESSAGE}, any number
     * @return per claim its deferred reports in order of their keys, statuses first by rank and time; absent for a claim
     *     without any
     */
    Map<Claim, List<DeferredReport>> deferred(AccountId account, Collection<Claim> messages);

    /**
     * Lists suggestions.
     *
     * @param after start of the page, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return suggestions in order of their ids
     */
    CursorPage<Suggestion> suggestions(AccountId account, @Nullable String after, int limit);

    /**
     * Lists the quarantine of an account, or of {@link AccountId#NONE} for items that belong to none.
     *
     * @param after start of the page, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return quarantined items in order of their ids
     */
    CursorPage<QuarantinedItem> quarantined(
            AccountId account, QuarantineFilter filter, @Nullable String after, int limit);

    /**
     * Reads items of the quarantine.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param ids their ids, any number
     * @return those that are there
     */
    Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids);

    /**
     * Counts the pending work of an account.
     *
     * @param account the account, or {@link AccountId#NONE}
     */
    Backlog backlog(AccountId account);

    /**
     * Reads journal entries, which belong to no account.
     *
     * @param ids their ids, any number
     * @return those that are there
     */
    Map<String, JournalEntry> journal(Collection<String> ids);
}
