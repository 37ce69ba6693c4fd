package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.internal.codec.TeamCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.store.TeamReads;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads users, roles and statuses. Thread-safe. */
public final class TeamQueries implements TeamReads {
    private static final String USERS =
            "SELECT id, version, doc FROM escala_team_users WHERE account = ? AND doc IS NOT NULL";

    private final Database database;
    private final String byId;
    private final String assigned;
    private final String active;

    /** Creates the queries. */
    public TeamQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        byId = USERS + " AND id " + isOneOf;
        assigned = "SELECT user_id, at FROM escala_last_assigned WHERE account = ? AND user_id " + isOneOf;
        active = "SELECT id, active_at FROM escala_team_users WHERE account = ? AND active_at IS NOT NULL AND id "
                + isOneOf;
    }

    @Override
    public Optional<TeamSettings> teamSettings(AccountId account) {
        return database
                .read(session -> session.list(
                        "SELECT version, doc FROM escala_team WHERE account = ? AND doc IS NOT NULL",
                        params -> params.text(account.value()),
                        row -> TeamCodec.settings(account, row.number(), row.text())))
                .stream()
                .findFirst();
    }

    @Override
    public Map<UserId, TeamUser> teamUsers(AccountId account, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, UserId::value)),
                        row -> TeamCodec.user(account, new UserId(row.text()), row.number(), row.text()))),
                TeamUser::id);
    }

    @Override
    public List<TeamUser> allTeamUsers(AccountId account) {
        return List.copyOf(database.read(session -> session.list(
                USERS + " ORDER BY id",
                params -> params.text(account.value()),
                row -> TeamCodec.user(account, new UserId(row.text()), row.number(), row.text()))));
    }

    @Override
    public Map<UserId, Instant> lastAssigned(AccountId account, Collection<UserId> users) {
        return times(assigned, account, users);
    }

    @Override
    public Map<UserId, Instant> lastActive(AccountId account, Collection<UserId> users) {
        return times(active, account, users);
    }

    private Map<UserId, Instant> times(String query, AccountId account, Collection<UserId> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        Map<UserId, Instant> found = new HashMap<>();
        database.read(session -> session.list(
                        query,
                        params -> params.text(account.value()).keys(QuerySupport.texts(users, UserId::value)),
                        row -> Map.entry(new UserId(row.text()), row.time())))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return Map.copyOf(found);
    }
}
