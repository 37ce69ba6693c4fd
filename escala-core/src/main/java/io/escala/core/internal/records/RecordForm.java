package io.escala.core.internal.records;

import io.escala.core.records.RecordDraft;
import io.escala.core.result.Refusal;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordKind;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with a draft of a record, and the details that it makes. Pure. */
final class RecordForm {
    private RecordForm() {}

    /** The claim of the draft's reference, if a store can keep it. */
    static Optional<Claim> claim(RecordDraft draft) {
        return draft.externalReference()
                .filter(SafeText::isId)
                .map(reference -> Claim.recordReference(draft.kind(), reference));
    }

    /** Requires contact, company and holder of the reference of the draft. */
    static List<Refusal> refusals(State state, String id, RecordDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        FieldRules.required("title", draft.title()).ifPresent(refusals::add);
        draft.notes()
                .flatMap(notes -> FieldRules.atMost("notes", notes, CrmRecord.MAX_NOTES))
                .ifPresent(refusals::add);
        FieldRules.reference(draft.externalReference()).ifPresent(refusals::add);
        draft.contact()
                .filter(contact -> state.contacts().find(contact).isEmpty())
                .ifPresent(contact -> refusals.add(Refusal.field(Refusal.Reason.NOT_FOUND, "contact")));
        draft.company()
                .filter(company -> state.records().company(company).isEmpty())
                .ifPresent(company -> refusals.add(Refusal.field(Refusal.Reason.NOT_FOUND, "company")));
        ofKind(draft, refusals);
        claim(draft).flatMap(claim -> FieldRules.taken(state.holder(claim), id)).ifPresent(refusals::add);
        return refusals;
    }

    private static void ofKind(RecordDraft draft, List<Refusal> refusals) {
        FieldRules.name("stage", draft.stage()).ifPresent(refusals::add);
        if (draft.kind() == RecordKind.ACTIVITY) {
            FieldRules.required("type", draft.type().orElse("")).ifPresent(refusals::add);
            if (draft.at().isEmpty()) {
                refusals.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "at"));
            }
        }
        if (draft.kind() != RecordKind.OPPORTUNITY) {
            foreign(refusals, "stage", draft.stage());
            foreign(refusals, "worth", draft.worth());
            foreign(refusals, "expectedClose", draft.expectedClose());
            foreign(refusals, "result", draft.result());
            foreign(
                    refusals,
                    "customFields",
                    draft.customFields().keySet().stream().findFirst());
        }
        if (draft.kind() != RecordKind.ACTIVITY) {
            foreign(refusals, "type", draft.type());
            foreign(refusals, "at", draft.at());
        } else {
            foreign(refusals, "due", draft.due());
        }
        if (draft.kind() != RecordKind.TASK) {
            foreign(refusals, "priority", draft.priority());
        }
    }

    /** A field that records of this kind do not have. */
    private static void foreign(List<Refusal> refusals, String field, Optional<?> value) {
        if (value.isPresent()
                && refusals.stream().noneMatch(refusal -> refusal.field().equals(Optional.of(field)))) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, field));
        }
    }

    /** Returns the details of a draft without refusals, with these fields of the account's own; an opportunity stays as it ended unless the draft says. */
    static RecordDetails details(RecordDraft draft, @Nullable CrmRecord before, Map<String, String> customFields) {
        return switch (draft.kind()) {
            case OPPORTUNITY ->
                new RecordDetails.Opportunity(
                        draft.stage().orElse(null),
                        draft.worth().orElse(null),
                        draft.expectedClose().orElse(null),
                        draft.result()
                                .or(() -> Stream.ofNullable(before)
                                        .map(CrmRecord::details)
                                        .filter(RecordDetails.Opportunity.class::isInstance)
                                        .map(details -> ((RecordDetails.Opportunity) details).result())
                                        .findFirst())
                                .orElse(RecordDetails.Result.OPEN),
                        customFields);
            case ACTIVITY ->
                new RecordDetails.Activity(
                        draft.type().orElseThrow(), draft.at().orElseThrow());
            case TASK -> new RecordDetails.Task(draft.priority().orElse(null));
        };
    }
}
