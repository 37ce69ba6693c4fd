package io.escala.core.internal.records;

import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.fields.FieldInput;
import io.escala.core.records.RecordDraft;
import io.escala.core.result.Notice;
import io.escala.core.result.Refusal;
import io.escala.crm.change.State;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a draft of an opportunity gives the account's own fields; other records have none. Pure.
 *
 * @param account the fields of the account
 * @param input what is given
 * @param had what the opportunity had
 */
record OpportunityFields(AccountFields account, FieldInput input, Map<String, String> had) {
    /** Empty for records of other kinds. Requires settings and fields for an opportunity. */
    static Optional<OpportunityFields> read(State state, RecordDraft draft, @Nullable CrmRecord before) {
        if (draft.kind() != RecordKind.OPPORTUNITY) {
            return Optional.empty();
        }
        Map<String, String> had = before != null && before.details() instanceof RecordDetails.Opportunity opportunity
                ? opportunity.customFields()
                : Map.of();
        AccountFields account = AccountFields.of(state.account());
        return Optional.of(new OpportunityFields(
                account, FieldInput.whole(account, FieldEntity.OPPORTUNITY, draft.customFields(), had), had));
    }

    /** @param byHand whether a user fills it in */
    List<Refusal> refusals(boolean byHand, boolean isNew) {
        List<Refusal> refusals = new ArrayList<>(input.refusals());
        if (byHand) {
            refusals.addAll(input.mandatory(account, FieldEntity.OPPORTUNITY, had, isNew));
        }
        return refusals;
    }

    Map<String, String> after() {
        return input.over(had);
    }

    List<Notice> notices() {
        return input.missing(account, FieldEntity.OPPORTUNITY, had).stream()
                .map(AccountFields::missing)
                .toList();
    }
}
