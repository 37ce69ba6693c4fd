package io.escala.crm.jdbc.internal.engine;

import java.time.Duration;

/**
 * How a SQLite file is used.
 *
 * @param busyTimeout how long to wait for others that write
 * @param readers how many connections to read with
 * @param cacheMegabytes how much of the file each connection keeps in memory
 * @param readLimit how long a query may take
 */
public record SqliteSettings(Duration busyTimeout, int readers, int cacheMegabytes, Duration readLimit) {}
