package io.escala.crm.jdbc.internal.engine;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A SQLite file in write-ahead mode, with one writing connection and a few read-only ones. Writers wait for each other in
 * this class, in turn, because for other processes one can only poll.
 */
final class SqliteDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private static final int KILOBYTES = 1_024;

    private final Driver driver;
    private final String url;
    private final Duration busyTimeout;
    private final Duration readLimit;
    private final int cacheMegabytes;
    private final KeptStatistics statistics = new KeptStatistics(System::nanoTime);
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Semaphore reading;
    private final Deque<SqlSession> idle = new ArrayDeque<>();
    private @Nullable SqlSession writer;
    private volatile boolean closed;

    SqliteDatabase(Driver driver, SqliteFile file, SqliteSettings settings) {
        this.driver = driver;
        this.url = file.url();
        this.busyTimeout = settings.busyTimeout();
        this.readLimit = settings.readLimit();
        this.cacheMegabytes = settings.cacheMegabytes();
        this.reading = new Semaphore(settings.readers(), true);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    /** Does nothing: the first read connects, and a file has one kind of engine. */
    @Override
    public void checkEngine() {}

    @Override
    public <T> T read(Work<T> work) {
        BusyWait wait = new BusyWait("reading", busyTimeout);
        wait.forThreads(nanos -> reading.tryAcquire() || reading.tryAcquire(nanos, TimeUnit.NANOSECONDS));
        try {
            SqlSession session = null;
            boolean healthy = false;
            try {
                session = idleReader(wait);
                T result = work.run(session);
                healthy = true;
                return result;
            } catch (SQLException failure) {
                throw dialect().errors().isPermanent(failure)
                        ? SqlFailures.unanswerable(SqlFailures.unstorable("reading", failure))
                        : SqlFailures.unavailable("reading", failure);
            } finally {
                if (session != null) {
                    giveBack(session, healthy);
                }
            }
        } finally {
            reading.release();
        }
    }

    private SqlSession idleReader(BusyWait wait) throws SQLException {
        checkOpen();
        synchronized (idle) {
            SqlSession session = idle.pollFirst();
            if (session != null) {
                return session;
            }
        }
        Connection connection = connect(wait);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            // Readers are kept waiting only while another process repairs the file or has it for itself.
            statement.execute("PRAGMA busy_timeout = " + busyTimeout.toMillis());
        }
        return new SqlSession(connection, Dialect.SQLITE, true, readLimit, statistics);
    }

    private void giveBack(SqlSession session, boolean healthy) {
        boolean kept = false;
        if (healthy) {
            synchronized (idle) {
                kept = !closed;
                if (kept) {
                    idle.addFirst(session);
                }
            }
        }
        if (!kept) {
            closeQuietly(session);
        }
    }

    @Override
    public <T> T write(Work<Verdict<T>> work) {
        BusyWait wait = new BusyWait("writing", busyTimeout);
        wait.forThreads(this::lockWriting);
        try {
            checkOpen();
            return transaction(work, wait);
        } catch (SQLException failure) {
            discardWriter();
            throw dialect().errors().isPermanent(failure)
                    ? SqlFailures.unstorable("writing", failure)
                    : SqlFailures.unavailable("writing", failure);
        } finally {
            writing.unlock();
        }
    }

    /** Takes the lock at once if nobody waits for it, also for a thread that is interrupted; otherwise in turn. */
    private boolean lockWriting(long nanos) throws InterruptedException {
        return (!writing.hasQueuedThreads() && writing.tryLock()) || writing.tryLock(nanos, TimeUnit.NANOSECONDS);
    }

    private <T> T transaction(Work<Verdict<T>> work, BusyWait wait) throws SQLException {
        SqlSession session = openWriter(wait);
        // An explicit BEGIN: the driver's own would start the next transaction at each commit and keep the file locked.
        wait.forProcesses(() -> session.update("BEGIN IMMEDIATE", SqlSession.Binding.NOTHING));
        boolean ended = false;
        try {
            Verdict<T> verdict = work.run(session);
            session.update(verdict.commits() ? "COMMIT" : "ROLLBACK", SqlSession.Binding.NOTHING);
            ended = true;
            return verdict.value();
        } finally {
            if (!ended) {
                try {
                    session.update("ROLLBACK", SqlSession.Binding.NOTHING);
                } catch (SQLException broken) {
                    discardWriter();
                }
            }
        }
    }

    /** Does nothing: look-ups by primary key need no statistics in SQLite. */
    @Override
    public void committed(int changeSets) {}

    @Override
    public Database joining(HostTransaction host) {
        throw new UnsupportedOperationException("the connections to a SQLite file are the store's own: there is no"
                + " transaction of the host to join");
    }

    private SqlSession openWriter(BusyWait wait) throws SQLException {
        SqlSession open = writer;
        if (open == null) {
            open = new SqlSession(connect(wait), Dialect.SQLITE, true, null, statistics);
            writer = open;
        }
        return open;
    }

    private void discardWriter() {
        SqlSession broken = writer;
        writer = null;
        if (broken != null) {
            closeQuietly(broken);
        }
    }

    /**
     * Opens a connection. The first connection to enable write-ahead logging and the last one to close lock the file briefly, and
     * the engine does not wait for that.
     */
    private Connection connect(BusyWait wait) throws SQLException {
        return wait.forProcesses(this::connectOnce);
    }

    private Connection connectOnce() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", "0");
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        // Kilobytes, where it is negative.
        properties.setProperty("cache_size", Integer.toString(-cacheMegabytes * KILOBYTES));
        Connection connection = NativeLibrary.loading(() -> driver.connect(url, properties));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT COUNT(*) FROM sqlite_master");
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            while (true) {
                SqlSession session;
                synchronized (idle) {
                    session = idle.pollFirst();
                }
                if (session == null) {
                    break;
                }
                closeQuietly(session);
            }
            discardWriter();
        } finally {
            writing.unlock();
        }
    }

    private static void closeQuietly(SqlSession session) {
        try {
            session.connection().close();
        } catch (SQLException broken) {
            LOG.debug("closing a connection failed: code {}", broken.getErrorCode());
        }
    }
}
