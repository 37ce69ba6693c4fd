package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.WorkCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.LeaseClock;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.WorkQueue;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leases and reads durable work, and lists what is in quarantine. Thread-safe. */
public final class WorkQueries implements WorkQueue {
    private final Database database;
    private final LaneLeases leases;
    private final String quarantined;
    private final String due;
    private final String laneFirst;
    private final String laneKnown;

    /**
     * Creates the queries.
     *
     * @param clock the clock by which leases expire
     */
    public WorkQueries(Database database, LeaseClock clock) {
        this.database = database;
        leases = new LaneLeases(database, clock);
        Dialect dialect = database.dialect();
        quarantined = "SELECT t.kind, t.id, t.at, t.doc FROM " + dialect.tuples(2)
                + " CROSS JOIN escala_work_quarantine t WHERE t.account = ? AND t.kind = k.a AND t.id = k.b";
        String inLane =
                "SELECT w.kind, w.id, w.lane, w.lane_group, w.priority, w.due, w.attempts, w.errors, w.suspicions"
                        + " FROM escala_work w WHERE w.account = ? AND w.lane = ?";
        String ofKinds = inLane + " AND w.kind " + dialect.isOneOf();
        due = ofKinds + " AND w.due <= ? AND " + LaneLeases.FIRST_OF_GROUP + " ORDER BY w.priority, w.seq LIMIT ?";
        laneFirst = inLane + " ORDER BY w.seq LIMIT ?";
        laneKnown = ofKinds + " ORDER BY w.seq LIMIT ?";
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        return leases.lease(request);
    }

    @Override
    public boolean extend(Lease held, Duration duration) {
        return leases.extend(held, duration);
    }

    @Override
    public boolean begin(Lease held, Collection<WorkKey> items, boolean alone, Duration duration) {
        return leases.begin(held, items, alone, duration);
    }

    @Override
    public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
        CursorPage.checkLimit(limit);
        if (kinds.isEmpty()) {
            return List.of();
        }
        return items(
                        lease.account(),
                        due,
                        params -> params.text(lease.account().value())
                                .text(lease.lane())
                                .keys(QuerySupport.texts(kinds, StoredNames.WORK::tag))
                                .time(now)
                                .number(limit))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public CursorPage<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
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
        CursorPage<Stored> page = QuerySupport.page(rows, limit, Stored::cursor);
        // A kind of work that only a newer version knows is omitted, so the page may be shorter.
        return new CursorPage<>(
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
    public List<WorkItem> lane(AccountId account, String lane, int limit) {
        CursorPage.checkLimit(limit);
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
        WorkPriority priority = WorkCodec.priority(row.small());
        Instant due = row.time();
        int attempts = row.small();
        int errors = row.small();
        int suspicions = row.small();
        return StoredNames.WORK
                .find(kind, "escala_work")
                .map(known -> new WorkItem(
                        account, new WorkKey(known, id), lane, group, priority, due, attempts, errors, suspicions));
    }

    /** Quarantined work with its cursor. */
    private record Stored(String cursor, Optional<QuarantinedWork> work) {}
}
