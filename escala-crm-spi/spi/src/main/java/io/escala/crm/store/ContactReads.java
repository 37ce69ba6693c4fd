package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads contacts, their keys and consents. Who holds a key is answered by {@link CrmStore#holders}. */
public interface ContactReads {
    /**
     * Reads contacts.
     *
     * @param account the account
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids);

    /**
     * Reads the keys of contacts.
     *
     * @param account the account
     * @param ids the contacts, any number
     * @return per contact its keys in order of the kind's name and value; absent for a contact without any
     */
    Map<ContactId, List<ContactKey>> contactKeys(AccountId account, Collection<ContactId> ids);

    /**
     * Reads the consent ledger of contacts.
     *
     * @param account the account
     * @param ids the contacts, any number
     * @return per contact its entries, oldest first, ties by id; absent for a contact without any
     */
    Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids);

    /**
     * Searches contacts.
     *
     * @param account the account
     * @param filter what to look for
     * @param after where the page begins ({@link Page#next()} of the page before), or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return contacts in order of their ids
     */
    Page<Contact> searchContacts(AccountId account, ContactFilter filter, @Nullable String after, int limit);

    /**
     * Counts what {@link #searchContacts} would list over all pages, by the same predicate.
     *
     * @param account the account
     * @param filter what to look for
     * @return how many there are
     */
    long countContacts(AccountId account, ContactFilter filter);
}
