package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.RecordChange.PutRecord;
import io.escala.crm.change.RecordChange.RemoveRecord;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordDetails.Activity;
import io.escala.crm.record.RecordDetails.Opportunity;
import io.escala.crm.record.RecordDetails.Priority;
import io.escala.crm.record.RecordDetails.Result;
import io.escala.crm.record.RecordDetails.Task;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.RecordFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Opportunities, activities and tasks are read as they were put, found by their contact and listed by when they are due; one of a kind has
 * an external reference.
 */
abstract class RecordsContract extends StoreContract {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");
    private static final ContactId ROSA = new ContactId("rosa");
    private static final ContactId LUIS = new ContactId("luis");
    private static final CompanyId FIRM = new CompanyId("firm");

    @Test
    void nothingWasPutYet() {
        assertThat(store.records(ACME, List.of(new RecordId("any")))).isEmpty();
        assertThat(store.records(ACME, List.of())).isEmpty();
        assertThat(store.recordsOf(ACME, List.of(ROSA), RecordFilter.EVERYTHING, 10))
                .isEmpty();
        assertThat(store.recordsOf(ACME, List.of(), RecordFilter.EVERYTHING, 10))
                .isEmpty();
        assertThat(list(RecordFilter.EVERYTHING)).isEmpty();

        commitApplied(put(acme.record("task", "rosa")));
        assertThat(list(RecordFilter.EVERYTHING)).containsExactly("task");
    }

    @Test
    void everyKindIsReadAsItWasPut() {
        List<RecordDetails> all = new ArrayList<>(List.of(
                Opportunity.open(),
                new Opportunity(
                        "Ñegociación 中文",
                        new Money(new BigDecimal("123456789012345.6789"), "ARS"),
                        LocalDate.of(2026, 12, 31),
                        Result.OPEN),
                new Opportunity(null, new Money(BigDecimal.ZERO, "USD"), null, Result.WON),
                new Opportunity(
                        "lost", null, null, Result.LOST, Map.of("Motivo ñ", "línea 1\nlínea 2 😀", "plan", "pro")),
                new Activity("call", NOON.plusMillis(1)),
                new Task(null)));
        for (Priority priority : Priority.values()) {
            all.add(new Task(priority));
        }
        List<CrmRecord> records = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            records.add(full("record-" + i, all.get(i)));
            records.add(bare("bare-" + i, all.get(i)));
        }
        records.forEach(record -> commitApplied(put(record)));

