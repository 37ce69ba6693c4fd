package io.escala.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.audit.AuditQuery;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.AuditChange;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** How long audit records are kept, and those of what belongs to no account. */
class AuditRetentionTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static void save(InboxFixture fixture) {
        AccountSettings settings =
                fixture.store().settings(TestBusiness.ACCOUNT).orElseThrow();
        fixture.inbox()
                .as(fixture.administrator())
                .administration()
                .save(settings)
                .orThrow();
    }

    private static List<Instant> times(InboxFixture fixture) {
        return fixture
                .inbox()
                .as(fixture.administrator())
                .audit()
                .records(AuditQuery.all().of(AuditOperation.SETTINGS_SAVE))
                .stream()
                .map(AuditRecord::at)
                .toList();
    }

    @EveryStore
    @DisplayName("Records are deleted after a year, to within a day, month after month")
    void oldRecordsAreDeleted(InboxFixture fixture) {
        Instant first = fixture.now();
        fixture.runWork();
        for (int month = 1; month <= 3; month++) {
            fixture.later(DAY.multipliedBy(40));
            save(fixture);
            fixture.runWork();
        }
        List<Instant> all = times(fixture);
        assertThat(all).hasSize(4).endsWith(first);

        Instant end = first.plus(DAY.multipliedBy(500));
        while (fixture.now().isBefore(end)) {
            fixture.later(DAY);
            fixture.runWork();
            Instant now = fixture.now();
            assertThat(times(fixture))
                    .as("on %s", now)
                    .containsAll(all.stream()
                            .filter(at -> !at.isBefore(now.minus(DAY.multipliedBy(365))))
                            .toList())
                    .isSubsetOf(all.stream()
                            .filter(at -> at.isAfter(now.minus(DAY.multipliedBy(367))))
                            .toList());
        }

        assertThat(times(fixture)).isEmpty();
        assertThat(fixture.store()
                        .auditRecords(TestBusiness.ACCOUNT, AuditFilter.EVERYTHING, null, 10)
                        .items())
                .isEmpty();
    }

    @EveryStore
    @DisplayName("A large backlog is deleted in portions of 500, in several turns")
    void backlogIsDeletedInPortions(InboxFixture fixture) {
        ChangeSet.Builder set = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("backlog"), fixture.now());
        for (int i = 0; i < 10_700; i++) {
            set.change(new AuditChange.AppendRecord(new AuditRecord(
                    TestBusiness.ACCOUNT,
                    new AuditRecordId("old-" + i),
                    fixture.now(),
                    AuditActor.of(fixture.administrator()),
                    AuditOperation.CONVERSATION_TAG,
                    null,
                    List.of(),
                    List.of())));
        }
        fixture.store().commit(List.of(set.build()));

        fixture.later(DAY.multipliedBy(400));
        fixture.runWork();

        assertThat(fixture.store().oldestAuditRecord(TestBusiness.ACCOUNT)).isEmpty();
    }

    @EveryStore
    @DisplayName("What the host does outside any account is in a trail of its own")
    void ofNoAccount(InboxFixture fixture) {
        WhatsAppNumber number = WhatsAppNumber.of("1062")
                .app(TestBusiness.APP)
                .phone("5493410001166")
                .waba("2040")
                .portfolio("3030")
                .token("token-of-1062");
        fixture.meta().put(number);
        fixture.deliver(
                fixture.meta().whatsAppPerson("5493415550101").with(number).writes("hola"));
        String item = fixture.quarantined(AccountId.NONE).get(0).id();
        fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", "1062", "2040")
                .withApp(TestBusiness.APP)
                .withPortfolio("3030"));

        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .hasSize(1);

        assertThat(fixture.inbox().as(Actor.host()).audit().records(AuditQuery.all()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.operation()).isEqualTo(AuditOperation.QUARANTINE_REPLAY);
                    assertThat(one.subject()).isEqualTo(new AuditSubject(AuditSubject.Kind.QUARANTINED_ITEM, item));
                    assertThat(one.by()).isEqualTo(AuditActor.of(Actor.host()));
                });
    }
}
