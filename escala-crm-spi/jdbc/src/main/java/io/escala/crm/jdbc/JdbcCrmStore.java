package io.escala.crm.jdbc;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.HostTransaction;
import io.escala.crm.jdbc.internal.engine.LeaseClock;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.read.ClaimQueries;
import io.escala.crm.jdbc.internal.read.EventQueries;
import io.escala.crm.jdbc.internal.read.OperationQueries;
import io.escala.crm.jdbc.internal.read.WorkQueries;
import io.escala.crm.jdbc.internal.write.Committer;
import io.escala.crm.jdbc.internal.write.Unfinished;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store on a SQLite file or on PostgreSQL, with the same SQL for both.
 *
 * <p>SQLite is for one process: the file uses write-ahead logging and is flushed at every commit; one connection writes and
 * a few read. A second process may open the file, and nothing is lost, but writers of both wait for each other. PostgreSQL, 13 or later, is for any number of machines; the host provides the connections.
 *
 * <p>Thread-safe: share one instance. Opening throws {@link StoreOpenException} with a reason and a remedy, and {@link
 * StoreUnavailableException}, like every operation, for trouble that may pass and has no reason of its own there. A thread that
 * is interrupted while it waits for the file or for a connection gets {@code StoreUnavailableException}, with its flag set.
 */
public final class JdbcCrmStore extends JdbcReads implements CrmStore {
    private final Database database;
    private final LeaseClock clock;
    private final boolean searchesMessages;
    private final Committer committer;
    private final ClaimQueries claims;
    private final WorkQueries work;
    private final EventQueries events;
    private final OperationQueries operations;

    private JdbcCrmStore(Database database, LeaseClock clock, boolean searchesMessages) {
        super(database, searchesMessages);
        this.database = database;
        this.clock = clock;
        this.searchesMessages = searchesMessages;
        this.committer = new Committer(database, searchesMessages ? Set.of() : Set.of(Table.MESSAGE_TEXTS));
        this.claims = new ClaimQueries(database);
        this.work = new WorkQueries(database, clock);
        this.events = new EventQueries(database);
        this.operations = new OperationQueries(database);
    }

    /**
     * Opens a SQLite file, with the standard options. Needs {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the file, in an existing directory; created for its owner only when it does not exist
     * @return a store that closes the file when it is closed
     * @throws StoreOpenException if it cannot be opened
     * @throws StoreUnavailableException if it may be opened later
     */
    public static JdbcCrmStore sqlite(Path file) {
        return sqlite(file, JdbcOptions.standard());
    }

    /**
     * Opens a SQLite file. Needs {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the file, in an existing directory; created for its owner only when it does not exist
     * @return a store that closes the file when it is closed
     * @throws StoreOpenException if it cannot be opened
     * @throws StoreUnavailableException if it may be opened later
     */
    public static JdbcCrmStore sqlite(Path file, JdbcOptions options) {
        return of(Databases.sqlite(file, options.sqlite(), options.schema()), options);
    }

    /** For tests of the contract: a SQLite file through a driver that can fail. */
    static JdbcCrmStore sqlite(Driver driver, Path file, JdbcOptions options) {
        return of(Databases.sqlite(driver, file, options.sqlite(), options.schema()), options);
    }

    /**
     * Opens a PostgreSQL database, with the standard options. Needs {@code org.postgresql:postgresql}, 13 or later on the
     * server, and a pooling DataSource whose connections have auto-commit on.
     *
     * @return a store that does not close the DataSource when it is closed
     * @throws StoreOpenException if it cannot be opened
     * @throws StoreUnavailableException if it may be opened later
     */
    public static JdbcCrmStore postgres(DataSource connections) {
        return postgres(connections, JdbcOptions.standard());
    }

    /**
     * Opens a PostgreSQL database. Needs {@code org.postgresql:postgresql}, 13 or later on the server, and a pooling
     * DataSource whose connections have auto-commit on. One with auto-commit off belongs to a transaction of the host: every
     * operation refuses it with {@link IllegalStateException} before any statement. See {@link #joining(TransactionRunner)}.
     *
     * @return a store that does not close the DataSource when it is closed
     * @throws StoreOpenException if it cannot be opened
     * @throws StoreUnavailableException if it may be opened later
     */
    public static JdbcCrmStore postgres(DataSource connections, JdbcOptions options) {
        return of(Databases.postgres(connections, options.readTimeout(), options.schema()), options);
    }

    /**
     * Returns this store inside the transaction that the host is running: ChangeSets are committed or rolled back with it,
     * and reads see what it has written.
     *
     * <ul>
     *   <li>A ChangeSet that conflicts, is misuse or cannot be stored is undone up to a savepoint, so that the host's
     *       transaction can go on.
     *   <li>Nothing is run again. After {@link StoreUnavailableException}, which includes a serialization
     *       failure, a deadlock and a lost race for a key, the host rolls back and may run its whole transaction again.
     *   <li>Until the host's transaction ends, rows stay locked and no store reads newer events: keep it short.
     *   <li>Without a running transaction every operation throws {@link IllegalStateException} before any statement.
     * </ul>
     *
     * @param transactions gives the connection of the running transaction, to the same database
     * @return a store to be used inside transactions; closing it does nothing
     * @throws UnsupportedOperationException for a SQLite file, whose connections are the store's own
     */
    public JdbcCrmStore joining(TransactionRunner transactions) {
        Objects.requireNonNull(transactions, "transactions");
        HostTransaction host = new HostTransaction() {
            @Override
            public <T> T run(Function<Connection, T> work) throws SQLException {
                return transactions.run(work::apply);
            }
        };
        return new JdbcCrmStore(database.joining(host), clock, searchesMessages);
    }

    private static JdbcCrmStore of(Database database, JdbcOptions options) {
        boolean finished = false;
        try {
            Unfinished.finish(database, options.searchesMessages());
            finished = true;
        } finally {
            if (!finished) {
                database.close();
            }
        }
        InstantSource clock = options.leaseClock();
        return new JdbcCrmStore(
                database,
                clock == null ? database.dialect().leaseClock() : LeaseClock.of(clock),
                options.searchesMessages());
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        return committer.commit(changeSets);
    }

    @Override
    public Map<Claim, String> holders(AccountId account, Collection<Claim> asked) {
        return claims.holders(account, asked);
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        return work.lease(request);
    }

    @Override
    public boolean extend(Lease lease, Duration duration) {
        return work.extend(lease, duration);
    }

    @Override
    public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
        return work.begin(lease, items, alone, duration);
    }

    @Override
    public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
        return work.due(lease, kinds, now, limit);
    }

    @Override
    public CursorPage<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit) {
        return work.quarantinedWork(account, after, limit);
    }

    @Override
    public Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys) {
        return work.quarantinedWork(account, keys);
    }

    @Override
    public List<WorkItem> lane(AccountId account, String lane, int limit) {
        return work.lane(account, lane, limit);
    }

    @Override
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        return events.events(account, after, limit);
    }

    @Override
    public EventPage eventsOfAll(@Nullable String after, int limit) {
        return events.eventsOfAll(after, limit);
    }

    @Override
    public Map<String, LoggedEvent> eventsAt(Collection<String> cursors) {
        return events.eventsAt(cursors);
    }

    @Override
    public String endOfEvents() {
        return events.endOfEvents();
    }

    @Override
    public Optional<Instant> oldestOperation() {
        return operations.oldest();
    }

    @Override
    public void close() {
        database.close();
    }
}
