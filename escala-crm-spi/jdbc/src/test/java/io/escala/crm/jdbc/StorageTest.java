package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreOpenException;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of the file: after a kill, after a newer version, before and after migrations. */
class StorageTest {
    private static final JdbcOptions CHECK_ONLY = JdbcOptions.standard().migrateOnOpen(false);

    @TempDir
    Path directory;

    @Test
    void committedDataSurvivesAProcessKill() throws Exception {
        Path killed = directory.resolve("killed.db");
        try (CrmStore store = JdbcCrmStore.sqlite(directory.resolve("alive.db"))) {
            for (int person = 0; person < 20; person++) {
                store.commit(List.of(
                        TestObjects.firstMessage(person, "wamid." + person).build()));
            }
            // What is on disk while the store is open is what a killed process leaves behind.
            Files.copy(directory.resolve("alive.db"), killed);
            Files.copy(directory.resolve("alive.db-wal"), directory.resolve("killed.db-wal"));
        }

        try (CrmStore store = JdbcCrmStore.sqlite(killed)) {
            assertThat(EventPages.events(store.events(ACME, null, 1_000))).hasSize(20);
            assertThat(store.holders(ACME, Set.of(Claim.providerMessage(TestObjects.LINE, "wamid.19"))))
                    .hasSize(1);
            assertThat(store.messages(ACME, Set.of(new MessageId("m-wamid.19"))))
                    .hasSize(1);
        }
    }

