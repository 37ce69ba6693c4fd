package io.escala.core.internal.companies;

import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that goes through contacts in the order of their ids and changes some: a portion in one run, each contact committed by itself under the lease, then an
 * item for the next portion in place of the one for this. A portion in which a contact failed is done again, {@value #TRIES} times at most. Thread-safe.
 */
abstract class ContactPass implements WorkHandler {
    static final int TRIES = 5;

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(ContactPass.class);

    private final InboxContext context;
    private final WorkKind kind;
    private final int portion;

    ContactPass(InboxContext context, WorkKind kind, int portion) {
        this.context = context;
        this.kind = kind;
        this.portion = portion;
    }

    /** Returns the company whose contacts are gone through, or null for all. */
    abstract @Nullable CompanyId company(Progress progress);

    /** Whether a contact is one to change. */
    abstract boolean concerns(Contact contact);

    /** Loads what decides about contacts, besides them. */
    abstract StateLoader load(StateLoader loader, Collection<Contact> contacts);

    /** Prepares what all contacts of a portion need. */
    void prepare(Lease lease, State state, Collection<Contact> contacts) {}

    /** Returns a contact as it is to be; the same if it stays. The unit gets what else is to be committed. */
    abstract Contact changed(UnitOfWork unit, Contact contact);

    final InboxContext context() {
        return context;
    }

    @Override
    public final WorkKind kind() {
        return kind;
    }

    @Override
    public final Verdict handle(Lease lease, WorkItem item) {
        AccountId account = item.account();
        Progress progress = Progress.of(item.key());
        List<Contact> contacts = CommitLoop.reading(
                () -> context.store().contactsInOrder(account, company(progress), progress.after(), portion));
        Optional<Integer> failed =
                changeAll(lease, contacts.stream().filter(this::concerns).toList());
        if (failed.isEmpty()) {
            return Verdict.LEASE_LOST;
        }
        UnitOfWork unit = context.begin(account, State.partial()).under(lease);
        if (failed.get() > 0 && item.attempts() < TRIES) {
            return commit(unit.reschedule(item.again(context.now().plus(AFTER_FAILURE))), Verdict.PUT_OFF);
        }
        unit.done(item.key());
        if (contacts.size() == portion) {
            WorkKey next = progress.upTo(contacts.get(portion - 1).id()).key(kind);
            unit.enqueue(
                    new WorkItem(account, next, item.lane(), item.group(), item.priority(), context.now(), 0, 0, 0));
        }
        return commit(unit, Verdict.SETTLED);
    }

    private Verdict commit(UnitOfWork unit, Verdict verdict) {
        return context.loop()
                .runUnderLease(() -> Decision.commit(unit, verdict))
                .orElse(Verdict.LEASE_LOST);
    }

    /** Returns how many failed; empty when the lease was lost. */
    private Optional<Integer> changeAll(Lease lease, List<Contact> contacts) {
        if (contacts.isEmpty()) {
            return Optional.of(0);
        }
        StateLoader loader = context.load(lease.account());
        contacts.forEach(loader.state().contacts()::put);
        State all = CommitLoop.reading(() -> load(loader, contacts).state());
        prepare(lease, all, contacts);
        List<Supplier<Decision<Boolean>>> decisions = new ArrayList<>();
        contacts.forEach(contact -> decisions.add(new Attempts(lease, contact.id(), all)));
        List<Throwable> failures = new ArrayList<>();
        for (BatchResult<Boolean> result : context.loop().runAll(decisions)) {
            if (result instanceof BatchResult.LeaseLost<Boolean>) {
                return Optional.empty();
            }
            if (result instanceof BatchResult.Failed<Boolean> failed) {
                failures.add(failed.thrown());
            }
        }
        if (!failures.isEmpty()) {
            LOG.warn(
                    "{} contact(s) could not be changed by work {}; the first because of",
                    failures.size(),
                    kind,
                    Defects.withoutMessages(failures.get(0)));
        }
        return Optional.of(failures.size());
    }

    /** Decides from what was loaded for all, and after a conflict from what is there then. */
    private final class Attempts implements Supplier<Decision<Boolean>> {
        private final Lease lease;
        private final ContactId id;
        private @Nullable State first;

        Attempts(Lease lease, ContactId id, State all) {
            this.lease = lease;
            this.id = id;
            this.first = all;
        }

        @Override
        public Decision<Boolean> get() {
            State state = first == null ? alone() : first;
            first = null;
            Contact before =
                    state.contacts().find(id).filter(ContactPass.this::concerns).orElse(null);
            UnitOfWork unit = context.begin(lease.account(), state).under(lease).untold();
            Contact after = before == null ? null : changed(unit, before);
            if (before == null || after == null || after.equals(before)) {
                return Decision.nothing(false);
            }
            unit.expect(before);
            unit.change(new ContactChange.EditContact(after.withVersion(before.version() + 1)));
            return Decision.commit(unit, true);
        }

        private State alone() {
            StateLoader loader = context.load(lease.account()).contacts(List.of(id));
            return load(loader, loader.state().contacts().all()).state();
        }
    }

    /**
     * How far a pass has come.
     *
     * @param subject what it is about; an id, or something after one
     * @param after the last contact that was done, or null for none
     */
    record Progress(String subject, @Nullable ContactId after) {
        /** In no id. */
        private static final char AFTER = '~';

        static Progress of(WorkKey key) {
            int end = key.id().indexOf(AFTER);
            return end < 0
                    ? new Progress(key.id(), null)
                    : new Progress(
                            key.id().substring(0, end), new ContactId(key.id().substring(end + 1)));
        }

        Progress upTo(ContactId contact) {
            return new Progress(subject, contact);
        }

        WorkKey key(WorkKind kind) {
            return new WorkKey(kind, after == null ? subject : subject + AFTER + after);
        }
    }
}
