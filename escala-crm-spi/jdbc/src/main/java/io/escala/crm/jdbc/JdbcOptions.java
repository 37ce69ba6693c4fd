package io.escala.crm.jdbc;

import io.escala.crm.jdbc.internal.engine.SchemaPolicy;
import io.escala.crm.jdbc.internal.engine.SqliteSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options for opening a store. Immutable: start with {@link #standard()}; each method returns a changed copy.
 *
 * <pre>{@code
 * JdbcOptions options = JdbcOptions.standard().migrateOnOpen(false);
 * }</pre>
 */
public final class JdbcOptions {
    private static final JdbcOptions STANDARD = new JdbcOptions(
            new SchemaPolicy(true, true), Duration.ofSeconds(5), 4, 16, null, true, Duration.ofSeconds(5));

    private static final int MOST_MEGABYTES = 1_024;

    private final SchemaPolicy schema;
    private final Duration busyTimeout;
    private final int readers;
    private final int cacheMegabytes;
    private final @Nullable InstantSource leaseClock;
    private final boolean searchesMessages;
    private final Duration readTimeout;

    private JdbcOptions(
            SchemaPolicy schema,
            Duration busyTimeout,
            int readers,
            int cacheMegabytes,
            @Nullable InstantSource leaseClock,
            boolean searchesMessages,
            Duration readTimeout) {
        this.schema = schema;
        this.busyTimeout = busyTimeout;
        this.readers = readers;
        this.cacheMegabytes = cacheMegabytes;
        this.leaseClock = leaseClock;
        this.searchesMessages = searchesMessages;
        this.readTimeout = readTimeout;
    }

    /**
     * Returns the default options: the schema is migrated on open, a busy timeout of 5 seconds, 4 readers, a cache of 16 megabytes, the
     * database's clock, messages that can be searched, a read timeout of 5 seconds.
     */
    public static JdbcOptions standard() {
        return STANDARD;
    }

    /**
     * Whether opening migrates the schema. Otherwise opening only checks it and fails when a migration is missing.
     *
     * @param migrates true by default
     */
    public JdbcOptions migrateOnOpen(boolean migrates) {
        return new JdbcOptions(
                new SchemaPolicy(migrates, schema.acceptsNewer()),
                busyTimeout,
                readers,
                cacheMegabytes,
                leaseClock,
                searchesMessages,
                readTimeout);
    }

    /**
     * Whether a schema is opened that a newer version of the library has migrated, as during a rolling upgrade and after a step back.
     * Kinds of data that only the newer version knows are skipped or read in a general form.
     *
     * @param accepts true by default, with a warning in the log; false to refuse it
     */
    public JdbcOptions acceptNewerSchema(boolean accepts) {
        return new JdbcOptions(
                new SchemaPolicy(schema.migrates(), accepts),
                busyTimeout,
                readers,
                cacheMegabytes,
                leaseClock,
                searchesMessages,
                readTimeout);
    }

    /**
     * SQLite: how long a write waits for other threads and processes that write, together, and a read for a free connection.
     * PostgreSQL: no effect.
     *
     * @param timeout 5 seconds by default; positive
     */
    public JdbcOptions busyTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("busyTimeout must be positive");
        }
        return new JdbcOptions(schema, timeout, readers, cacheMegabytes, leaseClock, searchesMessages, readTimeout);
    }

    /**
     * SQLite: how many reads can run at once, besides the writer. PostgreSQL: no effect, the DataSource decides.
     *
     * @param count 4 by default; at least 1
     */
    public JdbcOptions readers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("readers must be at least 1, is " + count);
        }
        return new JdbcOptions(schema, busyTimeout, count, cacheMegabytes, leaseClock, searchesMessages, readTimeout);
    }

    /**
     * SQLite: how much of the file each connection keeps in memory at most, which are the readers and the writer. The engine's own default of 2
     * megabytes is soon full of an inbox of some size, so that each look-up reads the file again. PostgreSQL: no effect, the server decides.
     *
     * @param megabytes 16 by default; from 1 to 1,024
     */
    public JdbcOptions cache(int megabytes) {
        if (megabytes < 1 || megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "cache must be between 1 and " + MOST_MEGABYTES + " megabytes, is " + megabytes);
        }
        return new JdbcOptions(schema, busyTimeout, readers, megabytes, leaseClock, searchesMessages, readTimeout);
    }

    /**
     * The clock by which leases expire. For tests only: on several machines it must be the database's clock, which is the
     * default.
     *
     * @param clock a clock that the test controls
     */
    public JdbcOptions leaseClock(InstantSource clock) {
        return new JdbcOptions(
                schema,
                busyTimeout,
                readers,
                cacheMegabytes,
                Objects.requireNonNull(clock, "clock"),
                searchesMessages,
                readTimeout);
    }

    /**
     * Whether conversations can be searched by the words of their messages. Without it a message costs less to write, and asking for such
     * conversations throws {@link UnsupportedOperationException}. The same on every node of a database; what was stored for the search is deleted,
     * and when it is switched on again, opening prepares all messages anew.
     *
     * @param searches true by default
     */
    public JdbcOptions searchMessages(boolean searches) {
        return new JdbcOptions(schema, busyTimeout, readers, cacheMegabytes, leaseClock, searches, readTimeout);
    }

    /**
     * How long a query of a read may take, such as a list, a count or a search. One that takes longer is ended and the read throws {@link
     * io.escala.crm.store.StoreUnavailableException}; it is not tried again. PostgreSQL counts in whole seconds, rounded up; SQLite ends a
     * query at its next step, so that one which collects a large index first takes until it has. Commits are not limited.
     *
     * @param timeout 5 seconds by default; at least a millisecond and at most a day
     */
    public JdbcOptions readTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("readTimeout must be between a millisecond and a day");
        }
        return new JdbcOptions(schema, busyTimeout, readers, cacheMegabytes, leaseClock, searchesMessages, timeout);
    }

    SqliteSettings sqlite() {
        return new SqliteSettings(busyTimeout, readers, cacheMegabytes, readTimeout);
    }

    Duration readTimeout() {
        return readTimeout;
    }

    boolean searchesMessages() {
        return searchesMessages;
    }

    SchemaPolicy schema() {
        return schema;
    }

    @Nullable
    InstantSource leaseClock() {
        return leaseClock;
    }
}
