package io.escala.crm.jdbc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a store is opened. Immutable: each method returns a changed copy of what {@link #standard()} begins with.
 *
 * <pre>{@code
 * JdbcOptions options = JdbcOptions.standard().migrateOnOpen(false);
 * }</pre>
 */
public final class JdbcOptions {
    private static final JdbcOptions STANDARD = new JdbcOptions(true, Duration.ofSeconds(5), 4, null);

    private final boolean migrateOnOpen;
    private final Duration busyTimeout;
    private final int readers;
    private final @Nullable InstantSource leaseClock;

    private JdbcOptions(boolean migrateOnOpen, Duration busyTimeout, int readers, @Nullable InstantSource leaseClock) {
        this.migrateOnOpen = migrateOnOpen;
        this.busyTimeout = busyTimeout;
        this.readers = readers;
        this.leaseClock = leaseClock;
    }

    /**
     * Everything as it is best for most: the schema is brought up to date on open, waiting lasts 5 seconds, 4 readers, the
     * database's clock.
     *
     * @return the standard options
     */
    public static JdbcOptions standard() {
        return STANDARD;
    }

    /**
     * Whether opening brings the schema up to date. Otherwise it only checks, and fails when something is missing.
     *
     * @param migrates true by default
     * @return the changed copy
     */
    public JdbcOptions migrateOnOpen(boolean migrates) {
        return new JdbcOptions(migrates, busyTimeout, readers, leaseClock);
    }

    /**
     * SQLite: how long to wait for another process that writes to the file, and for a free reader. PostgreSQL: without meaning.
     *
     * @param timeout 5 seconds by default; positive
     * @return the changed copy
     */
    public JdbcOptions busyTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("busyTimeout must be positive");
        }
        return new JdbcOptions(migrateOnOpen, timeout, readers, leaseClock);
    }

    /**
     * SQLite: how many reads can run at once, beside the one that writes. PostgreSQL: the DataSource decides.
     *
     * @param count 4 by default; at least 1
     * @return the changed copy
     */
    public JdbcOptions readers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("readers must be at least 1, is " + count);
        }
        return new JdbcOptions(migrateOnOpen, busyTimeout, count, leaseClock);
    }

    /**
     * The clock that leases run out by. Only for tests: on several machines it has to be the database's, which is the default.
     *
     * @param clock a clock that a test moves by hand
     * @return the changed copy
     */
    public JdbcOptions leaseClock(InstantSource clock) {
        return new JdbcOptions(migrateOnOpen, busyTimeout, readers, Objects.requireNonNull(clock, "clock"));
    }

    boolean migratesOnOpen() {
        return migrateOnOpen;
    }

    Duration busyTimeout() {
        return busyTimeout;
    }

    int readers() {
        return readers;
    }

    @Nullable
    InstantSource leaseClock() {
        return leaseClock;
    }
}
