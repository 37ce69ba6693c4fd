package io.escala.core.internal.companies;

import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.record.Company;
import io.escala.crm.work.Lease;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates the companies that many contacts name, before the contacts: so each commit of contacts relies on companies that are there, and many of them are
 * committed together. A company that could not be created is created with the first of its contacts, which is decided again. Thread-safe.
 */
public final class NewCompanies {
    private final InboxContext context;
    private final AccountId account;

    public NewCompanies(InboxContext context, AccountId account) {
        this.context = context;
        this.account = account;
    }

    /**
     * Creates those that are missing, one of each name, and adds them to the state.
     *
     * @param state what is loaded: the companies of the names
     * @param companies companies that contacts would create
     * @param lease the lease under which it is done, or null
     */
    public void create(State state, Collection<Company> companies, @Nullable Lease lease) {
        List<Supplier<Decision<Boolean>>> decisions = new ArrayList<>();
        companies.forEach(company -> decisions.add(new Attempts(state, company.name(), lease)));
        if (!decisions.isEmpty()) {
            context.loop().runAll(decisions);
        }
    }

    private final class Attempts implements Supplier<Decision<Boolean>> {
        private @Nullable State first;
        private final String name;
        private final @Nullable Lease lease;

        Attempts(State first, String name, @Nullable Lease lease) {
            this.first = first;
            this.name = name;
            this.lease = lease;
        }

        @Override
        public Decision<Boolean> get() {
            State state = first != null
                    ? first
                    : context.load(account)
                            .companiesNamed(List.of(Company.nameKey(name)))
                            .state();
            first = null;
            UnitOfWork unit = context.begin(account, state);
            if (lease != null) {
                unit.under(lease);
            }
            CompanyLink link = CompanyLink.typed(unit, null, name, true);
            if (!link.adds()) {
                return Decision.nothing(false);
            }
            link.commit(unit);
            return Decision.commit(unit, true);
        }
    }
}
