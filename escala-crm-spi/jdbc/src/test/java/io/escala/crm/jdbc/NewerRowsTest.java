package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.GLOBEX;
import static io.escala.crm.jdbc.OldData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import io.escala.crm.jdbc.StoredCopy.Engine;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.Visibility;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Rows that a newer version wrote while this version is still running: they are skipped or read in a general form, the other rows
 * are read as always, and the log names each unknown kind once.
 */
class NewerRowsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcOptions options = JdbcOptions.standard().leaseClock(new ManualClock());
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.escala.crm.jdbc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    /** Names of each engine's own, because a name is logged once per process. */
    private static String unknown(Engine engine, String name) {
        return name + "-of-" + engine;
    }

    @BeforeEach
    void readLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leaveLog() {
        logger.detachAppender(log);
    }

    private List<String> warnings(String unknown) {
        return log.list.stream()
                .filter(logged -> logged.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("'" + unknown + "'"))
                .map(message -> message.substring(0, message.indexOf(' ')))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfUnknownKindsAreSkippedAndLoggedOnce(Engine engine) throws Exception {
        String unknown = unknown(engine, "skipped");
        try (StoredCopy copy = engine.copy(directory)) {
            for (String insert : List.of(
                    "escala_aliases (account, identity, kind, scope, value, grade, valid_from, last_seen)"
                            + " VALUES ('acme', 'i-WHATSAPP', '%s', 'scope', 'value', 1, 0, 0)",
                    "escala_contact_keys (account, contact, kind, value, roles) VALUES ('acme', 'ana', '%s', 'v', 0)",
                    "escala_contact_keys (account, contact, kind, value, roles) VALUES ('acme', 'ana', 'phone', '5491155550009', 64)",
                    "escala_consents (account, contact, id, at, doc) VALUES ('acme', 'ana', 'newer', 0,"
                            + " '{\"purpose\":\"%s\",\"state\":\"granted\",\"origin\":\"host\"}')",
                    "escala_channel_consents (account, identity, id, at, doc) VALUES ('acme', 'i-WHATSAPP', 'newer', 0,"
                            + " '{\"purpose\":\"marketing\",\"state\":\"%s\"}')",
                    "escala_events (account, at, tag, doc) VALUES ('acme', 0, '%s', '{}')",
                    "escala_events (account, at, tag, doc) VALUES ('acme', 0, 'conversation-opened',"
                            + " '{\"conversation\":\"c\",\"channel\":\"%s\",\"opener\":\"contact\",\"session\":1}')",
                    "escala_suggestions (account, id, doc) VALUES ('acme', 'AA', '{\"kind\":\"%s\",\"at\":0}')",
                    "escala_suggestions (account, id, doc) VALUES ('acme', 'AB', '{\"kind\":\"%s\",\"at\":0}')",
                    "escala_parked (account, message, report, line, doc) VALUES ('globex', 'line/newer', 'r', 'line',"
                            + " '{\"message\":\"newer\",\"report\":{\"is\":\"%s\"},\"parked\":0}')",
                    "escala_template_reports (account, waba, name, language, aspect, rank, doc)"
                            + " VALUES ('acme', 'waba', 'hello_ñ', 'es_AR', '%s', '0', '{\"value\":\"v\",\"at\":0}')",
                    "escala_work (account, kind, id, lane, lane_group, due, attempts)"
                            + " VALUES ('acme', '%s', 'newer', 'lane-of-SEND', 'group', 0, 0)",
                    "escala_work_quarantine (account, kind, id, at, doc) VALUES ('acme', '%s', 'newer', 0,"
                            + " '{\"lane\":\"l\",\"group\":\"g\",\"due\":0,\"reason\":\"errors\"}')")) {
                copy.execute("INSERT INTO " + insert.replace("%s", unknown));
            }
            try (CrmStore store = copy.open(options)) {
                for (int read = 0; read < 2; read++) {
                    assertOtherRowsAreRead(store);
                }
            }
        }

        assertThat(warnings(unknown))
                .containsExactly(
                        "escala_aliases",
                        "escala_channel_consents",
                        "escala_consents",
                        "escala_contact_keys",
                        "escala_events",
                        "escala_parked",
                        "escala_suggestions",
                        "escala_template_reports",
                        "escala_work",
                        "escala_work_quarantine");
    }

    private static void assertOtherRowsAreRead(CrmStore store) {
        ExpectedAccount expected = new ExpectedAccount(ACME, OldData.changeSets());
        expected.assertSame(store);
        assertThat(store.deferred(GLOBEX, List.of(Claim.providerMessage(new LineId("line"), "newer"))))
                .isEmpty();
        assertThat(store.lane(ACME, OldWork.lane(WorkKind.SEND), 10))
                .isEqualTo(OldWork.lanes().get(WorkKind.SEND));
        assertThat(pages(after -> store.suggestions(ACME, after, 1)))
                .extracting(Suggestion::kind)
                .containsExactlyInAnyOrderElementsOf(OldKinds.SUGGESTIONS.stream()
                        .flatMap(kind -> Stream.of(kind, kind))
                        .toList());
        assertThat(pages(after -> store.quarantinedWork(ACME, after, 1)))
                .hasSize(OldKinds.WORK.size() * OldKinds.WORK_QUARANTINE.size());
        assertThat(pagesOfEvents(store)).hasSameSizeAs(OldEvents.events());
    }

    /** Reads all pages; fails when there are more of them than rows. */
    private static <T> List<T> pages(Function<@Nullable String, CursorPage<T>> read) {
        List<T> all = new ArrayList<>();
        String after = null;
        for (int page = 0; page < 1_000; page++) {
            CursorPage<T> next = read.apply(after);
            all.addAll(next.items());
            after = next.next();
            if (after == null) {
                return all;
            }
        }
        throw new AssertionError("the pages do not end");
    }

    private static List<LoggedEvent> pagesOfEvents(CrmStore store) {
        List<LoggedEvent> all = new ArrayList<>();
        String after = null;
        for (int page = 0; page < 1_000; page++) {
            List<LoggedEvent> next = EventPages.events(store.events(ACME, after, 1));
            if (next.isEmpty()) {
                return all;
            }
            all.addAll(next);
            after = next.get(next.size() - 1).cursor();
        }
        throw new AssertionError("the log does not end");
    }

    @ParameterizedTest
    @EnumSource
    void unknownContentAndReasonsAreReadInAGeneralFormAndLoggedOnce(Engine engine) throws Exception {
        String unknown = unknown(engine, "general");
        String content = "{\"is\":\"" + unknown + "\",\"depth\":3}";
        try (StoredCopy copy = engine.copy(directory)) {
            copy.execute("UPDATE escala_messages SET content = '" + content + "' WHERE id = 'm-content-3'");
            copy.execute("UPDATE escala_aside SET reason = '" + unknown + "' WHERE id = 'STALE/none'");
            copy.execute("UPDATE escala_aside SET line = '" + unknown + "/1001' WHERE id = 'STALE/MESSENGER'");
            copy.execute("UPDATE escala_work_quarantine SET doc = REPLACE(doc, 'lost-workers', '" + unknown
                    + "') WHERE kind = 'media' AND id = 'harmful-LOST_WORKERS'");
            try (CrmStore store = copy.open(options)) {
                for (int read = 0; read < 2; read++) {
                    assertGeneralForms(store, new MessageContent.Raw(unknown, content));
                }
            }
        }

        assertThat(warnings(unknown)).containsExactly("escala_aside", "escala_messages", "escala_work_quarantine");
    }

    private static void assertGeneralForms(CrmStore store, MessageContent content) {
        assertThat(store.messages(ACME, Set.of(new MessageId("m-content-3"))).values())
                .extracting(message -> message.content())
                .containsExactly(content);
        assertThat(store.quarantined(ACME, Set.of("STALE/none")).values())
                .extracting(QuarantinedItem::reason)
                .containsExactly(QuarantinedItem.Reason.UNRECOGNIZED);
        assertThat(store.quarantined(ACME, QuarantineFilter.EVERYTHING, null, 1_000)
                        .items())
                .filteredOn(item -> item.line() == null)
                .hasSize(OldKinds.QUARANTINE.size() + 1);
        WorkKey harmful = new WorkKey(WorkKind.MEDIA, "harmful-LOST_WORKERS");
        assertThat(store.quarantinedWork(ACME, Set.of(harmful)).values())
                .extracting(QuarantinedWork::reason)
                .containsExactly(QuarantinedWork.Reason.ERRORS);
        Backlog backlog = store.backlog(ACME);
        assertThat(backlog.quarantinedElsewhere()).isEqualTo(OldKinds.QUARANTINE.size() + 1L);
    }

    @ParameterizedTest
    @EnumSource
    void unknownWorkBlocksItsGroupOnly(Engine engine) throws Exception {
        String unknown = unknown(engine, "work");
        WorkItem behind = new WorkItem(ACME, new WorkKey(WorkKind.MEDIA, "behind"), "mixed", "another-group", NOON, 0);
        WorkItem blocked = new WorkItem(ACME, new WorkKey(WorkKind.MEDIA, "blocked"), "mixed", "group", NOON, 0);
        try (StoredCopy copy = engine.copy(directory)) {
            insertWork(copy, unknown, "only-unknown", 1);
            insertWork(copy, unknown, "mixed", 5);
            copy.execute("DELETE FROM escala_work WHERE kind = 'media'");
            try (CrmStore store = copy.open(options)) {
                assertThat(store.commit(List.of(OldData.begin("behind")
                                .enqueue(behind)
                                .enqueue(blocked)
                                .build())))
                        .containsExactly(new CommitResult.Applied());

                assertThat(store.lane(ACME, "only-unknown", 1)).isEmpty();
                assertThat(store.lane(ACME, "mixed", 2)).containsExactly(behind, blocked);
                Lease lease = store.lease(media("first")).orElseThrow();
                assertThat(lease.lane()).isEqualTo("mixed");
                assertThat(store.due(lease, Set.of(WorkKind.MEDIA), NOON, 10)).containsExactly(behind);
                assertThat(store.begin(lease, List.of(behind.key()), false, MINUTE))
                        .isTrue();
                assertThat(store.commit(List.of(OldData.begin("settled")
                                .under(lease)
                                .done(behind.key())
                                .releaseLease()
                                .build())))
                        .containsExactly(new CommitResult.Applied());

                // What is left waits for the newer version, so its lanes are not leased again and again.
                assertThat(store.lease(media("second"))).isEmpty();
                assertThat(store.lane(ACME, "mixed", 10)).containsExactly(blocked);
            }
        }

        assertThat(warnings(unknown)).containsExactly("escala_work");
    }

    @ParameterizedTest
    @EnumSource
    void unknownAuditRecordsAreReadInAGeneralFormAndKept(Engine engine) throws Exception {
        String unknown = unknown(engine, "audit");
        try (StoredCopy copy = engine.copy(directory)) {
            copy.open(options).close();
            copy.execute(
                    "INSERT INTO escala_audit (account, id, at, actor, user_id, role, operation, subject_kind, subject_id,"
                            + " denied, reasons) VALUES ('acme', 'newer', 0, '" + unknown + "', 'who', 'robot', '"
                            + unknown + "', '"
                            + unknown + "', 'id', 1, '[\"TOO_NEW\"]')");
            AuditRecord general = new AuditRecord(
                    ACME,
                    new AuditRecordId("newer"),
                    Instant.EPOCH,
                    new AuditActor(AuditActor.Kind.UNKNOWN, null, "robot"),
                    AuditOperation.UNKNOWN,
                    new AuditSubject(AuditSubject.Kind.UNKNOWN, "id"),
                    List.of("TOO_NEW"),
                    List.of());
            try (CrmStore store = copy.open(options)) {
                for (int read = 0; read < 2; read++) {
                    assertThat(store.auditRecords(ACME, AuditFilter.EVERYTHING, null, 10)
                                    .items())
                            .containsExactly(general);
                }
            }
        }

        assertThat(warnings(unknown)).containsExactly("escala_audit");
    }

    @ParameterizedTest
    @EnumSource
    void unknownItemsOfHistoriesAreReadInAGeneralFormAndKept(Engine engine) throws Exception {
        String unknown = unknown(engine, "history");
        String content = "{\"is\":\"" + unknown + "\",\"depth\":3}";
        String channel = "{\"is\":\"unlinked\",\"person\":\"who\",\"channel\":\"" + unknown + "\"}";
        try (StoredCopy copy = engine.copy(directory)) {
            copy.open(options).close();
            for (String each : List.of(content, channel)) {
                copy.execute(
                        "INSERT INTO escala_contact_history (account, contact, id, at, doc) VALUES ('acme', 'rosa', '"
                                + (each.equals(content) ? "a" : "b") + "', 0, '{\"by\":\"" + unknown + "\",\"content\":"
                                + each
                                + "}')");
            }
            try (CrmStore store = copy.open(options)) {
                for (int read = 0; read < 2; read++) {
                    assertThat(store.contactHistory(ACME, new ContactId("rosa"), Visibility.ALL, null, 10)
                                    .items()
                                    .items())
                            .containsExactly(
                                    item("b", new HistoryContent.Unknown("unlinked", channel)),
                                    item("a", new HistoryContent.Unknown(unknown, content)));
                }
            }
        }

        assertThat(warnings(unknown)).containsExactly("escala_contact_history");
    }

    private static HistoryItem item(String id, HistoryContent content) {
        return new HistoryItem(
                ACME, new ContactId("rosa"), new HistoryItemId(id), Author.CHANNEL, content, Instant.EPOCH);
    }

    private static LeaseRequest media(String token) {
        return new LeaseRequest(token, Set.of(WorkKind.MEDIA), NOON, MINUTE);
    }

    private static void insertWork(StoredCopy copy, String kind, String lane, int items) throws SQLException {
        for (int item = 0; item < items; item++) {
            copy.execute(
                    "INSERT INTO escala_work (account, kind, id, lane, lane_group, due, attempts) VALUES ('acme', '"
                            + kind + "', '" + lane + "-" + item + "', '" + lane + "', 'group', 0, 0)");
        }
    }
}
