package io.escala.core.internal.records;

import io.escala.core.identify.PhoneNumbers;
import io.escala.core.identify.TypedPhone;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.companies.CompanyNameWork;
import io.escala.core.internal.contacts.ContactForm;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.fields.FieldInput;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.records.CompanyDraft;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Phone;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.record.Company;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Creates and changes companies: every field is judged, and every problem said at once; what changes nothing is not written.
 *
 * <p>Mandatory fields of the account's own are filled in by who creates a company by hand, and not cleared by them; of others they are told as notices.
 *
 * <p>Pure. Each requires the settings, the fields, the company, and the holder of the reference.
 */
final class CompanyDecision {
    private CompanyDecision() {}

    /** The claim of the draft's reference, if a store can keep it. */
    static Optional<Claim> claim(CompanyDraft draft) {
        return draft.externalReference().filter(SafeText::isId).map(Claim::companyReference);
    }

    static Outcome<Company> create(UnitOfWork unit, CompanyDraft draft, boolean byHand) {
        return put(unit, new CompanyId(unit.id()), null, draft, byHand);
    }

    static Outcome<Company> edit(
            UnitOfWork unit, CompanyId id, long version, UnaryOperator<CompanyDraft> change, boolean byHand) {
        Company before = unit.state().records().company(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        return before.version() == version
                ? put(unit, id, before, change.apply(CompanyDraft.of(before)), byHand)
                : Outcome.refused(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN));
    }

    static Outcome<Company> upsert(UnitOfWork unit, CompanyDraft draft) {
        if (draft.externalReference().isEmpty()) {
            return Outcome.refused(Refusal.field(Refusal.Reason.FIELD_MISSING, "externalReference"));
        }
        Company before = claim(draft)
                .flatMap(unit.state()::holder)
                .flatMap(holder -> unit.state().records().company(new CompanyId(holder)))
                .orElse(null);
        return before == null ? create(unit, draft, false) : put(unit, before.id(), before, draft, false);
    }

    private static Outcome<Company> put(
            UnitOfWork unit, CompanyId id, @Nullable Company before, CompanyDraft draft, boolean byHand) {
        List<Refusal> refusals = new ArrayList<>();
        FieldRules.required("name", draft.name()).ifPresent(refusals::add);
        FieldRules.name("website", draft.website()).ifPresent(refusals::add);
        Phone phone = phone(unit, draft, before, refusals);
        Map<String, String> had = before == null ? Map.of() : before.customFields();
        AccountFields account = AccountFields.of(unit.state().account());
        FieldInput input = FieldInput.whole(account, FieldEntity.COMPANY, draft.customFields(), had);
        refusals.addAll(input.refusals());
        if (byHand) {
            refusals.addAll(input.mandatory(account, FieldEntity.COMPANY, had, before == null));
        }
        FieldRules.reference(draft.externalReference()).ifPresent(refusals::add);
        claim(draft)
                .flatMap(claim -> FieldRules.taken(unit.state().holder(claim), id.value()))
                .ifPresent(refusals::add);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Company after = new Company(
                unit.account(),
                id,
                draft.name(),
                draft.website().orElse(null),
                phone,
                input.over(had),
                draft.externalReference().orElse(null),
                before == null ? unit.now() : before.createdAt(),
                before == null ? 1 : before.version() + 1,
                before != null && before.automatic() && before.sortKey().equals(Company.nameKey(draft.name())),
                before == null ? null : before.archivedAt());
        List<Notice> notices = input.missing(account, FieldEntity.COMPANY, had).stream()
                .map(AccountFields::missing)
                .toList();
        List<String> fields = ChangedFields.of(before, after);
        if (before != null) {
            if (fields.isEmpty()) {
                return Outcome.done(before, notices);
            }
            unit.expect(Expected.Kind.COMPANY, id.value(), before.version());
        }
        write(unit, before, after, fields);
        return Outcome.done(after, notices);
    }

    private static void write(UnitOfWork unit, @Nullable Company before, Company after, List<String> fields) {
        unit.change(
                before == null
                        ? new RecordChange.PutCompany(after, null)
                        : RecordChange.PutCompany.replacing(before, after));
        unit.event(new CrmEvent.CompanyChanged(after.id(), fields));
        if (before != null && !before.name().equals(after.name())) {
            unit.enqueue(CompanyNameWork.of(after, unit.decidedAt()));
        }
    }

    /** Archives a company, or brings it back; one that is so already stays as it is. */
    static Outcome<Company> archive(UnitOfWork unit, CompanyId id, boolean archives) {
        Company before = unit.state().records().company(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (before.archived() == archives) {
            return Outcome.done(before);
        }
        Company after = before.archivedSince(archives ? unit.now() : null);
        unit.expect(Expected.Kind.COMPANY, id.value(), before.version());
        write(unit, before, after, ChangedFields.of(before, after));
        return Outcome.done(after);
    }

    /** A phone that stays as it is is not judged again. */
    private static @Nullable Phone phone(
            UnitOfWork unit, CompanyDraft draft, @Nullable Company before, List<Refusal> refusals) {
        String typed = draft.phone().orElse(null);
        if (typed == null) {
            return null;
        }
        if (before != null && CompanyDraft.of(before).phone().equals(draft.phone())) {
            return before.phone();
        }
        String region = ContactForm.region(unit.state().account().settings());
        if (PhoneNumbers.parse(typed, region) instanceof TypedPhone.Understood understood) {
            return understood.value();
        }
        refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, "phone").because(Refusal.Cause.MALFORMED));
        return null;
    }
}
