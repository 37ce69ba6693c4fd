package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The opportunities, activities and tasks that another system of the host keeps, to be shown beside those of the inbox. The host implements it over
 * that system; it must be thread-safe. It is asked on a thread of its own, while no connection of the store is held, and is interrupted when it
 * takes longer than {@link io.escala.core.inbox.InboxBuilder#recordSourceWithin}.
 *
 * <p>It may throw. What is kept here is shown all the same, and the failure is logged once an hour.
 */
@FunctionalInterface
public interface RecordSource {
    /**
     * Returns the records with contacts, in one call for all of them.
     *
     * @param account the account
     * @param contacts contacts that exist in the account, each once; at least one
     * @return per contact its records in the order in which they are shown; a contact without any may be absent. Of each the first
     *     {@value io.escala.core.records.RelatedRecords#MAX} are shown, and contacts that were not asked for are left out
     */
    Map<ContactId, List<ExternalRecord>> recordsOf(AccountId account, Collection<ContactIds> contacts);

    /**
     * Returns a source of fixed records of one account.
     *
     * @param account the account; every other one has none
     * @param byReference the records by a contact's external reference
     */
    static RecordSource fixed(AccountId account, Map<String, ? extends Collection<ExternalRecord>> byReference) {
        return new FixedRecordSource(Objects.requireNonNull(account, "account"), byReference);
    }
}
