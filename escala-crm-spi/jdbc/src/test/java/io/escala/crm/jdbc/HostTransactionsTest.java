package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import io.escala.crm.store.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A host's transactions, run by Spring, with and without the store in them. */
class HostTransactionsTest {
    private static final ChangeSet FIRST =
            TestObjects.firstMessage(1, "wamid.1").build();
    private static final Set<MessageId> MESSAGE = Set.of(new MessageId("m-wamid.1"));

    private final Postgres postgres = Postgres.emptied();
    private final Connections connections = new Connections(postgres.dataSource());
    private final DataSource pool = connections.dataSource();
    private final DataSource transactional = new TransactionAwareDataSourceProxy(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));

    /** On the pool, so that its connections are never those of a transaction of the host. */
    private final JdbcCrmStore outside = JdbcCrmStore.postgres(pool);

    private final CrmStore joined = outside.joining(TransactionRunner.of(transactional));

    @BeforeEach
    void createTableOfTheHost() {
        postgres.inSchema("CREATE TABLE orders (id TEXT PRIMARY KEY)");
    }

    @AfterEach
    void release() {
        postgres.inSchema("DROP TABLE orders");
        outside.close();
        connections.close();
        postgres.empty();
    }

    @Test
    void readInsideAHostTransactionIsRefusedAndCommitsNothing() {
        CrmStore store = JdbcCrmStore.postgres(transactional);

        inTransaction(status -> {
            order("o-1");
            int before = connections.statements();
            assertThatThrownBy(() -> store.messages(ACME, MESSAGE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("joining(TransactionRunner)");
            assertThat(connections.statements()).isEqualTo(before);
            status.setRollbackOnly();
        });

        assertThat(orders()).isZero();
    }

    @Test
    void commitInsideAHostTransactionIsRefusedAndTheHostGoesOn() {
        CrmStore store = JdbcCrmStore.postgres(transactional);

        inTransaction(status -> {
            order("o-1");
            int before = connections.statements();
            assertThatThrownBy(() -> store.commit(List.of(FIRST)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("joining(TransactionRunner)");
            assertThat(connections.statements()).isEqualTo(before);
        });

        assertThat(orders()).isEqualTo(1);
        assertThat(store.commit(List.of(FIRST))).containsExactly(new Applied());
    }

    @Test
    void poolWithAutoCommitOffIsRefusedOnOpening() {
        DataSource off = Connections.proxy(DataSource.class, (self, method, arguments) -> {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            return connection;
        });
        int before = connections.statements();

        assertThatThrownBy(() -> JdbcCrmStore.postgres(off))
                .isInstanceOfSatisfying(
                        StoreOpenException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.AUTO_COMMIT_OFF))
                .hasMessageContaining("autoCommit")
                .hasMessageContaining("defaultAutoCommit");

        assertThat(connections.statements()).isEqualTo(before);
    }

    @Test
    void runnerThatIsInterruptedLeavesTheFlagSet() {
        CrmStore without = outside.joining(new TransactionRunner() {
            @Override
            public <T> T run(ConnectionWork<T> work) throws SQLException {
                throw new SQLException("pool wait interrupted", new InterruptedException());
            }
        });

        assertThatThrownBy(() -> without.commit(List.of(FIRST))).isInstanceOf(StoreUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** Statistics are refreshed after the commit, with a connection of their own. */
    @Test
    void commitSucceedsWhenItsStatisticsAreRefused() {
        AtomicBoolean committed = new AtomicBoolean();
        connections.beforeCommit(connection -> committed.set(true));
        CrmStore store = JdbcCrmStore.postgres(Connections.proxy(DataSource.class, (self, method, arguments) -> {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(!committed.get());
            return connection;
        }));
        List<ChangeSet> sets = IntStream.range(0, 500)
                .mapToObj(i -> TestObjects.changeSet().build())
                .toList();

        assertThat(store.commit(sets)).hasSize(500).containsOnly(new Applied());
        assertThatThrownBy(() -> store.messages(ACME, MESSAGE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void joinedChangeSetIsCommittedWithTheHostsTransaction() {
        inTransaction(status -> {
            order("o-1");
            assertThat(joined.commit(List.of(FIRST))).containsExactly(new Applied());
            assertThat(joined.messages(ACME, MESSAGE)).hasSize(1);
            assertThat(outside.messages(ACME, MESSAGE)).isEmpty();
        });

        assertThat(outside.messages(ACME, MESSAGE)).hasSize(1);
        assertThat(EventPages.events(outside.events(ACME, null, 10))).hasSize(1);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void joinedChangeSetIsRolledBackWithTheHostsTransaction() {
        inTransaction(status -> {
            order("o-1");
            assertThat(joined.commit(List.of(FIRST))).containsExactly(new Applied());
            status.setRollbackOnly();
        });

        assertThat(orders()).isZero();
        assertThat(outside.messages(ACME, MESSAGE)).isEmpty();
        assertThat(outside.commit(List.of(FIRST))).containsExactly(new Applied());
    }

    @Test
    void runnerMayUseTheConnectionOfTheTransactionItself() {
        CrmStore store = outside.joining(new TransactionRunner() {
            @Override
            public <T> T run(ConnectionWork<T> work) {
                return work.run(DataSourceUtils.getConnection(pool));
            }
        });

        inTransaction(status -> assertThat(store.commit(List.of(FIRST))).containsExactly(new Applied()));

        assertThat(outside.messages(ACME, MESSAGE)).hasSize(1);
    }

    @Test
    void conflictLeavesTheHostsWritesAndTheOtherChangeSets() {
        Claim order = Claim.event("order");
        outside.commit(List.of(TestObjects.changeSet().claim(order, "first").build()));
        ChangeSet conflicting =
                TestObjects.firstMessage(2, "wamid.2").claim(order, "second").build();

        inTransaction(status -> {
            order("o-1");
            assertThat(joined.commit(List.of(conflicting, FIRST)))
                    .containsExactly(
                            new CommitResult.Conflict(new CommitResult.ClaimTaken(order, "first")), new Applied());
            order("o-2");
        });

        assertThat(orders()).isEqualTo(2);
        assertThat(outside.messages(ACME, Set.of(new MessageId("m-wamid.1"), new MessageId("m-wamid.2"))))
                .containsOnlyKeys(new MessageId("m-wamid.1"));
    }

    @Test
    void misuseIsUndoneAndTheHostGoesOn() {
        outside.commit(List.of(adding("a")));
        ChangeSet again = TestObjects.changeSet()
                .change(new ContactChange.AddContact(TestObjects.contact("b")))
                .change(new ContactChange.AddContact(TestObjects.contact("a")))
                .build();

        inTransaction(status -> {
            order("o-1");
            assertThatThrownBy(() -> joined.commit(List.of(again))).isInstanceOf(IllegalArgumentException.class);
            assertThat(joined.commit(List.of(adding("c")))).containsExactly(new Applied());
        });

        assertThat(orders()).isEqualTo(1);
        assertThat(outside.contacts(ACME, Set.of(new ContactId("b"), new ContactId("c"))))
                .containsOnlyKeys(new ContactId("c"));
    }

    /** Only the host can run a transaction again whose snapshot is too old. */
    @Test
    void serializationFailureIsNotRunAgain() {
        outside.commit(List.of(FIRST));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        AtomicInteger runs = new AtomicInteger();
        TransactionRunner runner = TransactionRunner.of(transactional);
        CrmStore counted = outside.joining(new TransactionRunner() {
            @Override
            public <T> T run(ConnectionWork<T> work) throws SQLException {
                runs.incrementAndGet();
                return runner.run(work);
            }
        });
        ChangeSet raised = TestObjects.changeSet()
                .change(TestObjects.raised(1, NOON.plusSeconds(2)))
                .build();

        inTransaction(status -> {
            order("o-1");
            outside.commit(List.of(TestObjects.changeSet()
                    .change(TestObjects.raised(1, NOON.plusSeconds(1)))
                    .build()));
            assertThatThrownBy(() -> counted.commit(List.of(raised)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("40001");
            assertThat(runs).hasValue(1);
            assertThat(joined.messages(ACME, MESSAGE)).hasSize(1);
            status.setRollbackOnly();
        });

        assertThat(orders()).isZero();
        inTransaction(status -> assertThat(joined.commit(List.of(raised))).containsExactly(new Applied()));
        assertThat(outside.conversations(ACME, Set.of(new ConversationId("c-1"))))
                .hasSize(1);
    }

    @Test
    void joinedStoreRequiresATransaction() {
        int before = connections.statements();

        assertThatThrownBy(() -> joined.messages(ACME, MESSAGE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transaction");
        assertThatThrownBy(() -> joined.commit(List.of(FIRST)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no transaction");

        assertThat(connections.statements()).isEqualTo(before);
    }

    @Test
    void joinedStoreEndsWithItsStore() {
        joined.close();
        inTransaction(status -> assertThat(joined.messages(ACME, MESSAGE)).isEmpty());

        outside.close();

        inTransaction(status -> assertThatThrownBy(() -> joined.messages(ACME, MESSAGE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed"));
    }

    @Test
    void sqliteStoreCannotJoin(@TempDir Path directory) {
        try (JdbcCrmStore file = JdbcCrmStore.sqlite(directory.resolve("inbox.db"))) {
            TransactionRunner runner = TransactionRunner.of(transactional);
            assertThatThrownBy(() -> file.joining(runner)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private void inTransaction(Consumer<TransactionStatus> work) {
        transaction.executeWithoutResult(work);
    }

    private void order(String id) {
        execute("INSERT INTO orders (id) VALUES ('" + id + "')");
    }

    private void execute(String sql) {
        try (Connection connection = transactional.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private int orders() {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            count.next();
            return count.getInt(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static ChangeSet adding(String contact) {
        return TestObjects.changeSet()
                .change(new ContactChange.AddContact(TestObjects.contact(contact)))
                .build();
    }
}
