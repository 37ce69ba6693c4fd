package io.escala.core.internal.records;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.records.RecordDraft;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Expected;
import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.Origin;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.RecordChanged.What;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes, completes, reopens and removes records. In order:
 *
 * <ol>
 *   <li>A record that is changed must exist, and the caller may change it. Automations change nothing but that something is done.
 *   <li>An edit must be based on the present version.
 *   <li>Every field is judged, and every problem said at once.
 *   <li>A new record may be changed by whoever creates it; of a user it is theirs unless somebody else is named.
 *   <li>Mandatory fields of the account's own are filled in by who creates an opportunity by hand, and not cleared by them; of others they are told as
 *       notices.
 *   <li>What changes nothing is not written.
 *   <li>An opportunity is done when it is won or lost.
 * </ol>
 *
 * <p>Pure. Each requires what {@link RecordLoader} loads.
 */
final class RecordDecision {
    private RecordDecision() {}

    static Outcome<CrmRecord> create(UnitOfWork unit, Actor actor, RecordDraft draft, boolean byHand) {
        String id = unit.id();
        List<Refusal> refusals = RecordForm.refusals(unit.state(), id, draft);
        Optional<OpportunityFields> own = OpportunityFields.read(unit.state(), draft, null);
        own.ifPresent(fields -> refusals.addAll(fields.refusals(byHand, true)));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        CrmRecord record = record(unit, new RecordId(id), draft, null, actor, own);
        if (actor.kind() != Actor.Kind.AUTOMATION && !RecordAccess.changes(actor, unit.state(), record)) {
            return Outcome.refused(RecordAccess.notPermitted());
        }
        unit.change(new RecordChange.PutRecord(record, null));
        unit.event(event(record, What.CREATED, List.of()));
        return Outcome.done(record, notices(own));
    }

