package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.Company;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores that keep companies and their contacts wrongly, each in one way. */
final class WrongCompanies {
    private WrongCompanies() {}

    /** Takes the beginning of a name for the name. */
    static CrmStore namedByWords(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<String, List<Company>> companiesNamed(AccountId account, Collection<String> names) {
                Map<String, List<Company>> found = new HashMap<>();
                for (String name : names) {
                    List<Company> companies = target().searchCompanies(account, CompanyFilter.of(name), null, 2)
                            .items();
                    if (!companies.isEmpty()) {
                        found.put(name, companies);
                    }
                }
                return found;
            }
        };
    }

    /** Counts archived companies with the others. */
    static CrmStore archivedCounted(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
                long others = target().countCompanies(account, new CompanyFilter(filter.words(), true), enough);
                return filter.archived() ? others : others + target().countCompanies(account, filter, enough);
            }
        };
    }

    /** Reads all contacts for those of a company. */
    static CrmStore contactsOfAnyCompany(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<Contact> contactsInOrder(
                    AccountId account, @Nullable CompanyId company, @Nullable ContactId after, int limit) {
                return target().contactsInOrder(account, null, after, limit);
            }
        };
    }
}
