package io.escala.crm.store;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.ParkedStatus;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what waits beside the inbox. */
public interface AsideReads {
    /**
     * Reads the statuses parked for messages.
     *
     * @param account the account
     * @param messages claims of kind {@link ClaimKind#PROVIDER_MESSAGE}, any number
     * @return per claim what is parked for it, in order of status and time; absent when nothing is
     */
    Map<Claim, List<ParkedStatus>> parked(AccountId account, Collection<Claim> messages);

    /**
     * Lists suggestions.
     *
     * @param account the account
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return suggestions in order of their ids
     */
    Page<Suggestion> suggestions(AccountId account, @Nullable String after, int limit);

    /**
     * Lists the quarantine of an account, or of {@link AccountId#NONE} for what belongs to none.
     *
     * @param account the account
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return quarantined items in order of their ids
     */
    Page<SetAside> setAside(AccountId account, @Nullable String after, int limit);
}
