package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The statistics of one database, which change slowly: asking for them would take longer than some of the searches. Thread-safe. */
final class KeptStatistics {
    private static final long KEPT = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<Table, Kept> kept = new ConcurrentHashMap<>();

    /** @param nanos the time, of any beginning */
    KeptStatistics(LongSupplier nanos) {
        this.nanos = nanos;
    }

    TableStatistics of(SqlSession session, Table table) throws SQLException {
        long now = nanos.getAsLong();
        Kept known = kept.get(table);
        if (known != null && now - known.readAt() < KEPT) {
            return known.statistics();
        }
        TableStatistics read = read(session, table);
        if (read.rows() > 0) {
            kept.put(table, new Kept(read, now));
        }
        return read;
    }

    private static TableStatistics read(SqlSession session, Table table) throws SQLException {
        Dialect dialect = session.dialect();
        long rows = session.list(dialect.aboutHowMany(table), SqlSession.Binding.NOTHING, Row::number)
                .get(0);
        NavigableMap<String, Long> terms = new TreeMap<>();
        Optional<String> common = dialect.commonTerms(table);
        if (common.isPresent()) {
            session.each(common.get(), SqlSession.Binding.NOTHING, row -> terms.put(row.text(), row.number()));
        }
        return new TableStatistics(rows, terms);
    }

    private record Kept(TableStatistics statistics, long readAt) {}
}
