package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.jdbc.internal.codec.EntryCodec;
import io.escala.crm.jdbc.internal.codec.HistoryCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.HistoryReads;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the histories of contacts: one statement for items and one for system entries. Thread-safe. */
public final class HistoryQueries implements HistoryReads {
    private static final String OF_CONTACT = " FROM escala_contact_history t WHERE t.account = ? AND t.contact = ?";

    /** No id sorts before it. */
    private static final String FIRST_ID = "-";

    private final Database database;
    private final Threads<SystemEntry> entries;

    /** Creates the queries. */
    public HistoryQueries(Database database) {
        this.database = database;
        this.entries = ConversationQueries.entries(database, EntryCodec.told("t.doc"));
    }

    @Override
    public ContactHistory contactHistory(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        ThreadPosition from = after == null ? null : ThreadPosition.parse(after);
        SqlCondition shown = Timelines.shown(database.dialect(), account, contact, visibility);
        return database.read(session -> new ContactHistory(
                items(session, account, contact, from, limit), entries.before(session, account, shown, from, limit)));
    }

    private static CursorPage<HistoryItem> items(
            SqlSession session, AccountId account, ContactId contact, @Nullable ThreadPosition after, int limit)
            throws SQLException {
        ThreadPosition from = after == null ? null : start(after);
        List<HistoryItem> rows = session.list(
                "SELECT t.id, t.at, t.doc" + OF_CONTACT + (from == null ? "" : " AND (t.at, t.id) < (?, ?)")
                        + " ORDER BY t.at DESC, t.id DESC LIMIT ?",
                params -> {
                    params.text(account.value()).text(contact.value());
                    if (from != null) {
                        params.time(from.at()).text(from.id());
                    }
                    params.number(limit + 1L);
                },
                row -> HistoryCodec.item(account, contact, row.text(), row.time(), row.text()));
        return QuerySupport.page(rows, limit, item -> ThreadPosition.of(item).toString());
    }

    /** An item arrived when it happened: those of the time of a position are all before it, or all after it, unless it did too. */
    private static ThreadPosition start(ThreadPosition from) {
        int arrival = from.arrivedAt().compareTo(from.at());
        Instant at = arrival > 0 ? from.at().plusMillis(1) : from.at();
        return arrival == 0 ? from : new ThreadPosition(at, at, FIRST_ID);
    }

    @Override
    public long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
        CursorPage.checkEnough(enough);
        SqlCondition shown = Timelines.shown(database.dialect(), account, contact, visibility);
        return database.read(session -> {
            long items = session.list(
                            "SELECT COUNT(*) FROM (SELECT 1 AS one" + OF_CONTACT + " LIMIT ?) AS counted",
                            params -> params.text(account.value())
                                    .text(contact.value())
                                    .number(enough),
                            Row::number)
                    .get(0);
            return items == enough ? items : items + entries.count(session, shown, enough - items);
        });
    }
}
