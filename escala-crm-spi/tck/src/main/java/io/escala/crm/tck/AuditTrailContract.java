package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.AuditChange.AppendRecord;
import io.escala.crm.change.AuditChange.DropRecords;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.store.CursorPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Audit records are kept once, found by what they say, newest first, and dropped oldest first. */
abstract class AuditTrailContract extends StoreContract {
    private static final UserId SELLER = new UserId("seller");
    private static final UserId OTHER = new UserId("Seller");
    private static final AuditSubject TALK = new AuditSubject(AuditSubject.Kind.CONVERSATION, "one");
    private static final AuditSubject CONTACT = new AuditSubject(AuditSubject.Kind.CONTACT, "one");

    @ParameterizedTest
    @EnumSource
    void everyOperationIsReadAsItWasWritten(AuditOperation operation) {
        AuditRecord done = record("done", NOON, user(SELLER), operation, TALK, List.of(), List.of("OWNER", "TAGS"));
        AuditRecord denied = record(
                "denied", NOON, user(SELLER), operation, null, List.of("NOT_ENTITLED", "NOT_PERMITTED"), List.of());
        commitApplied(new AppendRecord(done), new AppendRecord(denied));

        assertThat(store.auditRecords(ACME, AuditFilter.EVERYTHING, null, 10))
                .isEqualTo(new CursorPage<>(List.of(done, denied), null));
    }

    @ParameterizedTest
    @EnumSource
    void everyActorIsReadAsItWasWritten(AuditActor.Kind kind) {
        UserId user = kind == AuditActor.Kind.USER ? SELLER : null;
        AuditRecord named = record(
                "named",
                NOON,
                new AuditActor(kind, user, "Ventas ñ"),
                AuditOperation.LINE_REMOVE,
                null,
                List.of(),
                List.of());
        AuditRecord nameless = record(
                "nameless",
                NOON,
                new AuditActor(kind, user, null),
                AuditOperation.LINE_REMOVE,
                null,
                List.of(),
                List.of());
        commitApplied(new AppendRecord(named), new AppendRecord(nameless));

        assertThat(all(AuditFilter.EVERYTHING, 10)).containsExactly(nameless, named);
    }

    @ParameterizedTest
    @EnumSource
    void everySubjectIsReadAsItWasWritten(AuditSubject.Kind kind) {
        AuditRecord about = record(
                "about",
                NOON.plusMillis(1),
                user(SELLER),
                AuditOperation.LINE_REMOVE,
                new AuditSubject(kind, "SEND/ñ 1"),
                List.of(),
                List.of());
        commitApplied(new AppendRecord(about));

        assertThat(all(AuditFilter.EVERYTHING, 10)).containsExactly(about);
    }

    @Test
    void recordsAreOrderedByTimeThenId() {
        append("old", NOON);
        append("b", NOON.plusSeconds(1));
        append("a", NOON.plusSeconds(1));
        append("B", NOON.plusSeconds(1));
        append("-", NOON.plusSeconds(1));
        append("new", NOON.plusMillis(1_001));

        assertThat(all(AuditFilter.EVERYTHING, 10))
                .extracting(one -> one.id().value())
                .containsExactly("new", "b", "a", "B", "-", "old");
    }

    @Test
    void ofSeveralWithOneIdTheFirstIsKept() {
        AuditRecord first = acme.audit("audit", NOON);
        commitApplied(new AppendRecord(first));

        commitApplied(new AppendRecord(acme.audit("audit", NOON.plusSeconds(9))));

        assertThat(all(AuditFilter.EVERYTHING, 10)).containsExactly(first);
    }

    @Test
    void everyFilterFindsItsRecordsPageByPage() {
        List<AuditRecord> all = everything();
        all.forEach(one -> commitApplied(new AppendRecord(one)));

        for (AuditFilter filter : filters()) {
            List<AuditRecord> expected = all.stream().filter(filter::matches).toList();
            assertThat(expected).as(filter.toString()).isNotEmpty();
            for (int size : new int[] {1, 2, 7, 100}) {
                assertThat(all(filter, size)).as("%s by %d", filter, size).isEqualTo(expected);
            }
        }
    }