    static Outcome<CrmRecord> edit(
            UnitOfWork unit, Actor actor, RecordId id, long version, UnaryOperator<RecordDraft> change) {
        CrmRecord before = unit.state().records().find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (!RecordAccess.changes(actor, unit.state(), before)) {
            return Outcome.refused(RecordAccess.notPermitted());
        }
        if (before.version() != version) {
            return Outcome.refused(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN));
        }
        RecordDraft draft = change.apply(RecordDraft.of(before));
        if (draft.kind() != before.kind()) {
            return Outcome.refused(Refusal.field(Refusal.Reason.FIELD_INVALID, "kind"));
        }
        return change(unit, actor, before, draft, actor.kind() == Actor.Kind.USER);
    }

    static Outcome<CrmRecord> upsert(UnitOfWork unit, Actor actor, RecordDraft draft) {
        if (draft.externalReference().isEmpty()) {
            return Outcome.refused(Refusal.field(Refusal.Reason.FIELD_MISSING, "externalReference"));
        }
        CrmRecord before = RecordForm.claim(draft)
                .flatMap(unit.state()::holder)
                .flatMap(holder -> unit.state().records().find(new RecordId(holder)))
                .orElse(null);
        if (before == null) {
            return create(unit, actor, draft, false);
        }
        return RecordAccess.changes(actor, unit.state(), before)
                ? change(unit, actor, before, draft.owner().isPresent() ? draft : draft.ownedBy(before.owner()), false)
                : Outcome.refused(RecordAccess.notPermitted());
    }

    private static Outcome<CrmRecord> change(
            UnitOfWork unit, Actor actor, CrmRecord before, RecordDraft draft, boolean byHand) {
        List<Refusal> refusals = RecordForm.refusals(unit.state(), before.id().value(), draft);
        Optional<OpportunityFields> own = OpportunityFields.read(unit.state(), draft, before);
        own.ifPresent(fields -> refusals.addAll(fields.refusals(byHand, false)));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        CrmRecord after = record(unit, before.id(), draft, before, actor, own);
        return Outcome.done(put(unit, before, after).orThrow(), notices(own));
    }

    private static List<Notice> notices(Optional<OpportunityFields> own) {
        return own.map(OpportunityFields::notices).orElse(List.of());
    }

    static Outcome<CrmRecord> complete(UnitOfWork unit, Actor actor, RecordId id) {
        CrmRecord before = unit.state().records().find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (actor.kind() != Actor.Kind.AUTOMATION && !RecordAccess.changes(actor, unit.state(), before)) {
            return Outcome.refused(RecordAccess.notPermitted());
        }
        if (!before.open()) {
            return Outcome.done(before);
        }
        return before.details() instanceof RecordDetails.Opportunity
                ? Outcome.refused(Refusal.field(Refusal.Reason.FIELD_MISSING, "result"))
                : put(unit, before, copy(unit, before, before.details(), unit.now()));
    }

    static Outcome<CrmRecord> reopen(UnitOfWork unit, Actor actor, RecordId id) {
        CrmRecord before = unit.state().records().find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (!RecordAccess.changes(actor, unit.state(), before)) {
            return Outcome.refused(RecordAccess.notPermitted());
        }
        RecordDetails details = before.details() instanceof RecordDetails.Opportunity opportunity
                ? opportunity.ended(RecordDetails.Result.OPEN)
                : before.details();
        return before.open() ? Outcome.done(before) : put(unit, before, copy(unit, before, details, null));
    }

    static Outcome<CrmRecord> remove(UnitOfWork unit, Actor actor, RecordId id) {
        CrmRecord before = unit.state().records().find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (!RecordAccess.changes(actor, unit.state(), before)) {
            return Outcome.refused(RecordAccess.notPermitted());
        }
        unit.expect(Expected.Kind.RECORD, id.value(), before.version());
        unit.change(new RecordChange.RemoveRecord(before));
        unit.event(event(before, What.REMOVED, List.of()));
        return Outcome.done(before);
    }

    /** Writes what changed, if anything did. */
    private static Outcome<CrmRecord> put(UnitOfWork unit, CrmRecord before, CrmRecord after) {
        List<String> fields = fields(before, after);
        if (fields.isEmpty()) {
            return Outcome.done(before);
        }
        unit.expect(Expected.Kind.RECORD, before.id().value(), before.version());
        unit.change(new RecordChange.PutRecord(after, before.externalReference()));
        What what = What.CHANGED;
        if (before.open() != after.open()) {
            what = after.open() ? What.REOPENED : What.COMPLETED;
        }
        unit.event(event(after, what, fields));
        return Outcome.done(after);
    }

    /** Returns the fields in which a record differs from what it was. */
    static List<String> fields(@Nullable CrmRecord before, CrmRecord after) {
        return ChangedFields.of(before, after).stream()
                .filter(field -> !field.equals("UPDATED_AT"))
                .toList();
    }

    private static CrmEvent event(CrmRecord record, What what, List<String> fields) {
        return new CrmEvent.RecordChanged(record.id(), record.kind(), record.contact(), what, fields);
    }

    private static CrmRecord record(
            UnitOfWork unit,
            RecordId id,
            RecordDraft draft,
            @Nullable CrmRecord before,
            Actor actor,
            Optional<OpportunityFields> own) {
        RecordDetails details = RecordForm.details(
                draft, before, own.map(OpportunityFields::after).orElse(Map.of()));
        return new CrmRecord(
                unit.account(),
                id,
                draft.title(),
                draft.notes().orElse(null),
                draft.owner().orElse(before == null ? actor.user() : null),
                draft.contact().orElse(null),
                draft.company().orElse(null),
                draft.externalReference().orElse(null),
                details,
                draft.due().orElse(null),
                doneAt(details, before, unit.now()),
                before == null ? Origin.of(actor) : before.origin(),
                before == null ? unit.now() : before.createdAt(),
                unit.now(),
                before == null ? 1 : before.version() + 1);
    }

    private static @Nullable Instant doneAt(RecordDetails details, @Nullable CrmRecord before, Instant now) {
        Instant doneBefore = before == null ? null : before.doneAt();
        if (details instanceof RecordDetails.Opportunity opportunity) {
            return opportunity.result() == RecordDetails.Result.OPEN
                    ? null
                    : Optional.ofNullable(doneBefore).orElse(now);
        }
        return doneBefore;
    }

    private static CrmRecord copy(UnitOfWork unit, CrmRecord before, RecordDetails details, @Nullable Instant doneAt) {
        return new CrmRecord(
                before.account(),
                before.id(),
                before.title(),
                before.notes(),
                before.owner(),
                before.contact(),
                before.company(),
                before.externalReference(),
                details,
                before.due(),
                doneAt,
                before.origin(),
                before.createdAt(),
                unit.now(),
                before.version() + 1);
    }
}
