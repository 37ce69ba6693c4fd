package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken connections, uncertain commits, conflicting writers. */
class PostgresFailureTest {
    private final Postgres postgres = Postgres.emptied();
    private final Connections connections = new Connections(postgres.dataSource());
    private final CrmStore store = JdbcCrmStore.postgres(connections.dataSource());

    @AfterEach
    void release() {
        store.close();
        connections.close();
        postgres.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "57P01"})
    void temporaryFailureIsRetried(String state) {
        AtomicInteger commits = new AtomicInteger();
        connections.beforeCommit(connection -> {
            if (commits.incrementAndGet() <= 2) {
                connection.rollback();
                throw new SQLException("broken off", state);
            }
        });

        assertThat(store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                .containsExactly(new Applied());

        assertThat(commits).hasValue(3);
        assertThat(EventPages.events(store.events(ACME, null, 10))).hasSize(1);
    }

    @Test
    void statisticsAreRefreshedAsTablesGrow() throws SQLException {
        commitApplied(0, 600);
        assertThat(conversationsByStatistics()).isBetween(500.0, 600.0);

        commitApplied(600, 2_100);
        assertThat(conversationsByStatistics()).isBetween(1_500.0, 2_100.0);
    }

    private void commitApplied(int from, int to) {
        for (int first = from; first < to; first += 100) {
            List<ChangeSet> sets = new ArrayList<>();
            for (int i = first; i < first + 100; i++) {
                sets.add(TestObjects.firstMessage(i, "wamid." + i).build());
            }
            assertThat(store.commit(sets)).containsOnly(new Applied());
        }
    }

    private double conversationsByStatistics() throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT reltuples FROM pg_class WHERE oid = to_regclass('escala_conversations')")) {
            result.next();
            return result.getDouble(1);
        }
    }

    @Test
    void commitWithLostAnswerIsNotRepeated() {
        AtomicInteger commits = new AtomicInteger();
        connections.beforeCommit(connection -> {
            if (commits.incrementAndGet() == 1) {
                connection.commit();
                throw new SQLException("the answer was lost", "08006");
            }
        });

        List<CommitResult> results = store.commit(List.of(
                TestObjects.firstMessage(1, "wamid.1").build(),
                TestObjects.firstMessage(2, "wamid.2").build()));

        assertThat(results).containsOnly(new AlreadyApplied());
        assertThat(EventPages.events(store.events(ACME, null, 10))).hasSize(2);
    }

    @Test
    void permanentFailureMessageContainsNoData() {
        connections.beforeCommit(connection -> {
            throw new SQLException("Batch entry 0 INSERT INTO … ('hola, ¿qué tal?')", "08006");
        });

        assertThatThrownBy(() -> store.commit(
                        List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("08006")
                .hasMessageNotContaining("hola")
                .hasNoSuppressedExceptions()
                .cause()
                .hasMessageNotContaining("hola")
                .hasNoCause();
    }

    /** Two contacts are edited to equal values in a host's unique index; each is its own ChangeSet, so it is no race. */
    @Test
    void uniqueViolationRejectsOneChangeSet() {
        store.commit(List.of(
                TestObjects.changeSet()
                        .change(new ContactChange.AddContact(TestObjects.contact("a")))
                        .build(),
                TestObjects.changeSet()
                        .change(new ContactChange.AddContact(TestObjects.contact("b")))
                        .build()));
        postgres.inSchema("CREATE UNIQUE INDEX own ON escala_contacts (search) WHERE search <> 'ana'");
        try {
            assertThatThrownBy(() -> store.commit(List.of(
                            renamed("a"),
                            renamed("b"),
                            TestObjects.firstMessage(1, "wamid.1").build())))
                    .isInstanceOf(UnstorableException.class)
                    .hasMessageContaining("23505")
                    .hasMessageNotContaining("Bea");

            assertThat(store.contacts(ACME, Set.of(new ContactId("a"), new ContactId("b")))
                            .values())
                    .extracting(Contact::firstName)
                    .containsExactlyInAnyOrder("Bea", "Ana");
            assertThat(EventPages.events(store.events(ACME, null, 10))).hasSize(1);
        } finally {
            postgres.inSchema("DROP INDEX own");
        }
    }

    private static ChangeSet renamed(String id) {
        Contact contact =
                TestObjects.contact(id).withNames("Bea", null, Origin.HOST).withVersion(1);
        return TestObjects.changeSet()
                .change(new ContactChange.EditContact(contact))
                .build();
    }

    /** A full, busy or locked engine is a temporary failure. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "53300", "42501", "25006", "55P03"})
    void temporaryEngineFailureIsUnavailable(String state) {
        connections.beforeCommit(connection -> {
            throw new SQLException("not now", state);
        });

        assertThatThrownBy(() -> store.commit(
                        List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void dataSourceOfAnotherDatabaseIsRefused(@TempDir Path directory) {
        DataSource sqlite = Connections.proxy(
                DataSource.class,
                (self, method, arguments) ->
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("other.db")));

        assertThatThrownBy(() -> JdbcCrmStore.postgres(sqlite))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("PostgreSQL 13");
    }

    @Test
    void batchRewritingDriverWorks() throws SQLException {
        Connections rewriting = new Connections(postgres.dataSource(Map.of("reWriteBatchedInserts", "true")));
        try (CrmStore rewriter = JdbcCrmStore.postgres(rewriting.dataSource())) {
            List<ChangeSet> sets = new ArrayList<>();
            for (int person = 0; person < 20; person++) {
                sets.add(TestObjects.firstMessage(person, "wamid." + person).build());
            }
            assertThat(rewriter.commit(sets)).containsOnly(new Applied());
            assertThat(rewriter.commit(sets)).containsOnly(new AlreadyApplied());
            assertThat(rewriter.commit(List.of(TestObjects.changeSet()
                            .claim(Claim.providerMessage(TestObjects.LINE, "wamid.3"), "somebody else")
                            .build())))
                    .containsExactly(new CommitResult.Conflict(new CommitResult.ClaimTaken(
                            Claim.providerMessage(TestObjects.LINE, "wamid.3"), "m-wamid.3")));
            assertThat(EventPages.events(rewriter.events(ACME, null, 100)))
                    .extracting(logged -> logged.event())
                    .containsExactlyElementsOf(
                            sets.stream().map(set -> set.events().get(0)).toList());
        }
        rewriting.close();
    }

    @Test
    void connectionsAreReturnedUnchanged() throws SQLException {
        Connection only = postgres.dataSource().getConnection();
        DataSource one = Connections.proxy(
                DataSource.class,
                (self, method, arguments) -> Connections.proxy(
                        Connection.class,
                        (same, called, values) ->
                                called.getName().equals("close") ? null : called.invoke(only, values)));

        try (CrmStore borrowing = JdbcCrmStore.postgres(one)) {
            borrowing.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));
            assertThat(EventPages.events(borrowing.events(ACME, null, 10))).hasSize(1);
        }

        assertThat(only.getAutoCommit()).isTrue();
        assertThat(only.isClosed()).isFalse();
        only.close();
    }

    /** Bodies that open and raise the same conversations in every order, from eight threads. */
    @Test
    void conflictingWritersAllSucceed() {
        int people = 12;
        for (int person = 0; person < people; person++) {
            store.commit(
                    List.of(TestObjects.firstMessage(person, "first-" + person).build()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<CompletableFuture<List<CommitResult>>> bodies = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            for (int body = 0; body < 10; body++) {
                String name = thread + "-" + body;
                long seed = thread * 100L + body;
                bodies.add(CompletableFuture.supplyAsync(() -> store.commit(body(name, people, seed)), threads));
            }
        }

        assertThat(bodies).allSatisfy(body -> assertThat(body.join()).containsOnly(new Applied()));

        threads.shutdown();
        List<ConversationId> ids = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            ids.add(new ConversationId("c-" + person));
        }
        Instant latest = NOON.plusSeconds(79);
        assertThat(store.conversations(ACME, Set.copyOf(ids)).values())
                .hasSize(people)
                .extracting(Conversation::marks)
                .allSatisfy(marks -> assertThat(marks).containsEntry(Mark.ACTIVITY, latest));
        assertThat(EventPages.events(store.events(ACME, null, 1_000))).hasSize(people + 80 * people);
    }

    private static List<ChangeSet> body(String name, int people, long seed) {
        String[] parts = name.split("-", -1);
        Instant at = NOON.plusSeconds(Integer.parseInt(parts[0]) * 10L + Integer.parseInt(parts[1]));
        List<ChangeSet> sets = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            sets.add(TestObjects.message(person, name + "-" + person, at).build());
        }
        Collections.shuffle(sets, new Random(seed));
        return sets;
    }
}
