package io.escala.crm.jdbc;

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
     * Returns the default options: the schema is migrated on open, a busy timeout of 5 seconds, 4 readers, the database's
     * clock.
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
        return new JdbcOptions(migrates, busyTimeout, readers, leaseClock);
    }

    /**
     * SQLite: how long to wait for another process that writes to the file, and for a free reader. PostgreSQL: no effect.
     *
     * @param timeout 5 seconds by default; positive
     */
    public JdbcOptions busyTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("busyTimeout must be positive");
        }
        return new JdbcOptions(migrateOnOpen, timeout, readers, leaseClock);
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
        return new JdbcOptions(migrateOnOpen, busyTimeout, count, leaseClock);
    }

    /**
     * The clock by which leases expire. For tests only: on several machines it must be the database's clock, which is the
     * default.
     *
     * @param clock a clock that the test controls
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
