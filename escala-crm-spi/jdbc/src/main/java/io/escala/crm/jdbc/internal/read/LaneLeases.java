package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.LeaseClock;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leases lanes: who may work on a lane, until when, and which items the holder has begun. Thread-safe. */
final class LaneLeases {
    /** An item is the first of its group and queue. The items are named {@code w}. */
    static final String FIRST_OF_GROUP =
            "NOT EXISTS (SELECT 1 FROM escala_work e WHERE e.account = w.account AND e.lane_group = w.lane_group"
                    + " AND e.lane = w.lane AND e.priority = w.priority AND e.seq < w.seq)";

    /** Each time another worker was faster; after that the caller looks again later. */
    private static final int MOST_TRIES = 10;

    private static final String SUSPECT = "UPDATE escala_work SET attempts = attempts + 1,"
            + " suspicions = CASE WHEN begun_alone = 1 OR suspicions = 0 THEN suspicions + 1 ELSE suspicions END,"
            + " begun = NULL WHERE account = ? AND lane = ? AND begun = ?";
    private static final String BEGIN = "UPDATE escala_work SET begun = ?, begun_alone = ?"
            + " WHERE account = ? AND kind = ? AND id = ? AND lane = ?";

    private final Database database;
    private final LeaseClock clock;
    private final String chooseAny;
    private final String chooseNamed;
    private final String take;
    private final String takeOver;
    private final String extend;

    LaneLeases(Database database, LeaseClock clock) {
        this.database = database;
        this.clock = clock;
        String now = clock.sql();
        chooseAny = choose("");
        chooseNamed = choose(" AND w.lane " + database.dialect().isOneOf());
        take = database.dialect()
                .insert(Insert.into(Table.LEASES, "account", "lane", "token", "held_until")
                        .orKeep());
        takeOver = "UPDATE escala_leases SET token = ?, held_until = " + now
                + " + ? WHERE account = ? AND lane = ? AND token = ? AND held_until <= " + now;
        extend = "UPDATE escala_leases SET held_until = " + now
                + " + ? WHERE account = ? AND lane = ? AND token = ? AND held_until > " + now;
    }

    private String choose(String condition) {
        String now = clock.sql();
        return "SELECT account, lane, token, 1 AS held, held_until AS now_is FROM escala_leases"
                + " WHERE token = ? AND held_until > " + now
                + " UNION ALL SELECT account, lane, token, 0, now_is FROM ("
                + "SELECT w.account, w.lane, l.token, " + now + " AS now_is FROM escala_work w"
                + " LEFT JOIN escala_leases l ON l.account = w.account AND l.lane = w.lane"
                + " WHERE w.due <= ? AND w.kind " + database.dialect().isOneOf() + condition
                + " AND (l.held_until IS NULL OR l.held_until <= " + now + ") AND " + FIRST_OF_GROUP
                + " ORDER BY w.due, w.seq LIMIT 1) AS longest";
    }

    Optional<Lease> lease(LeaseRequest request) {
        if (request.kinds().isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<Choice> chosen = choose(request);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            Choice choice = chosen.get();
            if (choice.isHeld() || database.write(session -> Database.Verdict.commit(take(session, choice, request)))) {
                return Optional.of(new Lease(choice.account(), choice.lane(), request.token()));
            }
        }
        return Optional.empty();
    }

    /** Reads the lease that the token has, or else the lane to lease. Nothing is written while no work is due. */
    private Optional<Choice> choose(LeaseRequest request) {
        Set<String> lanes = request.lanes();
        List<Choice> found = database.read(session -> session.list(
                lanes.isEmpty() ? chooseAny : chooseNamed,
                params -> {
                    params.text(request.token());
                    clock.bind(params);
                    clock.bind(params);
                    params.time(request.now()).keys(QuerySupport.texts(request.kinds(), StoredNames.WORK::tag));
                    if (!lanes.isEmpty()) {
                        params.keys(lanes);
                    }
                    clock.bind(params);
                },
                row -> new Choice(
                        new AccountId(row.text()), row.text(), row.textOrNull(), row.small() == 1, row.number())));
        return found.stream()
                .filter(Choice::isHeld)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** Returns whether nobody was faster. */
    private boolean take(SqlSession session, Choice choice, LeaseRequest request) throws SQLException {
        String former = choice.token();
        if (former == null) {
            return session.update(
                            take,
                            params -> params.text(choice.account().value())
                                    .text(choice.lane())
                                    .text(request.token())
                                    .number(choice.now() + request.duration().toMillis()))
                    == 1;
        }
        boolean taken = session.update(takeOver, params -> {
                    params.text(request.token());
                    clock.bind(params);
                    params.number(request.duration().toMillis())
                            .text(choice.account().value())
                            .text(choice.lane())
                            .text(former);
                    clock.bind(params);
                })
                == 1;
        if (taken) {
            session.update(
                    SUSPECT,
                    params -> params.text(choice.account().value())
                            .text(choice.lane())
                            .text(former));
        }
        return taken;
    }

    boolean extend(Lease held, Duration duration) {
        return database.write(session -> Database.Verdict.commit(extend(session, held, duration)));
    }

    boolean begin(Lease held, Collection<WorkKey> items, boolean alone, Duration duration) {
        return database.write(session -> {
            boolean extended = extend(session, held, duration);
            if (extended) {
                session.batch(
                        BEGIN,
                        List.copyOf(items),
                        (params, item) -> params.text(held.token())
                                .small(alone ? 1 : 0)
                                .text(held.account().value())
                                .text(StoredNames.WORK.tag(item.kind()))
                                .text(item.id())
                                .text(held.lane()));
            }
            return Database.Verdict.commit(extended);
        });
    }

    private boolean extend(SqlSession session, Lease held, Duration duration) throws SQLException {
        return session.update(extend, params -> {
                    clock.bind(params);
                    params.number(duration.toMillis())
                            .text(held.account().value())
                            .text(held.lane())
                            .text(held.token());
                    clock.bind(params);
                })
                == 1;
    }

    /**
     * A lane to lease.
     *
     * @param token of its expired lease, or of the lease that the caller holds; null if there is none
     * @param now the time of the lease clock, for a lane to lease
     */
    private record Choice(
            AccountId account, String lane, @Nullable String token, boolean isHeld, long now) {}
}