    @Test
    void contentOfANewerVersionIsReturnedRaw() throws SQLException {
        Path file = directory.resolve("newer.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));
        }
        execute(file, "UPDATE escala_messages SET content = '{\"is\":\"hologram\",\"depth\":3}'");

        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            assertThat(store.messages(ACME, Set.of(new MessageId("m-wamid.1"))).values())
                    .extracting(message -> message.content())
                    .containsExactly(new MessageContent.Raw("hologram", "{\"is\":\"hologram\",\"depth\":3}"));
        }
    }

    @Test
    void systemEntriesOfANewerVersionAreKeptAsTheyAre() throws SQLException {
        Path file = directory.resolve("newer.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));
        }
        String newer = "{\"is\":\"hologram\",\"depth\":3}";
        execute(
                file,
                "INSERT INTO escala_thread_entries (account, conversation, id, at, arrived_at, doc)"
                        + " SELECT account, id, 'entry', 0, 0, '{\"by\":\"robot\",\"content\":" + newer
                        + "}' FROM escala_conversations");

        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            ConversationId written = store.messages(ACME, Set.of(new MessageId("m-wamid.1")))
                    .get(new MessageId("m-wamid.1"))
                    .conversation();
            SystemEntry read = store.entries(ACME, written, null, 10).items().get(0);
            assertThat(read.content()).isEqualTo(new EntryContent.Unknown("hologram", newer));
            assertThat(read.by()).isEqualTo(Author.CHANNEL);
        }
    }

    @Test
    void eventsOfANewerVersionAreSkippedWithoutShorteningAPage() throws SQLException {
        Path file = directory.resolve("newer.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            for (int person = 0; person < 10; person++) {
                store.commit(List.of(
                        TestObjects.firstMessage(person, "wamid." + person).build()));
            }
        }
        execute(file, "UPDATE escala_events SET tag = 'hologram-shown' WHERE seq BETWEEN 3 AND 7");

        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            List<LoggedEvent> first = EventPages.events(store.events(ACME, null, 4));
            assertThat(first)
                    .extracting(LoggedEvent::event)
                    .extracting(event ->
                            ((CrmEvent.MessageReceived) event).message().value())
                    .containsExactly("m-wamid.0", "m-wamid.1", "m-wamid.7", "m-wamid.8");
            assertThat(EventPages.events(store.events(ACME, first.get(3).cursor(), 4)))
                    .hasSize(1);
        }
    }

    @Test
    void reopeningMigratesNothing() throws Exception {
        Path file = directory.resolve("again.db");
        JdbcCrmStore.sqlite(file).close();
        byte[] before = Files.readAllBytes(file);

        JdbcCrmStore.sqlite(file).close();
        JdbcCrmStore.sqlite(file, CHECK_ONLY).close();

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void storeWithoutMigrationNamesTheMissingVersion() {
        assertThatThrownBy(() -> JdbcCrmStore.sqlite(directory.resolve("empty.db"), CHECK_ONLY))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("[1, 2, ");
        Postgres empty = new Postgres();
        assertThatThrownBy(() -> JdbcCrmStore.postgres(empty.dataSource(), CHECK_ONLY))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("[1, 2, ");
        empty.drop();
    }

    @Test
    void fileOfThePreviousVersionIsMigratedWithItsData() throws SQLException {
        Path file = directory.resolve("before.db");
        WorkItem waiting = WorkItem.single(ACME, WorkKind.PROFILE, "identity", TestObjects.NOON);
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            store.commit(List.of(TestObjects.changeSet()
                    .enqueue(waiting)
                    .change(new ContactChange.AddContact(new Contact(
                            ACME,
                            new ContactId("contact"),
                            "Ana",
                            null,
                            null,
                            "Acme",
                            null,
                            Lifecycle.PROSPECT,
                            false,
                            Map.of(),
                            Map.of(),
                            Origin.PERSON,
                            TestObjects.NOON,
                            0)))
                    .build()));
        }
        for (String undo : List.of(
                "ALTER TABLE escala_work DROP COLUMN errors",
                "ALTER TABLE escala_work DROP COLUMN suspicions",
                "DROP INDEX escala_work_due",
                "DROP INDEX escala_work_group",
                "DROP INDEX escala_work_lane",
                "DROP INDEX escala_leases_token",
                "ALTER TABLE escala_work DROP COLUMN priority",
                "ALTER TABLE escala_work DROP COLUMN begun",
                "ALTER TABLE escala_work DROP COLUMN begun_alone",
                "CREATE INDEX escala_work_lane ON escala_work (account, lane, seq)",
                "CREATE INDEX escala_work_due ON escala_work (kind, due)",
                "ALTER TABLE escala_leases ADD COLUMN place BIGINT",
                "DROP TABLE escala_work_quarantine",
                "DROP INDEX escala_events_of_all",
                "DROP TABLE escala_event_marks",
                "DROP INDEX escala_operations_at",
                "DROP TABLE escala_unfinished",
                "DROP TABLE escala_message_texts_terms",
                "DROP TABLE escala_message_texts_index",
                "DROP TABLE escala_message_texts",
                "DROP INDEX escala_contact_keys_domain",
                "DROP TABLE escala_people_terms",
                "DROP TABLE escala_people_index",
                "DROP TABLE escala_people",
                "DROP INDEX escala_conversations_person",
                "ALTER TABLE escala_conversations DROP COLUMN person",
                "DROP INDEX escala_conversations_activity",
                "DROP INDEX escala_conversations_owner",
                "DROP INDEX escala_conversations_unread",
                "DROP INDEX escala_conversations_window",
                "DROP INDEX escala_conversations_idle",
                "ALTER TABLE escala_conversations DROP COLUMN opened_by_business",
                "DROP TABLE escala_auto_close_rules",
                "ALTER TABLE escala_conversations DROP COLUMN person_since",
                "ALTER TABLE escala_conversations DROP COLUMN taken_over",
                "ALTER TABLE escala_conversations DROP COLUMN handed_back",
                "ALTER TABLE escala_conversations DROP COLUMN tags",
                "DROP TABLE escala_contact_history",
                "DROP TABLE escala_deleted_contacts",
                "DROP TRIGGER escala_conversations_listed",
                "DROP TABLE escala_listed_contacts",
                "DROP TABLE escala_contact_fields",
                "DROP INDEX escala_aliases_user_name",
                "DROP INDEX escala_identities_linked",
                "DROP INDEX escala_contacts_company",
                "ALTER TABLE escala_contacts DROP COLUMN company",
                "ALTER TABLE escala_contacts DROP COLUMN archived_at",
                "DROP TABLE escala_records",
                "DROP TABLE escala_companies",
                "DROP TABLE escala_company_words",
                "DROP TABLE escala_fields",
                "DROP TABLE escala_team",
                "DROP TABLE escala_team_users",
                "DROP TABLE escala_last_assigned",
                "DROP TABLE escala_conversation_tags",
                "ALTER TABLE escala_conversations DROP COLUMN place",
                "ALTER TABLE escala_conversations DROP COLUMN is_unread",
                "ALTER TABLE escala_conversations DROP COLUMN is_registered",
                "ALTER TABLE escala_conversations DROP COLUMN contact",
                "ALTER TABLE escala_messages DROP COLUMN notice",
                "ALTER TABLE escala_messages DROP COLUMN price",
                "ALTER TABLE escala_conversations DROP COLUMN closing_told",
                "DROP TABLE escala_library_files",
                "DROP TABLE escala_uploads",
                "DROP TABLE escala_scheduled_messages",
                "DROP TABLE escala_line_reports",
                "DROP TABLE escala_audit",
                "DROP TABLE escala_touchpoints",
                "ALTER TABLE escala_identities DROP COLUMN vetoes",
                "ALTER TABLE escala_identities DROP COLUMN link_reason",
                "DROP INDEX escala_sessions_opened",
                "ALTER TABLE escala_sessions DROP COLUMN opened_at",
                "ALTER TABLE escala_sessions DROP COLUMN closed_at",
                "ALTER TABLE escala_sessions DROP COLUMN opener",
                "DROP TABLE escala_thread_entries",
                "DROP INDEX escala_conversations_superseded",
                "ALTER TABLE escala_conversations DROP COLUMN superseded_by",
                "ALTER TABLE escala_journal DROP COLUMN several_apps",
                "ALTER TABLE escala_lines DROP COLUMN available",
                "ALTER TABLE escala_lines DROP COLUMN refused_credential",
                "DROP INDEX escala_lines_route",
                "CREATE UNIQUE INDEX escala_lines_route ON escala_lines (route)",
                "CREATE INDEX escala_conversations_activity ON escala_conversations (account, id)",
                "CREATE INDEX escala_conversations_owner ON escala_conversations (account, owner)",
                "DELETE FROM escala_migrations WHERE number >= 2")) {
            execute(file, undo);
        }

        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            assertThat(store.lane(ACME, waiting.lane(), 10)).containsExactly(waiting);
            WorkItem companies = WorkItem.single(ACME, WorkKind.COMPANY_TEXTS, "texts", TestObjects.NOON)
                    .bulk();
            assertThat(store.lane(ACME, companies.lane(), 10))
                    .as("names become companies")
                    .containsExactly(companies);
            assertThat(store.lease(new LeaseRequest(
                            "token", Set.of(WorkKind.PROFILE), TestObjects.NOON, Duration.ofMinutes(1))))
                    .isPresent();
        }
    }

    @Test
    void printedSqlCreatesTheSchema() throws SQLException {
        Postgres empty = new Postgres();
        try (Connection connection = empty.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Migration migration : Migrations.postgres()) {
                statement.execute(migration.sql());
            }
        }
        try (CrmStore store = JdbcCrmStore.postgres(empty.dataSource(), CHECK_ONLY)) {
            assertThat(store.commit(
                            List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                    .containsExactly(new CommitResult.Applied());
        }
        empty.drop();
        assertThat(Migrations.sqlite()).hasSameSizeAs(Migrations.postgres());
    }

    @Test
    void concurrentlyOpenedStoresMigrateOnce() {
        Postgres empty = new Postgres();
        openAtOnce(() -> JdbcCrmStore.postgres(empty.dataSource()));
        empty.drop();

        // Repeated, because switching a new file to write-ahead logging locks out other connections for a moment.
        for (int file = 0; file < 40; file++) {
            Path fresh = directory.resolve("at-once-" + file + ".db");
            openAtOnce(() -> JdbcCrmStore.sqlite(fresh));
        }
    }

    private static void openAtOnce(Opening opening) {
        List<CompletableFuture<Boolean>> opened = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String person = "p-" + i;
            opened.add(CompletableFuture.supplyAsync(() -> {
                try (CrmStore store = opening.open()) {
                    return store.commit(List.of(TestObjects.changeSet()
                                    .change(new ContactChange.AddContact(TestObjects.contact(person)))
                                    .build()))
                            .equals(List.of(new CommitResult.Applied()));
                }
            }));
        }
        assertThat(opened).allMatch(CompletableFuture::join);
    }

    @Test
    void ambiguousPathIsRefused() {
        assertThatThrownBy(() -> JdbcCrmStore.sqlite(directory.resolve("what?.db")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("question mark");
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Opens a store. */
    private interface Opening {
        CrmStore open();
    }

    @Test
    void preReleaseSchemaIsRefused() throws SQLException {
        Path file = directory.resolve("old.db");
        JdbcCrmStore.sqlite(file).close();
        execute(file, "UPDATE escala_migrations SET name = 'schema' WHERE number = 1");

        assertThatThrownBy(() -> JdbcCrmStore.sqlite(file))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("'schema'")
                .hasMessageContaining("made anew");
    }
}
