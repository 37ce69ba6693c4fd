package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.ACCOUNT;
import static io.escala.acceptance.loads.LoadsFixture.NOON;

import io.escala.core.records.CompanyDraft;
import io.escala.core.records.RecordDraft;
import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import java.util.List;
import java.util.Map;

/** Opportunities, activities, tasks and companies. */
final class RecordLoadScenarios {
    static final Company FIRM = new Company(ACCOUNT, new CompanyId("firm"), "Firm", null, null, Map.of(), "7", NOON, 1);

    private RecordLoadScenarios() {}

    private static CrmRecord task(ContactId contact) {
        return new CrmRecord(
                ACCOUNT,
                new RecordId("task"),
                "Call",
                null,
                null,
                contact,
                null,
                "42",
                new RecordDetails.Task(null),
                null,
                null,
                Origin.HOST,
                NOON,
                NOON,
                1);
    }

    private static void given(LoadsFixture fixture) {
        fixture.commit(new RecordChange.PutCompany(FIRM, null));
        fixture.commit(new RecordChange.PutRecord(task(fixture.contact("5493415550111")), null));
    }

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "RecordDecision",
                        "a task that is there, about a company",
                        RecordLoadScenarios::given,
                        fixture -> fixture.records
                                .upsert(RecordDraft.task("Call")
                                        .externalReference("42")
                                        .about(fixture.records
                                                .find(new RecordId("task"))
                                                .orElseThrow()
                                                .contact())
                                        .aboutCompany(FIRM.id()))
                                .orThrow()),
                LoadScenario.of(
                        "RecordDecision",
                        "a new task",
                        RecordLoadScenarios::given,
                        fixture ->
                                fixture.records.create(RecordDraft.task("Call")).orThrow()),
                LoadScenario.of(
                        "RecordDecision",
                        "a new opportunity",
                        RecordLoadScenarios::given,
                        fixture -> fixture.records
                                .create(RecordDraft.opportunity("Garden").field("plan", "pro"))
                                .orThrow()),
                LoadScenario.of(
                        "CompanyDecision",
                        "a company with another phone",
                        RecordLoadScenarios::given,
                        fixture -> fixture.companies
                                .edit(FIRM.id(), 1, draft -> draft.phone("+5493415550112"))
                                .orThrow()),
                LoadScenario.of(
                        "CompanyDecision",
                        "a company to be archived",
                        RecordLoadScenarios::given,
                        fixture -> fixture.companies.archive(FIRM.id()).orThrow()),
                LoadScenario.of(
                        "CompanyDecision",
                        "a new company",
                        fixture -> {},
                        fixture -> fixture.companies
                                .create(CompanyDraft.named("Other"))
                                .orThrow()));
    }
}
