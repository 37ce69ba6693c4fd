package io.escala.core.internal.records;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.port.ContactIds;
import io.escala.core.records.RecordDraft;
import io.escala.core.records.RecordQuery;
import io.escala.core.records.Records;
import io.escala.core.records.RelatedRecords;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.RecordState;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.RecordFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of an account for one actor. Thread-safe. */
public final class ActorRecords implements Records {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final SourceReader source;
    private final AuditTrail audit;
    private final AuditedCommands<CrmRecord> commands;

    public ActorRecords(InboxContext context, SourceReader source, Actor actor) {
        this.context = context;
        this.source = source;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
        this.commands = new AuditedCommands<>(
                context,
                actor,
                audit,
                AuditOperation.RECORD_CREATE,
                RecordState::all,
                record -> AuditSubject.of(record.id()),
                RecordDecision::fields);
    }

    @Override
    public Outcome<CrmRecord> create(RecordDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return run(
                AuditOperation.RECORD_CREATE,
                null,
                loader -> RecordLoader.draft(loader, draft),
                unit -> RecordDecision.create(unit, actor, draft, actor.kind() == Actor.Kind.USER));
    }

    @Override
    public Outcome<CrmRecord> edit(RecordId record, long version, UnaryOperator<RecordDraft> change) {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(change, "change");
        return run(
                AuditOperation.RECORD_EDIT,
                record,
                loader -> RecordLoader.edit(loader, record, change),
                unit -> RecordDecision.edit(unit, actor, record, version, change));
    }

    @Override
    public Outcome<CrmRecord> upsert(RecordDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return run(
                AuditOperation.RECORD_EDIT,
                null,
                loader -> RecordLoader.upsert(loader, draft),
                unit -> RecordDecision.upsert(unit, actor, draft));
    }

    @Override
    public Outcome<CrmRecord> complete(RecordId record) {
        return onOne(AuditOperation.RECORD_COMPLETE, record, unit -> RecordDecision.complete(unit, actor, record));
    }

    @Override
    public Outcome<CrmRecord> reopen(RecordId record) {
        return onOne(AuditOperation.RECORD_REOPEN, record, unit -> RecordDecision.reopen(unit, actor, record));
    }

    @Override
    public Outcome<CrmRecord> remove(RecordId record) {
        return onOne(AuditOperation.RECORD_REMOVE, record, unit -> RecordDecision.remove(unit, actor, record));
    }

    private Outcome<CrmRecord> onOne(
            AuditOperation operation, RecordId record, Function<UnitOfWork, Outcome<CrmRecord>> decide) {
        Objects.requireNonNull(record, "record");
        return run(operation, record, loader -> RecordLoader.records(loader, List.of(record)), decide);
    }

    private Outcome<CrmRecord> run(
            AuditOperation operation,
            @Nullable RecordId record,
            Consumer<StateLoader> load,
            Function<UnitOfWork, Outcome<CrmRecord>> decide) {
        return commands.run(
                operation,
                record == null ? null : AuditSubject.of(record),
                RecordAccess.anyRecord(actor, context.entitlements().of(account)),
                load,
                decide);
    }

    @Override
    public Optional<CrmRecord> find(RecordId record) {
        Objects.requireNonNull(record, "record");
        requireLookUp();
        return Optional.ofNullable(CommitLoop.reading(
                () -> context.store().records(account, List.of(record)).get(record)));
    }

    @Override
    public RelatedRecords of(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        requireLookUp();
        List<ContactIds> asked = new ArrayList<>();
        List<CrmRecord> found = CommitLoop.reading(() -> {
            asked.clear();
            if (source.asks()) {
                asked.addAll(ids(contact));
            }
            return context.store()
                    .recordsOf(account, List.of(contact), RecordFilter.EVERYTHING, RelatedRecords.MAX + 1)
                    .getOrDefault(contact, List.of());
        });
        RelatedRecords kept = new RelatedRecords(
                found.stream().limit(RelatedRecords.MAX).toList(), found.size() <= RelatedRecords.MAX);
        return source.recordsOf(account, asked)
                .map(records -> kept.withElsewhere(records.getOrDefault(contact, List.of())))
                .orElseGet(kept::withoutAnswer);
    }

    /** None of a contact that is not in the account: the host is asked about its own only. */
    private List<ContactIds> ids(ContactId contact) {
        State state =
                context.load(account).contacts(List.of(contact)).contactKeys().state();
        return state.contacts().find(contact).stream()
                .map(known -> ContactIds.of(
                        contact,
                        state.contacts().keys(contact).stream()
                                .map(ContactKey::value)
                                .filter(key -> key.kind() == ContactKeyKind.EXTERNAL_REFERENCE)
                                .map(ContactKeyValue::value)
                                .toList()))
                .toList();
    }

    @Override
    public Listing<CrmRecord> list(RecordQuery query) {
        Objects.requireNonNull(query, "query");
        requireLookUp();
        RecordFilter filter = query.toFilter();
        BoundCursors cursors = BoundCursors.of("records", actor, filter);
        return StoredListing.counted(
                cursors.bind((cursor, limit) -> context.store().listRecords(account, filter, cursor, limit)),
                Function.identity(),
                enough -> context.store().countRecords(account, filter, enough));
    }

    private void requireLookUp() {
        audit.allowing(AuditOperation.RECORDS_READ, () -> {
            AccessRules.requireEntitled(actor, context.entitlements().of(account));
            AccessRules.requireContactLookUp(actor);
        });
    }
}
