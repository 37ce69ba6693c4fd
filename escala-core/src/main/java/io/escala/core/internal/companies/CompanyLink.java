package io.escala.core.internal.companies;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.Expected;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.record.Company;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The company to which a contact comes to belong whose company is typed. In order:
 *
 * <ol>
 *   <li>A name without letters and digits is kept as it is, and belongs to no company.
 *   <li>Whoever types the name of the contact's company leaves the contact in it, even if others have the name or it is archived.
 *   <li>If exactly one company that is not archived has the name, it is the one; case, accents and punctuation do not matter. If several have, it is none of
 *       them.
 *   <li>If none has, one is created, unless the actor may not create companies: then the name is kept, and belongs to no company.
 * </ol>
 *
 * <p>Two that create one of the same name at the same time take the same claim: the second finds the company of the first.
 *
 * @param company the company, or null for none
 * @param name its name, or what was typed; null for no company at all
 * @param adds whether the company is created
 */
public record CompanyLink(
        @Nullable Company company, @Nullable String name, boolean adds) {
    /** No company. */
    public static final CompanyLink NONE = new CompanyLink(null, null, false);

    /** What is loaded to read a name: the folded name, unless it is that of no company. */
    public static List<String> toLoad(Optional<String> typed) {
        return typed.map(Company::nameKey).filter(key -> !key.isEmpty()).stream()
                .toList();
    }

    /** Belongs to a company that is there. */
    public static CompanyLink to(Company company) {
        return new CompanyLink(company, company.name(), false);
    }

    /**
     * Reads a typed name; nothing is changed yet. Requires the companies of the name, and that of the contact.
     *
     * @param before the contact as it is, or null for a new one
     * @param typed the name, of which some character can be shown
     */
    public static CompanyLink typed(UnitOfWork unit, @Nullable Contact before, String typed, Actor actor) {
        return typed(
                unit,
                before,
                typed,
                AccessRules.permitted(actor, Permission.MANAGE_CONTACTS).isEmpty());
    }

    /** Reads a name for somebody who creates companies, or not. */
    static CompanyLink typed(UnitOfWork unit, @Nullable Contact before, String typed, boolean creates) {
        String key = Company.nameKey(typed);
        CompanyLink alone = new CompanyLink(null, typed, false);
        if (key.isEmpty()) {
            return alone;
        }
        State state = unit.state();
        Optional<Company> own = Optional.ofNullable(before)
                .flatMap(contact -> Optional.ofNullable(contact.companyId()))
                .flatMap(state.records()::company)
                .filter(company -> company.sortKey().equals(key));
        if (own.isPresent()) {
            return to(own.get());
        }
        List<Company> named = state.records().companiesNamed(key);
        if (named.size() == 1) {
            return to(named.get(0));
        }
        return named.isEmpty() && creates
                ? new CompanyLink(
                        Company.named(unit.account(), new CompanyId(unit.id()), typed, unit.now()), typed, true)
                : alone;
    }

    /** Returns the company that is created. */
    public Optional<Company> created() {
        return adds ? Optional.ofNullable(company) : Optional.empty();
    }

    /** Whether a contact belongs there already: to this company, or to none and has the same name of one. */
    public boolean isOf(Contact contact) {
        return company == null
                ? contact.companyId() == null
                        && (name == null ? contact.company() == null : name.equals(contact.company()))
                : company.id().equals(contact.companyId());
    }

    /** Returns a contact that belongs there. */
    public Contact on(Contact contact, Origin origin) {
        return isOf(contact) ? contact : contact.inCompany(company == null ? null : company.id(), name, origin);
    }

    /** Creates the company, or requires at commit that it still has its name and is not archived. */
    public void commit(UnitOfWork unit) {
        if (company != null && adds) {
            unit.change(new RecordChange.PutCompany(company, null));
            unit.event(new CrmEvent.CompanyChanged(company.id(), List.of()));
        } else if (company != null) {
            unit.expect(Expected.Kind.COMPANY, company.id().value(), company.version());
        }
    }
}
