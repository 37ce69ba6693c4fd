package io.escala.core.internal.companies;

import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.record.Company;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes companies of the names that contacts were given before contacts belonged to companies: once for each account, begun by the store. A name is read as
 * if somebody typed it who may create companies; who wrote it stays. It may run again. Thread-safe.
 */
public final class CompanyTextWork extends ContactPass {
    private static final int PORTION = 500;

    public CompanyTextWork(InboxContext context) {
        this(context, PORTION);
    }

    CompanyTextWork(InboxContext context, int portion) {
        super(context, WorkKind.COMPANY_TEXTS, portion);
    }

    @Override
    @Nullable
    CompanyId company(Progress progress) {
        return null;
    }

    @Override
    boolean concerns(Contact contact) {
        return contact.companyId() == null && contact.company() != null;
    }

    @Override
    StateLoader load(StateLoader loader, Collection<Contact> contacts) {
        return loader.companiesNamed(contacts.stream()
                .flatMap(contact -> CompanyLink.toLoad(Optional.ofNullable(contact.company())).stream())
                .toList());
    }

    @Override
    void prepare(Lease lease, State state, Collection<Contact> contacts) {
        UnitOfWork unit = context().begin(lease.account(), state);
        List<Company> missing = contacts.stream()
                .flatMap(contact -> link(unit, contact).created().stream())
                .toList();
        new NewCompanies(context(), lease.account()).create(state, missing, lease);
    }

    @Override
    Contact changed(UnitOfWork unit, Contact contact) {
        CompanyLink link = link(unit, contact);
        if (link.isOf(contact)) {
            return contact;
        }
        link.commit(unit);
        return link.on(contact, contact.origins().getOrDefault(ContactField.COMPANY, contact.bornOf()));
    }

    private static CompanyLink link(UnitOfWork unit, Contact contact) {
        String typed = contact.company();
        return typed == null ? CompanyLink.NONE : CompanyLink.typed(unit, contact, typed, true);
    }
}
