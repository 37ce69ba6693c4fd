package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the holders of claims. Thread-safe. */
public final class ClaimQueries {
    private final Database database;

    /** Creates the queries. */
    public ClaimQueries(Database database) {
        this.database = database;
    }

    /** Returns the holders of claims; absent for a free claim. */
    public Map<Claim, String> holders(AccountId account, Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<List<String>, Claim> rows = new HashMap<>();
        claims.forEach(claim -> rows.put(ClaimKeys.row(account, claim), claim));
        return database.read(session -> {
            Map<Claim, String> holders = new HashMap<>();
            holders(session, List.copyOf(rows.keySet()), "")
                    .forEach((row, holder) -> holders.put(rows.get(row), holder));
            return Collections.unmodifiableMap(holders);
        });
    }

    /**
     * Returns the holders of claims inside a transaction; absent for a free claim.
     *
     * @param rows scope, kind and key of each claim
     * @param locking the SQL that locks the rows, or an empty text
     */
    public static Map<List<String>, String> holders(SqlSession session, List<List<String>> rows, String locking)
            throws SQLException {
        String sql = "SELECT t.scope, t.kind, t.claim_key, t.holder FROM "
                + session.dialect().tuples(3) + " CROSS JOIN escala_claims t"
                + " WHERE t.scope = k.a AND t.kind = k.b AND t.claim_key = k.c"
                + " ORDER BY t.scope, t.kind, t.claim_key" + locking;
        Map<List<String>, String> holders = new HashMap<>();
        session.each(
                sql,
                params -> params.tuples(3, new ArrayList<>(rows)),
                row -> holders.put(List.of(row.text(), row.text(), row.text()), row.text()));
        return holders;
    }
}
