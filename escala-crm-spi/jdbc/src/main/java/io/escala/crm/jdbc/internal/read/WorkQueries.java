package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.AccountId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.jdbc.internal.codec.EventCodec;
import io.escala.crm.jdbc.internal.codec.Tags;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.LeaseClock;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.Page;
import io.escala.crm.store.WorkQueue;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The durable work, its leases, and the event log. Thread-safe. */
public final class WorkQueries implements WorkQueue {
    private final Database database;
    private final LeaseClock clock;
    private final String lease;
    private final String extend;
    private final String events;

    /**
     * Makes the queries.
     *
     * @param database where
     * @param clock by which leases run out
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
                + " RETURNING account, lane, token, place";
        extend = "UPDATE escala_leases SET held_until = " + now
                + " + ? WHERE account = ? AND lane = ? AND token = ? AND held_until > " + now;
        events = "SELECT xid, seq, at, tag, doc FROM escala_events WHERE account = ? AND (xid, seq) > (?, ?)"
                + " AND xid < " + dialect.eventHorizon() + " ORDER BY xid, seq LIMIT ?";
    }

    @Override
    public List<Lease> lease(Collection<WorkKind> kinds, Instant now, int lanes, Duration duration) {
        if (kinds.isEmpty() || lanes <= 0) {
            return List.of();
        }
        List<Leased> leased = database.write(session -> Database.Verdict.commit(session.list(
                lease,
                params -> {
                    clock.bind(params);
                    params.number(duration.toMillis())
                            .keys(Lookup.texts(kinds, Tags.WORK::tag))
                            .time(now);
                    clock.bind(params);
                    params.number(lanes);
                    clock.bind(params);
                },
                row -> new Leased(new Lease(new AccountId(row.text()), row.text(), row.text()), row.number()))));
        return leased.stream()
                .sorted(Comparator.comparingLong(Leased::place))
                .map(Leased::lease)
                .collect(Collectors.toUnmodifiableList());
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
        return database
                .read(session -> session.list(
                        "SELECT kind, id, lane, lane_group, due, attempts FROM escala_work"
                                + " WHERE account = ? AND lane = ? ORDER BY seq LIMIT ?",
                        params -> params.text(account.value()).text(lane).number(limit),
                        row -> item(account, row)))
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableList());
    }

    /** Empty for a kind of work that only a newer version knows, and does. */
    private static Optional<WorkItem> item(AccountId account, Row row) throws SQLException {
        String kind = row.text();
        String id = row.text();
        String lane = row.text();
        String group = row.text();
        Instant due = row.time();
        int attempts = row.small();
        return Tags.WORK
                .find(kind)
                .map(known -> new WorkItem(account, new WorkKey(known, id), lane, group, due, attempts));
    }

    @Override
    public List<LoggedEvent> events(AccountId account, @Nullable String after, int limit) {
        Page.checkLimit(limit);
        List<LoggedEvent> known = new ArrayList<>();
        EventPlace place = after == null ? EventPlace.BEGINNING : EventPlace.parse(after);
        while (true) {
            int wanted = limit - known.size();
            List<StoredEvent> rows = readEvents(account, place, wanted);
            for (StoredEvent row : rows) {
                row.event()
                        .ifPresent(
                                event -> known.add(new LoggedEvent(row.place().toString(), row.at(), event)));
            }
            // Events that only a newer version knows are passed over; a page is not cut short by them.
            if (rows.size() < wanted || known.size() == limit) {
                return List.copyOf(known);
            }
            place = rows.get(rows.size() - 1).place();
        }
    }

    private List<StoredEvent> readEvents(AccountId account, EventPlace after, int limit) {
        return database.read(session -> session.list(
                events,
                params -> params.text(account.value())
                        .number(after.xid())
                        .number(after.seq())
                        .number(limit),
                row -> new StoredEvent(
                        new EventPlace(row.number(), row.number()),
                        row.time(),
                        EventCodec.read(row.text(), row.text()))));
    }

    /** A lease and its place among those leased with it: the lane that has been due longest is first. */
    private record Leased(Lease lease, long place) {}

    /** An event as it is stored. */
    private record StoredEvent(EventPlace place, Instant at, Optional<CrmEvent> event) {}

    /** A place in the log. */
    private record EventPlace(long xid, long seq) {
        static final EventPlace BEGINNING = new EventPlace(-1, 0);

        static EventPlace parse(String cursor) {
            int slash = cursor.indexOf('/');
            if (slash < 0) {
                throw Lookup.badCursor();
            }
            return new EventPlace(
                    Lookup.number(cursor.substring(0, slash)), Lookup.number(cursor.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return xid + "/" + seq;
        }
    }
}