        Map<RecordId, CrmRecord> read =
                store.records(ACME, records.stream().map(CrmRecord::id).toList());
        for (CrmRecord record : records) {
            assertThat(read.get(record.id())).isEqualTo(record);
        }
        assertThat(store.recordsOf(ACME, List.of(ROSA), RecordFilter.EVERYTHING, 1_000)
                        .get(ROSA))
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .filter(record -> record.contact() != null)
                        .toList());
        assertThat(store.records(GLOBEX, read.keySet())).isEmpty();
    }

    @Test
    void recordIsReplacedAsAWhole() {
        CrmRecord before = full("one", new Activity("call", NOON));
        commitApplied(put(before));
        CrmRecord after = new CrmRecord(
                ACME,
                before.id(),
                "Other",
                null,
                null,
                LUIS,
                null,
                null,
                new Activity("visit", NOON.plusSeconds(60)),
                null,
                NOON.plusSeconds(70),
                before.origin(),
                before.createdAt(),
                NOON.plusSeconds(70),
                before.version() + 1);
        commitApplied(changeSet().expect(version(before)).change(new PutRecord(after, before.externalReference())));

        assertThat(store.records(ACME, List.of(before.id()))).isEqualTo(Map.of(before.id(), after));
        assertThat(store.recordsOf(ACME, List.of(ROSA, LUIS), RecordFilter.EVERYTHING, 10))
                .isEqualTo(Map.of(LUIS, List.of(after)));
        assertThat(list(RecordFilter.EVERYTHING.ownedBy(ANA))).isEmpty();
        assertThat(list(RecordFilter.EVERYTHING.about(FIRM))).isEmpty();
        assertThat(list(RecordFilter.EVERYTHING.in(RecordFilter.State.DONE))).containsExactly("one");
    }

    @Test
    void removedRecordIsGoneAndItsReferenceIsFree() {
        CrmRecord removed = acme.record("one", "rosa", new Task(null), NOON, "42");
        commitApplied(put(removed));
        commitApplied(changeSet().expect(version(removed)).change(new RemoveRecord(removed)));

        assertThat(store.records(ACME, List.of(removed.id()))).isEmpty();
        assertThat(store.recordsOf(ACME, List.of(ROSA), RecordFilter.EVERYTHING, 10))
                .isEmpty();
        assertThat(list(RecordFilter.EVERYTHING)).isEmpty();
        commitApplied(put(acme.record("two", null, new Task(null), null, "42")));
        assertThat(store.holders(ACME, List.of(Claim.recordReference(RecordKind.TASK, "42"))))
                .containsValue("two");
    }

    @Test
    void referenceIsOfOneRecordOfAKind() {
        commitApplied(put(acme.record("one", null, new Task(null), null, "42")));

        assertThat(commit(changeSet().change(put(acme.record("two", null, new Task(null), null, "42")))))
                .isEqualTo(new CommitResult.Conflict(
                        new CommitResult.ClaimTaken(Claim.recordReference(RecordKind.TASK, "42"), "one")));
        commitApplied(put(acme.record("deal", null, Opportunity.open(), null, "42")));
        commitAppliedIn(GLOBEX, put(globex.record("theirs", null, new Task(null), null, "42")));

        CrmRecord other = acme.record("one", null, new Task(null), null, "43");
        commitApplied(new PutRecord(other, "42"));
        commitApplied(put(acme.record("two", null, new Task(null), null, "42")));
        assertThat(store.holders(
                        ACME,
                        List.of(
                                Claim.recordReference(RecordKind.TASK, "42"),
                                Claim.recordReference(RecordKind.TASK, "43"),
                                Claim.recordReference(RecordKind.OPPORTUNITY, "42"))))
                .containsOnly(
                        Map.entry(Claim.recordReference(RecordKind.TASK, "42"), "two"),
                        Map.entry(Claim.recordReference(RecordKind.TASK, "43"), "one"),
                        Map.entry(Claim.recordReference(RecordKind.OPPORTUNITY, "42"), "deal"));
    }

    @Test
    void newestOfEachContactAreRead() {
        for (int i = 0; i < 5; i++) {
            commitApplied(put(created("rosa-" + i, ROSA, new Task(null), NOON.plusSeconds(i % 3))));
            commitApplied(put(created("luis-" + i, LUIS, Opportunity.open(), NOON.minusSeconds(i))));
        }
        commitApplied(put(created("nobody", null, new Task(null), NOON)));
        commitApplied(put(created("call", ROSA, new Activity("call", NOON), NOON.plusSeconds(9))));

        assertThat(idsOf(RecordFilter.EVERYTHING, 3))
                .isEqualTo(
                        Map.of(ROSA, List.of("call", "rosa-2", "rosa-4"), LUIS, List.of("luis-0", "luis-1", "luis-2")));
        assertThat(idsOf(RecordFilter.EVERYTHING.of(Set.of(RecordKind.TASK)), 4))
                .as("the limit counts those that match")
                .isEqualTo(Map.of(ROSA, List.of("rosa-2", "rosa-4", "rosa-1", "rosa-3")));
        assertThat(idsOf(RecordFilter.EVERYTHING, 1_000).get(ROSA))
                .containsExactly("call", "rosa-2", "rosa-4", "rosa-1", "rosa-3", "rosa-0");
    }

    @Test
    void filtersSelectFromContactsListsAndCounts() {
        commitApplied(
                put(record("open", ANA, ROSA, null, new Task(null), NOON, null)),
                put(record("done", ANA, ROSA, null, new Task(null), NOON, NOON)),
                put(record("other", BEA, ROSA, FIRM, new Task(null), NOON.plusMillis(1), null)),
                put(record("never", null, LUIS, FIRM, new Task(null), null, null)),
                put(record("call", ANA, null, FIRM, new Activity("call", NOON.plusSeconds(1)), null, null)),
                put(record("deal", BEA, LUIS, null, Opportunity.open(), NOON.minusSeconds(1), null)));

        assertThat(list(RecordFilter.EVERYTHING)).containsExactly("deal", "done", "open", "other", "call", "never");
        RecordFilter open = RecordFilter.EVERYTHING.in(RecordFilter.State.OPEN);
        assertThat(list(open)).containsExactly("deal", "open", "other", "call", "never");
        assertThat(list(open.ownedBy(ANA))).containsExactly("open", "call");
        assertThat(list(open.ownedBy(ANA).due(NOON.plusMillis(1)))).containsExactly("open");
        assertThat(list(open.due(NOON))).containsExactly("deal");
        assertThat(list(RecordFilter.EVERYTHING.in(RecordFilter.State.DONE))).containsExactly("done");
        assertThat(list(RecordFilter.EVERYTHING.about(FIRM))).containsExactly("other", "call", "never");
        assertThat(list(RecordFilter.EVERYTHING.about(LUIS))).containsExactly("deal", "never");
        assertThat(list(open.of(EnumSet.of(RecordKind.ACTIVITY, RecordKind.OPPORTUNITY))))
                .containsExactly("deal", "call");
        assertThat(idsOf(open, 10)).isEqualTo(Map.of(ROSA, List.of("other", "open"), LUIS, List.of("never", "deal")));
        assertThat(idsOf(open.ownedBy(BEA), 10)).isEqualTo(Map.of(ROSA, List.of("other"), LUIS, List.of("deal")));
        assertThat(idsOf(open.about(FIRM), 1)).isEqualTo(Map.of(ROSA, List.of("other"), LUIS, List.of("never")));
    }

    @Test
    void recordThatIsDueOtherwiseOrAboutAnotherMoves() {
        CrmRecord first = record("first", ANA, ROSA, null, new Task(null), NOON, null);
        CrmRecord second = record("second", ANA, ROSA, null, new Task(null), NOON.plusSeconds(1), null);
        commitApplied(put(first), put(second));

        commitApplied(put(record("first", BEA, LUIS, null, new Task(null), NOON.plusSeconds(2), null)));

        assertThat(list(RecordFilter.EVERYTHING)).containsExactly("second", "first");
        assertThat(list(RecordFilter.EVERYTHING.ownedBy(ANA))).containsExactly("second");
        assertThat(idsOf(RecordFilter.EVERYTHING, 10))
                .isEqualTo(Map.of(ROSA, List.of("second"), LUIS, List.of("first")));
    }

    @Test
    void countStopsAtTheRequestedNumber() {
        for (int i = 0; i < 5; i++) {
            commitApplied(put(acme.record("task-" + i, null)));
        }

        assertThat(store.countRecords(ACME, RecordFilter.EVERYTHING, 3)).isEqualTo(3);
        assertThat(store.countRecords(ACME, RecordFilter.EVERYTHING, 6)).isEqualTo(5);
    }

    /** Lists all pages of two and asserts that the count is the same. */
    private List<String> list(RecordFilter filter) {
        List<String> ids = Pages.all(2, (after, limit) -> store.listRecords(ACME, filter, after, limit)).stream()
                .map(record -> record.id().value())
                .toList();
        assertThat(store.countRecords(ACME, filter, Long.MAX_VALUE)).isEqualTo(ids.size());
        return ids;
    }

    private Map<ContactId, List<String>> idsOf(RecordFilter filter, int limit) {
        Map<ContactId, List<String>> ids = new HashMap<>();
        store.recordsOf(ACME, List.of(ROSA, LUIS, new ContactId("nobody")), filter, limit)
                .forEach((contact, records) -> ids.put(
                        contact,
                        records.stream().map(record -> record.id().value()).toList()));
        return ids;
    }

    private static PutRecord put(CrmRecord record) {
        return new PutRecord(record, null);
    }

    private static Expected version(CrmRecord record) {
        return new Expected(Expected.Kind.RECORD, record.id().value(), record.version());
    }

    private static @Nullable Instant doneAt(RecordDetails details) {
        return details instanceof Opportunity opportunity && opportunity.result() != Result.OPEN ? NOON : null;
    }

    private static CrmRecord full(String id, RecordDetails details) {
        return new CrmRecord(
                ACME,
                new RecordId(id),
                "Título 中文 \uD83D\uDC4D of " + id,
                "Line 1\nLine 2 \\ % _ '\"",
                ANA,
                ROSA,
                FIRM,
                "Reference of " + id + " / ñ",
                details,
                NOON.plusMillis(123),
                details instanceof Opportunity ? doneAt(details) : NOON.plusMillis(456),
                Origin.AUTOMATION,
                NOON.minusMillis(7),
                NOON.plusMillis(8),
                9_007_199_254_740_993L);
    }

    private static CrmRecord bare(String id, RecordDetails details) {
        return new CrmRecord(
                ACME,
                new RecordId(id),
                "T",
                null,
                null,
                null,
                null,
                null,
                details,
                null,
                doneAt(details),
                Origin.PERSON,
                NOON,
                NOON,
                0);
    }

    private static CrmRecord created(String id, @Nullable ContactId contact, RecordDetails details, Instant at) {
        return new CrmRecord(
                ACME,
                new RecordId(id),
                "T",
                null,
                null,
                contact,
                null,
                null,
                details,
                null,
                null,
                Origin.HOST,
                at,
                at,
                0);
    }

    private static CrmRecord record(
            String id,
            @Nullable UserId owner,
            @Nullable ContactId contact,
            @Nullable CompanyId company,
            RecordDetails details,
            @Nullable Instant due,
            @Nullable Instant doneAt) {
        return new CrmRecord(
                ACME,
                new RecordId(id),
                "T",
                null,
                owner,
                contact,
                company,
                null,
                details,
                due,
                doneAt,
                Origin.HOST,
                NOON,
                NOON,
                0);
    }
}
