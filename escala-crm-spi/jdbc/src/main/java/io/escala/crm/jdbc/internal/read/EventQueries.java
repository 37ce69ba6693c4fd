package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.jdbc.internal.codec.EventCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.EventReads;
import io.escala.crm.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of the event log. Stateless and thread-safe. */
public final class EventQueries implements EventReads {
    private final Database database;
    private final String ofAccount;
    private final String ofAll;

    /** Creates the queries. */
    public EventQueries(Database database) {
        this.database = database;
        String select = "SELECT account, xid, seq, at, tag, doc FROM escala_events WHERE ";
        String after =
                "(xid, seq) > (?, ?) AND xid < " + database.dialect().eventHorizon() + " ORDER BY xid, seq LIMIT ?";
        ofAccount = select + "account = ? AND " + after;
        ofAll = select + after;
    }

    @Override
    public List<LoggedEvent> events(AccountId account, @Nullable String after, int limit) {
        return read(ofAccount, account, after, limit);
    }

    @Override
    public List<LoggedEvent> eventsOfAll(@Nullable String after, int limit) {
        return read(ofAll, null, after, limit);
    }

    private List<LoggedEvent> read(String sql, @Nullable AccountId account, @Nullable String after, int limit) {
        Page.checkLimit(limit);
        List<LoggedEvent> known = new ArrayList<>();
        EventPlace place = after == null ? EventPlace.BEGINNING : EventPlace.parse(after);
        while (true) {
            int wanted = limit - known.size();
            List<StoredEvent> rows = read(sql, account, place, wanted);
            rows.forEach(row -> row.logged().ifPresent(known::add));
            // Events that only a newer version knows are skipped without shortening the page.
            if (rows.size() < wanted || known.size() == limit) {
                return List.copyOf(known);
            }
            place = rows.get(rows.size() - 1).place();
        }
    }

    private List<StoredEvent> read(String sql, @Nullable AccountId account, EventPlace after, int limit) {
        SqlSession.Binding binding = params -> {
            if (account != null) {
                params.text(account.value());
            }
            params.number(after.xid()).number(after.seq()).number(limit);
        };
        return database.read(session -> session.list(
                sql,
                binding,
                row -> new StoredEvent(
                        new AccountId(row.text()),
                        new EventPlace(row.number(), row.number()),
                        row.time(),
                        EventCodec.read(row.text(), row.text()))));
    }

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

        @Override
        public String toString() {
            return xid + "/" + seq;
        }
    }
}
