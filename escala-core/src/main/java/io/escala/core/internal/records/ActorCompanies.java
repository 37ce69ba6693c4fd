package io.escala.core.internal.records;

import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.ContactSummary;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.records.Companies;
import io.escala.core.records.CompanyDraft;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.RecordState;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.record.Company;
import io.escala.crm.store.CompanyFilter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The companies of an account for one actor. Thread-safe. */
public final class ActorCompanies implements Companies {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;
    private final AuditedCommands<Company> commands;
    private final Function<ContactQuery, Listing<ContactSummary>> contacts;

    /** @param contacts lists contacts as the actor may see them */
    public ActorCompanies(InboxContext context, Actor actor, Function<ContactQuery, Listing<ContactSummary>> contacts) {
        this.contacts = contacts;
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
        this.commands = new AuditedCommands<>(
                context,
                actor,
                audit,
                AuditOperation.COMPANY_CREATE,
                RecordState::companies,
                company -> AuditSubject.of(company.id()),
                ChangedFields::of);
    }

    @Override
    public Outcome<Company> create(CompanyDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return run(
                AuditOperation.COMPANY_CREATE,
                null,
                loader -> holders(loader, draft),
                unit -> CompanyDecision.create(unit, draft, byHand()));
    }

    @Override
    public Outcome<Company> edit(CompanyId company, long version, UnaryOperator<CompanyDraft> change) {
        Objects.requireNonNull(company, "company");
        Objects.requireNonNull(change, "change");
        return run(
                AuditOperation.COMPANY_EDIT,
                company,
                loader -> loader.companies(List.of(company))
                        .state()
                        .records()
                        .company(company)
                        .map(CompanyDraft::of)
                        .map(change)
                        .ifPresent(draft -> holders(loader, draft)),
                unit -> CompanyDecision.edit(unit, company, version, change, byHand()));
    }

    @Override
    public Outcome<Company> upsert(CompanyDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return run(
                AuditOperation.COMPANY_EDIT,
                null,
                loader -> loader.companies(
                        CompanyDecision.claim(draft)
                                .flatMap(holders(loader, draft).state()::holder)
                                .map(CompanyId::new)
                                .stream()
                                .toList()),
                unit -> CompanyDecision.upsert(unit, draft));
    }

    @Override
    public Outcome<Company> archive(CompanyId company) {
        return archive(AuditOperation.COMPANY_ARCHIVE, company, true);
    }

    @Override
    public Outcome<Company> restore(CompanyId company) {
        return archive(AuditOperation.COMPANY_RESTORE, company, false);
    }

    private Outcome<Company> archive(AuditOperation operation, CompanyId company, boolean archives) {
        Objects.requireNonNull(company, "company");
        return run(
                operation,
                company,
                loader -> loader.companies(List.of(company)),
                unit -> CompanyDecision.archive(unit, company, archives));
    }

    private boolean byHand() {
        return actor.kind() == Actor.Kind.USER;
    }

    private static StateLoader holders(StateLoader loader, CompanyDraft draft) {
        return loader.holders(CompanyDecision.claim(draft).stream().toList());
    }

    private Outcome<Company> run(
            AuditOperation operation,
            @Nullable CompanyId company,
            Consumer<StateLoader> load,
            Function<UnitOfWork, Outcome<Company>> decide) {
        return commands.run(
                operation,
                company == null ? null : AuditSubject.of(company),
                RecordAccess.companies(actor, context.entitlements().of(account)),
                loader -> load.accept(loader.settings().fieldSettings()),
                decide);
    }

    @Override
    public Optional<Company> find(CompanyId company) {
        Objects.requireNonNull(company, "company");
        requireLookUp();
        return Optional.ofNullable(CommitLoop.reading(
                () -> context.store().companies(account, List.of(company)).get(company)));
    }

    @Override
    public Listing<Company> search(String term) {
        return list("companies", CompanyFilter.of(Objects.requireNonNull(term, "term")));
    }

    @Override
    public Listing<Company> searchArchived(String term) {
        return list(
                "archived companies",
                CompanyFilter.of(Objects.requireNonNull(term, "term")).inArchive());
    }

    private Listing<Company> list(String what, CompanyFilter filter) {
        requireLookUp();
        BoundCursors cursors = BoundCursors.of(what, actor, filter.words());
        return StoredListing.counted(
                cursors.bind((cursor, limit) -> context.store().searchCompanies(account, filter, cursor, limit)),
                Function.identity(),
                enough -> context.store().countCompanies(account, filter, enough));
    }

    @Override
    public Listing<ContactSummary> contacts(CompanyId company) {
        return contacts.apply(ContactQuery.all().ofCompany(company));
    }

    private void requireLookUp() {
        audit.allowing(AuditOperation.COMPANIES_READ, () -> {
            AccessRules.requireEntitled(actor, context.entitlements().of(account));
            AccessRules.requireContactLookUp(actor);
        });
    }
}
