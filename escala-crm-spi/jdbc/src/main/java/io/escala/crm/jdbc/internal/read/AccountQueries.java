package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.LineReads;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines and settings. Thread-safe. */
public final class AccountQueries implements LineReads {
    private static final String LINES = "SELECT account, id, doc FROM escala_lines";

    private final Database database;
    private final String byRoute;
    private final String byId;

    /**
     * Makes the queries.
     *
     * @param database where
     */
    public AccountQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        byRoute = LINES + " WHERE route " + isOneOf;
        byId = LINES + " WHERE account = ? AND id " + isOneOf;
    }

    @Override
    public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return Lookup.byKey(
                database.read(session -> session.list(
                        byRoute, params -> params.keys(Lookup.texts(keys, AccountCodec::route)), AccountQueries::line)),
                Line::key);
    }

    @Override
    public Map<LineId, Line> lines(AccountId account, Collection<LineId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Lookup.byKey(
                database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(Lookup.texts(ids, LineId::value)),
                        AccountQueries::line)),
                Line::id);
    }

    @Override
    public List<Line> allLines(AccountId account) {
        return List.copyOf(database.read(session -> session.list(
                LINES + " WHERE account = ? ORDER BY id",
                params -> params.text(account.value()),
                AccountQueries::line)));
    }

    private static Line line(Row row) throws SQLException {
        return AccountCodec.line(new AccountId(row.text()), row.text(), row.text());
    }

    @Override
    public Optional<AccountSettings> settings(AccountId account) {
        return database
                .read(session -> session.list(
                        "SELECT version, doc FROM escala_settings WHERE account = ? AND doc IS NOT NULL",
                        params -> params.text(account.value()),
                        row -> AccountCodec.settings(account, row.number(), row.text())))
                .stream()
                .findFirst();
    }
}
