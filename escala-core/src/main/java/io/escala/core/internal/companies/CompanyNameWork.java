package io.escala.core.internal.companies;

import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.record.Company;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.Collection;

/**
 * Writes the name that a company has now on its contacts, so that they are found by its words. It is shown without that. A user's edit that is open
 * meanwhile is of other fields, and is saved as it would be otherwise. Thread-safe.
 */
public final class CompanyNameWork extends ContactPass {
    private static final int PORTION = 500;

    public CompanyNameWork(InboxContext context) {
        this(context, PORTION);
    }

    CompanyNameWork(InboxContext context, int portion) {
        super(context, WorkKind.COMPANY_NAME, portion);
    }

    /** The work of a company that was renamed just now. */
    public static WorkItem of(Company company, Instant now) {
        String lane = WorkKind.COMPANY_NAME + "/" + company.id();
        return new WorkItem(
                        company.account(),
                        new Progress(company.id() + "/" + company.version(), null).key(WorkKind.COMPANY_NAME),
                        lane,
                        company.id().value(),
                        now,
                        0)
                .bulk();
    }

    @Override
    CompanyId company(Progress progress) {
        int slash = progress.subject().indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("work of a company in a form that this version does not know");
        }
        return new CompanyId(progress.subject().substring(0, slash));
    }

    @Override
    boolean concerns(Contact contact) {
        return contact.companyId() != null;
    }

    @Override
    StateLoader load(StateLoader loader, Collection<Contact> contacts) {
        return loader.companiesOfContacts();
    }

    @Override
    Contact changed(UnitOfWork unit, Contact contact) {
        return ShownCompany.in(unit.state(), contact);
    }
}
