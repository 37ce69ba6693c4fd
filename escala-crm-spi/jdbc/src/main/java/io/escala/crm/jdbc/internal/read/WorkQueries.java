package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.WorkCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.LeaseClock;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.Page;
import io.escala.crm.store.WorkQueue;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and leases durable work. Thread-safe. */
public final class WorkQueries implements WorkQueue {
    private final Database database;
    private final LeaseClock clock;
    private final String lease;
    private final String extend;
    private final String begin;
    private final String quarantined;
    private final String laneFirst;
    private final String laneKnown;

    /**
     * Creates the queries.
     *
     * @param clock the clock by which leases expire
     */
    public WorkQueries(Database database, LeaseClock clock) {
        this.database = database;
        this.clock = clock;
        Dialect dialect = database.dialect();
        String now = clock.sql();
        lease = "INSERT INTO escala_leases (account, lane, token, place, held_until)"
                + " SELECT due.account, due.lane, " + dialect.randomToken() + ", due.place, " + now + " + ? FROM ("
                + "SELECT w.account, w.lane, ROW_NUMBER() OVER (ORDER BY MIN(w.due), MIN(w.seq)) AS place"
                + " FROM escala_work w WHERE w.kind " + dialect.isOneOf() + " AND w.due <= ? AND NOT EXISTS ("
                + "SELECT 1 FROM escala_leases l WHERE l.account = w.account AND l.lane = w.lane AND l.held_until > "
                + now + ") GROUP BY w.account, w.lane ORDER BY place LIMIT ?) AS due WHERE TRUE"
                + " ORDER BY due.account, due.lane"
                + " ON CONFLICT (account, lane) DO UPDATE SET token = excluded.token, place = excluded.place,"
                + " held_until = excluded.held_until WHERE escala_leases.held_until <= " + now
                + " RETURNING account, lane, token, place, begun, begun_alone";
        extend = "UPDATE escala_leases SET held_until = " + now
                + " + ? WHERE account = ? AND lane = ? AND token = ? AND held_until > " + now;
        begin = "UPDATE escala_leases SET held_until = " + now
                + " + ?, begun = (SELECT w.seq FROM escala_work w"
                + " WHERE w.account = ? AND w.kind = ? AND w.id = ? AND w.lane = ?), begun_alone = ?"
                + " WHERE account = ? AND lane = ? AND token = ? AND held_until > " + now;
        quarantined = "SELECT t.kind, t.id, t.at, t.doc FROM " + dialect.tuples(2)
                + " CROSS JOIN escala_work_quarantine t WHERE t.account = ? AND t.kind = k.a AND t.id = k.b";
        String inLane = "SELECT kind, id, lane, lane_group, due, attempts, errors, suspicions FROM escala_work"
                + " WHERE account = ? AND lane = ?";
        laneFirst = inLane + " ORDER BY seq LIMIT ?";
        laneKnown = inLane + " AND kind " + dialect.isOneOf() + " ORDER BY seq LIMIT ?";
    }

    @Override
    public List<Lease> lease(Collection<WorkKind> kinds, Instant now, int lanes, Duration duration) {
        if (kinds.isEmpty() || lanes <= 0) {
            return List.of();
        }
        List<Leased> leased = database.write(session -> {
            List<Leased> taken = session.list(
                    lease,
                    params -> {
                        clock.bind(params);
                        params.number(duration.toMillis())
                                .keys(QuerySupport.texts(kinds, StoredNames.WORK::tag))
                                .time(now);
                        clock.bind(params);
                        params.number(lanes);
                        clock.bind(params);
                    },
                    row -> new Leased(
                            new Lease(new AccountId(row.text()), row.text(), row.text()),
                            row.number(),
                            row.numberOrNull(),
                            row.small() != 0));
            suspect(session, taken);
            return Database.Verdict.commit(taken);
        });
        return leased.stream()
                .sorted(Comparator.comparingLong(Leased::place))
                .map(Leased::lease)
                .collect(Collectors.toUnmodifiableList());
    }

    /** Marks the items that the former holders had begun as abandoned. */
    private static void suspect(SqlSession session, List<Leased> taken) throws SQLException {
        List<Leased> begun =
                taken.stream().filter(leased -> leased.begun() != null).collect(Collectors.toList());
        if (begun.isEmpty()) {
            return;
        }
        Params.Binder<Leased> suspected = (params, leased) -> params.small(leased.begunAlone() ? 1 : 0)
                .text(leased.lease().account().value())
                .text(leased.lease().lane())
                .number(Objects.requireNonNull(leased.begun()));
        session.batch(
                "UPDATE escala_work SET attempts = attempts + 1, suspicions = CASE WHEN ? = 1 OR suspicions = 0"
                        + " THEN suspicions + 1 ELSE suspicions END WHERE account = ? AND lane = ? AND seq = ?",
                begun,
                suspected);
        Params.Binder<Leased> forgotten =
                (params, leased) -> params.text(leased.lease().account().value())
                        .text(leased.lease().lane());
        session.batch("UPDATE escala_leases SET begun = NULL WHERE account = ? AND lane = ?", begun, forgotten);
    }

