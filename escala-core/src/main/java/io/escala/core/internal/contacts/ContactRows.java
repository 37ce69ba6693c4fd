package io.escala.core.internal.contacts;

import io.escala.core.channel.TryAgainException;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.companies.NewCompanies;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.State;
import io.escala.crm.record.Company;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates and updates contacts that come from elsewhere, many at once: one load and one commit for {@value #PORTION}, and one before it if companies are
 * new. A row that conflicts is
 * decided again by itself, and one that is refused takes no other along. Thread-safe.
 */
final class ContactRows {
    static final int PORTION = 500;

    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;

    ContactRows(InboxContext context, Actor actor, AuditTrail audit) {
        this.context = context;
        this.actor = actor;
        this.audit = audit;
    }

    /** One row. */
    Outcome<ContactCard> upsert(NewContact row) {
        Set<Entitlement> has = context.entitlements().of(actor.account());
        return audit.answering(
                AuditOperation.CONTACT_UPSERT, null, context.loop().run(() -> {
                    Loaded loaded = load(List.of(row));
                    return decide(loaded.state(), loaded.forms().get(0), has);
                }));
    }

    /** Any number of rows, of which a portion is in memory at once. */
    void upsertAll(Iterator<NewContact> rows, BiConsumer<Long, Outcome<ContactCard>> results) {
        long done = 0;
        while (rows.hasNext()) {
            List<NewContact> portion = new ArrayList<>(PORTION);
            while (portion.size() < PORTION && rows.hasNext()) {
                portion.add(rows.next());
            }
            for (Outcome<ContactCard> outcome : portion(portion)) {
                results.accept(done++, outcome);
            }
        }
    }

    private List<Outcome<ContactCard>> portion(List<NewContact> rows) {
        Set<Entitlement> has = context.entitlements().of(actor.account());
        Loaded loaded = CommitLoop.reading(() -> load(rows));
        UnitOfWork unit = context.begin(actor, loaded.state());
        List<Company> companies = loaded.forms().stream()
                .flatMap(form -> new UpsertDecision(unit, form, actor).newCompany(has).stream())
                .toList();
        new NewCompanies(context, actor.account()).create(loaded.state(), companies, null);
        List<Supplier<Decision<Outcome<ContactCard>>>> decisions = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            decisions.add(new Attempts(loaded.state(), loaded.forms().get(at), rows.get(at), has));
        }
        return context.loop().runAll(decisions).stream()
                .map(ContactRows::outcome)
                .map(outcome -> audit.answering(AuditOperation.CONTACT_UPSERT, null, outcome))
                .toList();
    }

    /** One that lost against others again and again is not thrown, because its neighbours are committed. */
    private static Outcome<ContactCard> outcome(BatchResult<Outcome<ContactCard>> result) {
        if (result instanceof BatchResult.Committed<Outcome<ContactCard>> committed) {
            return committed.answer();
        }
        if (result instanceof BatchResult.Failed<Outcome<ContactCard>> failed) {
            if (failed.thrown() instanceof TryAgainException) {
                return Outcome.refused(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN));
            }
            throw new IllegalStateException("a contact could not be written", failed.thrown());
        }
        throw new IllegalStateException("a command runs under no lease");
    }

    private record Loaded(State state, List<ContactForm> forms) {}

    private Loaded load(List<NewContact> rows) {
        StateLoader loader = context.load(actor.account()).settings().fieldSettings();
        List<ContactForm> forms = rows.stream()
                .map(row -> ContactForm.read(row, loader.state().account()))
                .toList();
        return new Loaded(ContactLoader.forForms(loader, forms), forms);
    }

    private Decision<Outcome<ContactCard>> decide(State state, ContactForm form, Set<Entitlement> has) {
        UnitOfWork unit = context.begin(actor, state);
        Decision<Outcome<ContactCard>> decision = new UpsertDecision(unit, form, actor).decide(has);
        return audit.decided(
                unit,
                AuditOperation.CONTACT_UPSERT,
                decision.answer(),
                card -> AuditSubject.of(card.contact().id()),
                card -> unit.changedContacts().getOrDefault(card.contact().id(), Set.of()));
    }

    /** Decides from what was loaded for all, and after a conflict from what is there then. */
    private final class Attempts implements Supplier<Decision<Outcome<ContactCard>>> {
        private @Nullable State first;
        private final ContactForm form;
        private final NewContact row;
        private final Set<Entitlement> has;

        Attempts(State first, ContactForm form, NewContact row, Set<Entitlement> has) {
            this.first = first;
            this.form = form;
            this.row = row;
            this.has = has;
        }

        @Override
        public Decision<Outcome<ContactCard>> get() {
            State state = Optional.ofNullable(first)
                    .orElseGet(() -> load(List.of(row)).state());
            first = null;
            return decide(state, form, has);
        }
    }
}