    @Test
    void recordAppendedWhilePagingCausesNoGapsOrRepeats() {
        for (int i = 1; i <= 4; i++) {
            append("a-" + i, NOON.plusSeconds(10L * i));
        }
        CursorPage<AuditRecord> first = store.auditRecords(ACME, AuditFilter.EVERYTHING, null, 2);

        append("newest", NOON.plusSeconds(100));
        append("late", NOON.plusSeconds(15));
        CursorPage<AuditRecord> second = store.auditRecords(ACME, AuditFilter.EVERYTHING, first.next(), 10);

        assertThat(first.items()).extracting(one -> one.id().value()).containsExactly("a-4", "a-3");
        assertThat(second.items()).extracting(one -> one.id().value()).containsExactly("a-2", "late", "a-1");
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 1_000})
    void oldestAreDroppedAtMostAPortion(int portion) {
        for (int i = 0; i < 5; i++) {
            append("a-" + i, NOON.plusMillis(i));
        }
        assertThat(store.oldestAuditRecord(ACME)).contains(NOON);

        // The one of the limit, a-4, is kept.
        commitApplied(new DropRecords(ACME, NOON.plusMillis(4), portion));

        int left = 5 - Math.min(4, portion);
        assertThat(all(AuditFilter.EVERYTHING, 10))
                .extracting(one -> one.id().value())
                .containsExactlyElementsOf(
                        List.of("a-4", "a-3", "a-2", "a-1", "a-0").subList(0, left));
        assertThat(store.oldestAuditRecord(ACME)).contains(NOON.plusMillis(5L - left));
    }

    @Test
    void recordOnACursorMayBeDropped() {
        for (int i = 0; i < 4; i++) {
            append("a-" + i, NOON.plusSeconds(i));
        }
        String cursor = AuditPosition.of(acme.audit("a-2", NOON.plusSeconds(2))).toString();
        assertThat(store.auditRecords(ACME, AuditFilter.EVERYTHING, cursor, 10).items())
                .hasSize(2);

        commitApplied(new DropRecords(ACME, NOON.plusSeconds(3), 10));

        assertThat(store.auditRecords(ACME, AuditFilter.EVERYTHING, cursor, 10).items())
                .isEmpty();
        assertThat(all(AuditFilter.EVERYTHING, 1)).hasSize(1);
    }

    @Test
    void droppingConcernsOneAccount() {
        append("a", NOON);
        commitAppliedIn(GLOBEX, new AppendRecord(globex.audit("a", NOON)));
        commitAppliedIn(AccountId.NONE, new AppendRecord(new Sample(AccountId.NONE).audit("a", NOON)));

        commitAppliedIn(GLOBEX, new DropRecords(GLOBEX, NOON.plusSeconds(1), 10));

        assertThat(store.oldestAuditRecord(GLOBEX)).isEmpty();
        assertThat(store.oldestAuditRecord(ACME)).contains(NOON);
        assertThat(store.auditRecords(AccountId.NONE, AuditFilter.EVERYTHING, null, 10)
                        .items())
                .hasSize(1);
        assertThat(store.auditRecords(GLOBEX, AuditFilter.EVERYTHING, null, 10).items())
                .isEmpty();
    }

    @Test
    void recordOfAnotherAccountIsRefused() {
        append("a", NOON);

        assertThatThrownBy(() -> commitApplied(new AppendRecord(globex.audit("b", NOON))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(all(AuditFilter.EVERYTHING, 10)).hasSize(1);
    }

    /** Every filter finds some of these, and none finds all; newest first. */
    private static List<AuditRecord> everything() {
        List<AuditRecord> all = new ArrayList<>();
        List<AuditActor> actors =
                List.of(user(SELLER), user(OTHER), new AuditActor(AuditActor.Kind.HOST, null, "host"));
        List<AuditOperation> operations =
                List.of(AuditOperation.CONVERSATION_ASSIGN, AuditOperation.LINE_REMOVE, AuditOperation.AUDIT_READ);
        for (AuditActor actor : actors) {
            for (AuditOperation operation : operations) {
                for (AuditSubject subject : new AuditSubject[] {TALK, CONTACT, null}) {
                    for (List<String> reasons : List.of(List.<String>of(), List.of("NOT_PERMITTED"))) {
                        int number = all.size();
                        all.add(record(
                                "r-" + number,
                                NOON.plusMillis(number / 3),
                                actor,
                                operation,
                                subject,
                                reasons,
                                List.of()));
                    }
                }
            }
        }
        all.sort(Comparator.comparing(AuditPosition::of, Comparator.reverseOrder()));
        return all;
    }

    private static List<AuditFilter> filters() {
        List<AuditFilter> filters = new ArrayList<>();
        for (Instant from : new Instant[] {null, NOON.plusMillis(2)}) {
            for (Instant before : new Instant[] {null, NOON.plusMillis(16)}) {
                for (UserId user : new UserId[] {null, SELLER}) {
                    for (Set<AuditOperation> operations : List.of(
                            Set.<AuditOperation>of(),
                            Set.of(AuditOperation.LINE_REMOVE),
                            Set.of(AuditOperation.LINE_REMOVE, AuditOperation.CONVERSATION_ASSIGN))) {
                        for (AuditSubject subject : new AuditSubject[] {null, TALK}) {
                            for (AuditResult result : new AuditResult[] {null, AuditResult.DONE, AuditResult.DENIED}) {
                                filters.add(new AuditFilter(from, before, user, operations, subject, result));
                            }
                        }
                    }
                }
            }
        }
        return filters;
    }

    private static AuditActor user(UserId user) {
        return new AuditActor(AuditActor.Kind.USER, user, "sales user");
    }

    private static AuditRecord record(
            String id,
            Instant at,
            AuditActor by,
            AuditOperation operation,
            @Nullable AuditSubject subject,
            List<String> reasons,
            List<String> fields) {
        return new AuditRecord(ACME, new AuditRecordId(id), at, by, operation, subject, reasons, fields);
    }

    private void append(String id, Instant at) {
        commitApplied(new AppendRecord(acme.audit(id, at)));
    }

    private List<AuditRecord> all(AuditFilter filter, int limit) {
        return Pages.all(limit, (@Nullable String after, int size) -> store.auditRecords(ACME, filter, after, size));
    }
}