    @Override
    public boolean begin(Lease held, WorkKey item, boolean alone, Duration duration) {
        return database.write(session -> Database.Verdict.commit(session.update(begin, params -> {
                    clock.bind(params);
                    params.number(duration.toMillis())
                            .text(held.account().value())
                            .text(StoredNames.WORK.tag(item.kind()))
                            .text(item.id())
                            .text(held.lane())
                            .small(alone ? 1 : 0)
                            .text(held.account().value())
                            .text(held.lane())
                            .text(held.token());
                    clock.bind(params);
                })))
                == 1;
    }

    @Override
    public Page<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit) {
        Page.checkLimit(limit);
        String place = QuerySupport.place(after);
        // Stored names of kinds contain no slash.
        int slash = place.indexOf('/');
        List<Stored> rows = database.read(session -> session.list(
                "SELECT kind, id, at, doc FROM escala_work_quarantine WHERE account = ? AND (kind, id) > (?, ?)"
                        + " ORDER BY kind, id LIMIT ?",
                params -> params.text(account.value())
                        .text(slash < 0 ? place : place.substring(0, slash))
                        .text(slash < 0 ? "" : place.substring(slash + 1))
                        .number(limit + 1L),
                row -> stored(account, row)));
        Page<Stored> page = QuerySupport.page(rows, limit, Stored::cursor);
        // A kind of work that only a newer version knows is omitted, so the page may be shorter.
        return new Page<>(
                page.items().stream().flatMap(stored -> stored.work().stream()).collect(Collectors.toList()),
                page.next());
    }

    private static Stored stored(AccountId account, Row row) throws SQLException {
        String kind = row.text();
        String id = row.text();
        return new Stored(kind + "/" + id, WorkCodec.quarantined(account, kind, id, row.time(), row.text()));
    }

    @Override
    public Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys) {
        List<List<String>> rows = keys.stream()
                .distinct()
                .map(key -> List.of(StoredNames.WORK.tag(key.kind()), key.id()))
                .collect(Collectors.toList());
        if (rows.isEmpty()) {
            return Map.of();
        }
        List<Stored> found = database.read(session -> session.list(
                quarantined, params -> params.tuples(2, rows).text(account.value()), row -> stored(account, row)));
        return found.stream()
                .flatMap(stored -> stored.work().stream())
                .collect(Collectors.toUnmodifiableMap(QuarantinedWork::key, work -> work));
    }

    @Override
    public boolean extend(Lease held, Duration duration) {
        return database.write(session -> Database.Verdict.commit(session.update(extend, params -> {
                    clock.bind(params);
                    params.number(duration.toMillis())
                            .text(held.account().value())
                            .text(held.lane())
                            .text(held.token());
                    clock.bind(params);
                })))
                == 1;
    }

    @Override
    public List<WorkItem> lane(AccountId account, String lane, int limit) {
        Page.checkLimit(limit);
        SqlSession.Binding first =
                params -> params.text(account.value()).text(lane).number(limit);
        List<Optional<WorkItem>> rows = items(account, laneFirst, first);
        List<WorkItem> known = rows.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableList());
        if (known.size() == rows.size() || rows.size() < limit) {
            return known;
        }
        // Work that only a newer version knows does not shorten the list; otherwise a long row of it would hide the
        // rest.
        SqlSession.Binding knownFirst = params -> params.text(account.value())
                .text(lane)
                .keys(QuerySupport.texts(List.of(WorkKind.values()), StoredNames.WORK::tag))
                .number(limit);
        return items(account, laneKnown, knownFirst).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableList());
    }

    private List<Optional<WorkItem>> items(AccountId account, String sql, SqlSession.Binding binding) {
        return database.read(session -> session.list(sql, binding, row -> item(account, row)));
    }

    /** Returns empty for a kind of work that only a newer version knows; that version runs it. */
    private static Optional<WorkItem> item(AccountId account, Row row) throws SQLException {
        String kind = row.text();
        String id = row.text();
        String lane = row.text();
        String group = row.text();
        Instant due = row.time();
        int attempts = row.small();
        int errors = row.small();
        int suspicions = row.small();
        return StoredNames.WORK
                .find(kind, "escala_work")
                .map(known ->
                        new WorkItem(account, new WorkKey(known, id), lane, group, due, attempts, errors, suspicions));
    }

    /**
     * A lease, its place among those leased with it (the lane with the longest due work first), and the item that its former
     * holder had begun.
     */
    private record Leased(Lease lease, long place, @Nullable Long begun, boolean begunAlone) {}

    /** Quarantined work with its cursor. */
    private record Stored(String cursor, Optional<QuarantinedWork> work) {}
}
