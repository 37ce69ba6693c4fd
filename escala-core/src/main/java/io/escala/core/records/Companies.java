package io.escala.core.records;

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
     * Changes a company, all or nothing.
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
     * Returns a company.
     *
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Optional<Company> find(CompanyId company);

    /**
     * Lists companies by name: those of which every word of the term begins a word of the name.
     *
     * @param term the term, at most {@value io.escala.crm.store.CompanyFilter#MAX_TERM} characters; case and accents do not matter; every company for one
     *     without letters and digits
     * @throws IllegalArgumentException when the term is too long
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Listing<Company> search(String term);
}
