package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads opportunities, activities, tasks and companies. The guarantees of {@link CrmStore} apply to every read. A store that does not keep
 * them yet refuses each with {@link UnsupportedOperationException}, naming it. {@link CrmStore#holders} finds those with an external reference.
 */
public interface RecordReads {
    /**
     * Reads records.
     *
     * @param ids their ids, any number
     * @return the records that exist in this account
     */
    default Map<RecordId, CrmRecord> records(AccountId account, Collection<RecordId> ids) {
        throw new UnsupportedOperationException("the store does not keep records: records");
    }

    /**
     * Reads the records about contacts, of each the newest.
     *
     * @param contacts the contacts, any number; they need not exist
     * @param filter only those that match
     * @param limit how many of each contact at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return per contact its records by the time of their creation, newest first, ties by the greater id; absent for a contact without any
     */
    default Map<ContactId, List<CrmRecord>> recordsOf(
            AccountId account, Collection<ContactId> contacts, RecordFilter filter, int limit) {
        throw new UnsupportedOperationException("the store does not keep records: recordsOf");
    }

    /**
     * Lists records in the order of {@link RecordPosition}: by when they are due.
     *
     * @param after start of the page: the text of a {@link RecordPosition}, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of records
     */
    default CursorPage<CrmRecord> listRecords(
            AccountId account, RecordFilter filter, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("the store does not keep records: listRecords");
    }

    /**
     * Counts the records that {@link #listRecords} lists over all pages, up to a number.
     *
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    default long countRecords(AccountId account, RecordFilter filter, long enough) {
        throw new UnsupportedOperationException("the store does not keep records: countRecords");
    }

    /**
     * Reads companies.
     *
     * @param ids their ids, any number
     * @return the companies that exist in this account
     */
    default Map<CompanyId, Company> companies(AccountId account, Collection<CompanyId> ids) {
        throw new UnsupportedOperationException("the store does not keep companies: companies");
    }

    /**
     * Reads companies by their names; archived ones are left out.
     *
     * @param names folded names ({@link Company#nameKey}), any number
     * @return per name that companies have, the two with the lowest ids or the only one, in this order
     */
    default Map<String, List<Company>> companiesNamed(AccountId account, Collection<String> names) {
        throw new UnsupportedOperationException("the store does not keep companies: companiesNamed");
    }

    /**
     * Searches companies, in the order of {@link CompanyPosition}: by name.
     *
     * @param after start of the page: the cursor of a {@link CompanyPosition}, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of companies
     */
    default CursorPage<Company> searchCompanies(
            AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("the store does not keep companies: searchCompanies");
    }

    /**
     * Counts the companies that {@link #searchCompanies} lists over all pages, up to a number.
     *
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    default long countCompanies(AccountId account, CompanyFilter filter, long enough) {
        throw new UnsupportedOperationException("the store does not keep companies: countCompanies");
    }
}
