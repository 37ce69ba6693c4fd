package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads contacts, their keys and consents. {@link CrmStore#holders} finds the contact of a key. */
public interface ContactReads {
    /**
     * Reads contacts.
     *
     * @param ids their ids, any number
     * @return the contacts that exist in this account
     */
    Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids);

    /**
     * Reads the keys of contacts.
     *
     * @param ids the contacts, any number
     * @return per contact its keys in order of the kind's name and value; absent for a contact without any
     */
    Map<ContactId, List<ContactKey>> contactKeys(AccountId account, Collection<ContactId> ids);

    /**
     * Reads the consent ledger of contacts.
     *
     * @param ids the contacts, any number
     * @return per contact its entries, oldest first, ties by id; absent for a contact without any
     */
    Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids);

    /**
     * Reads what is left of contacts that were deleted.
     *
     * @param ids their ids, any number
     * @return those of them that were deleted in this account
     */
    default Map<ContactId, DeletedContact> deletedContacts(AccountId account, Collection<ContactId> ids) {
        throw new UnsupportedOperationException("the store does not delete contacts: deletedContacts");
    }

    /**
     * Reads contacts in the order of their ids, for work that goes through all of them.
     *
     * @param company only those that belong to this company; null for all
     * @param after the contact after whose id it begins, which need not exist; null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}; fewer only if there are no more
     * @throws IllegalArgumentException when the limit is not allowed
     */
    default List<Contact> contactsInOrder(
            AccountId account, @Nullable CompanyId company, @Nullable ContactId after, int limit) {
        throw new UnsupportedOperationException("the store does not read contacts in order: contactsInOrder");
    }

    /**
     * Lists contacts, in the order of the selection.
     *
     * @param after start of the page ({@link CursorPage#next()} of the previous page of the same selection), or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @throws IllegalArgumentException when the limit is not allowed, or {@code after} belongs to another order
     */
    CursorPage<ListedContact> searchContacts(
            AccountId account, ContactSelection selection, @Nullable String after, int limit);

    /**
     * Counts the contacts that {@link #searchContacts} lists over all pages.
     *
     * @param enough where counting may stop, at least 1
     * @return their number, or {@code enough} if there are at least as many
     */
    long countContacts(AccountId account, ContactSelection selection, long enough);
}
