package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.jdbc.internal.codec.EventCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.EventReads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of the event log. Stateless and thread-safe. */
public final class EventQueries implements EventReads {
    private final Database database;
    private final Log ofAccount;
    private final Log ofAll;
    private final String at;
    private final String end;

    /** Creates the queries. */
    public EventQueries(Database database) {
        this.database = database;
        String columns = "account, xid, seq, at, tag, doc";
        String select = "SELECT " + columns + " FROM escala_events WHERE ";
        Dialect dialect = database.dialect();
        String after = "(xid, seq) > (?, ?) AND xid < " + dialect.eventHorizon() + " ORDER BY xid, seq LIMIT ?";
        String mark = "SELECT xid, seq FROM escala_event_marks ";
        ofAccount = new Log(select + "account = ? AND " + after, mark + "WHERE account = ?");
        String latest = "ORDER BY xid DESC, seq DESC LIMIT 1";
        ofAll = new Log(select + after, mark + latest);
        at = "SELECT " + columns + " FROM " + dialect.tuples(2)
                + " JOIN escala_events e ON e.xid = CAST(k.a AS BIGINT) AND e.seq = CAST(k.b AS BIGINT)";
        end = "SELECT * FROM (SELECT xid, seq FROM escala_events WHERE xid < " + dialect.eventHorizon() + " " + latest
                + ") AS e UNION ALL SELECT * FROM (" + mark + latest + ") AS m";
    }

    @Override
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        return read(ofAccount, account, after, limit);
    }

    @Override
    public EventPage eventsOfAll(@Nullable String after, int limit) {
        return read(ofAll, null, after, limit);
    }

    @Override
    public Map<String, LoggedEvent> eventsAt(Collection<String> cursors) {
        if (cursors.isEmpty()) {
            return Map.of();
        }
        List<List<String>> places = cursors.stream()
                .map(EventPlace::parse)
                .map(place -> List.of(Long.toString(place.xid()), Long.toString(place.seq())))
                .toList();
        Map<String, LoggedEvent> found = new HashMap<>();
        database.read(session -> session.list(at, params -> params.tuples(2, places), EventQueries::event))
                .forEach(row -> row.logged().ifPresent(event -> found.put(event.cursor(), event)));
        return found;
    }

    @Override
    public String endOfEvents() {
        return database
                .read(session -> session.list(
                        end, SqlSession.Binding.NOTHING, row -> new EventPlace(row.number(), row.number())))
                .stream()
                .max(Comparator.comparingLong(EventPlace::xid).thenComparingLong(EventPlace::seq))
                .orElse(EventPlace.BEGINNING)
                .toString();
    }

    private static StoredEvent event(Row row) throws SQLException {
        return new StoredEvent(
                new AccountId(row.text()),
                new EventPlace(row.number(), row.number()),
                row.time(),
                EventCodec.read(row.text(), row.text()));
    }

    private EventPage read(Log log, @Nullable AccountId account, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        List<LoggedEvent> known = new ArrayList<>();
        EventPlace start = after == null ? null : EventPlace.parse(after);
        EventPlace place = start;
        while (true) {
            int wanted = limit - known.size();
            Slice slice = read(log, account, place, wanted);
            if (place != null && slice.lastDropped().isAfter(place)) {
                if (start != null) {
                    return new EventPage.CursorExpired(slice.lastDropped().toString());
                }
                // What is kept begins later by now.
                known.clear();
                place = null;
                continue;
            }
            List<StoredEvent> rows = slice.events();
            rows.forEach(row -> row.logged().ifPresent(known::add));
            // Events that only a newer version knows are skipped without shortening the page.
            if (rows.size() < wanted || known.size() == limit) {
                return new EventPage.Events(known);
            }
            place = rows.get(rows.size() - 1).place();
        }
    }

    /** The mark is read after the events: while it is not beyond the place, none of them was gone before. */
    private Slice read(Log log, @Nullable AccountId account, @Nullable EventPlace after, int limit) {
        SqlSession.Binding ofReader = params -> {
            if (account != null) {
                params.text(account.value());
            }
        };
        EventPlace from = after == null ? EventPlace.BEGINNING : after;
        return database.read(session -> {
            List<StoredEvent> events = session.list(
                    log.events(),
                    params -> {
                        ofReader.bind(params);
                        params.number(from.xid()).number(from.seq()).number(limit);
                    },
                    EventQueries::event);
            if (after == null) {
                return new Slice(events, EventPlace.BEGINNING);
            }
            List<EventPlace> mark =
                    session.list(log.mark(), ofReader, row -> new EventPlace(row.number(), row.number()));
            return new Slice(events, mark.isEmpty() ? EventPlace.BEGINNING : mark.get(0));
        });
    }

    /** The SQL about the log of an account or of all. */
    private record Log(String events, String mark) {}

    /** Stored events, and the last one that was deleted. */
    private record Slice(List<StoredEvent> events, EventPlace lastDropped) {}

    /** A stored event; empty when only a newer version knows its kind. */
    private record StoredEvent(AccountId account, EventPlace place, Instant at, Optional<CrmEvent> event) {
        Optional<LoggedEvent> logged() {
            return event.map(known -> new LoggedEvent(account, place.toString(), at, known));
        }
    }

    /** A position in the event log. */
    private record EventPlace(long xid, long seq) {
        static final EventPlace BEGINNING = new EventPlace(-1, 0);

        static EventPlace parse(String cursor) {
            int slash = cursor.indexOf('/');
            if (slash < 0) {
                throw QuerySupport.badCursor();
            }
            return new EventPlace(
                    QuerySupport.number(cursor.substring(0, slash)), QuerySupport.number(cursor.substring(slash + 1)));
        }

        boolean isAfter(EventPlace other) {
            return xid > other.xid || (xid == other.xid && seq > other.seq);
        }

        @Override
        public String toString() {
            return xid + "/" + seq;
        }
    }
}
