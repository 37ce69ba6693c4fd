package io.escala.core.records;

import io.escala.core.contacts.ContactSummary;
import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.record.Company;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The companies of the account of a {@link io.escala.core.inbox.Desk}. Whoever looks up contacts reads them; the host and roles with
 * {@link io.escala.crm.account.Permission#MANAGE_CONTACTS} change them. Every command that changes something is one commit with its event
 * ({@link io.escala.crm.event.CrmEvent.CompanyChanged}); what changes nothing writes nothing.
 *
 * <p>Contacts belong to companies: by {@link io.escala.core.contacts.ContactEdit#company(CompanyId)}, or by a name that is typed or imported. Companies are
 * also created so, by whoever may create them: one for each name, in which case, accents and punctuation do not matter. Of companies that were created here
 * several may have one name; then it says nothing of a contact. A company that gets another name shows it on all its contacts at once; they are found by its
 * words a little later, since that is written by durable work.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for implementing outside
 * tests: minor versions add methods.
 */
@CheckReturnValue
public interface Companies {
    /**
     * Creates a company. Refused, with every problem at once: a name that is missing or too long, an address that is too long, a phone that is
     * none, a field with a blank name, and a reference that another company has.
     *
     * @param draft the company as it is to be
     * @return the company
     */
    Outcome<Company> create(CompanyDraft draft);

    /**
     * Changes a company, archived or not, all or nothing.
     *
     * @param company its id
     * @param version the version that was read
     * @param change makes the new draft of that of the company as it is; pure, and may run more than once
     * @return the company as it is now; refused as {@link Companies#create} is, and when it was changed meanwhile
     */
    Outcome<Company> edit(CompanyId company, long version, UnaryOperator<CompanyDraft> change);

    /**
     * Creates a company, or changes the one that has the draft's external reference: it becomes as the draft says.
     *
     * @param draft the company as it is to be, with an external reference
     * @return the company
     */
    Outcome<Company> upsert(CompanyDraft draft);

    /**
     * Archives a company: it is not listed any more unless archived ones are asked for, and no contact comes to belong to it, by name or otherwise. Its
     * contacts stay in it and show its name. The event names {@code ARCHIVED_AT}. One that is archived already stays as it is.
     *
     * @return the company as it is now; refused when it is not there
     */
    Outcome<Company> archive(CompanyId company);

    /**
     * Brings an archived company back, the opposite of {@link #archive}.
     *
     * @return the company as it is now; refused when it is not there
     */
    Outcome<Company> restore(CompanyId company);

    /**
     * Returns a company, archived or not.
     *
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Optional<Company> find(CompanyId company);

    /**
     * Lists companies that are not archived by name: those of which every word of the term begins a word of the name.
     *
     * @param term the term, at most {@value io.escala.crm.store.CompanyFilter#MAX_TERM} characters; case and accents do not matter; every company for one
     *     without letters and digits
     * @throws IllegalArgumentException when the term is too long
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Listing<Company> search(String term);

    /**
     * Lists archived companies, as {@link #search} does the others.
     *
     * @param term the term, as for {@link #search}
     * @throws IllegalArgumentException when the term is too long
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Listing<Company> searchArchived(String term);

    /**
     * Lists the contacts of a company that are not archived, the latest activity first: as {@link io.escala.core.contacts.Contacts#search} does with
     * {@link io.escala.core.contacts.ContactQuery#ofCompany}, which takes further conditions. A company that is not there has none.
     *
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Listing<ContactSummary> contacts(CompanyId company);
}
