package io.escala.core.internal.companies;

import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.record.Company;
import java.util.Optional;

/** What is shown of the company of a contact. Pure. */
public final class ShownCompany {
    private ShownCompany() {}

    /** Returns a contact with the name that its company has now. Requires the company. */
    public static Contact in(State state, Contact contact) {
        return Optional.ofNullable(contact.companyId())
                .flatMap(state.records()::company)
                .map(Company::name)
                .map(contact::withNameOfCompany)
                .orElse(contact);
    }
}
