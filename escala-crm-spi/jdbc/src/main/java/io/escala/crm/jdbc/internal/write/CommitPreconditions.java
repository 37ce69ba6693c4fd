package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.Expected;
import io.escala.crm.conversation.Mark;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.read.ConversationRows;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.work.Lease;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must be true before anything is written: operation ids unused, leases held, versions as expected. */
final class CommitPreconditions {
    private static final Comparator<List<String>> BY_TEXT = Comparator.comparing(row -> String.join("/", row));
    private static final List<Table> VERSIONED = Stream.of(Expected.Kind.values())
            .map(CommitPreconditions::table)
            .distinct()
            .toList();

    private static final String WINDOW_OPENED = mark(Mark.WINDOW_OPENED);
    private static final String INBOUND_ARRIVAL = mark(Mark.INBOUND_ARRIVAL);
    private static final String ANSWERED = mark(Mark.ANSWERED);

    private static final Insert OPERATION =
            Insert.into(Table.OPERATIONS, "account", "id", "at").orKeep();

    /** Of these a row that was never saved has version 0. */
    private static final Set<Table> SAVED_ANYTIME =
            EnumSet.of(Table.SETTINGS, Table.FIELDS, Table.TEAM, Table.TEAM_USERS);

    private final SqlSession session;
    private final CommitCandidates candidates;
    private final WritePlan plan;

    CommitPreconditions(SqlSession session, CommitCandidates candidates, WritePlan plan) {
        this.session = session;
        this.candidates = candidates;
        this.plan = plan;
    }

    /** Writes the operation ids; one that was there says that its ChangeSet has landed before. */
    void operations() throws SQLException {
        List<Integer> live = new ArrayList<>(candidates.live());
        live.sort(Comparator.comparing((Integer index) -> account(index))
                .thenComparing(index -> candidates.get(index).operation().value()));
        int[] written = session.batch(
                session.dialect().insert(OPERATION),
                live,
                (params, index) -> params.text(account(index))
                        .text(candidates.get(index).operation().value())
                        .time(candidates.get(index).at()));
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 0) {
                candidates.alreadyApplied(live.get(i));
            }
        }
    }

    private String account(int index) {
        return candidates.get(index).account().value();
    }

    /** A lease that ran out is still good until somebody else takes the lane. */
    void leases() throws SQLException {
        TreeSet<List<String>> lanes = new TreeSet<>(BY_TEXT);
        for (int index : candidates.live()) {
            Lease lease = candidates.get(index).lease();
            if (lease != null) {
                lanes.add(List.of(lease.account().value(), lease.lane()));
            }
        }
        if (lanes.isEmpty()) {
            return;
        }
        Map<List<String>, String> tokens = new HashMap<>();
        session.each(
                "SELECT t.account, t.lane, t.token FROM " + session.dialect().tuples(2)
                        + " CROSS JOIN escala_leases t WHERE t.account = k.a AND t.lane = k.b"
                        + " ORDER BY t.account, t.lane" + session.dialect().forUpdate(),
                params -> params.tuples(2, List.copyOf(lanes)),
                row -> tokens.put(List.of(row.text(), row.text()), row.text()));
        for (int index : candidates.live()) {
            Lease lease = candidates.get(index).lease();
            if (lease != null
                    && !lease.token().equals(tokens.get(List.of(lease.account().value(), lease.lane())))) {
                candidates.conflict(index, new LeaseLost(lease.lane()));
            }
        }
    }

    /** Locks, in a fixed order of tables and rows, what is expected or updated, and compares the versions. */
    void versions() throws SQLException {
        Map<Table, Map<List<String>, Versions>> versions = new EnumMap<>(Table.class);
        for (Table table : VERSIONED) {
            Set<List<String>> rows = expectedRows(table);
            if (SAVED_ANYTIME.contains(table) && !rows.isEmpty()) {
                holdPlaces(table, rows);
            }
            rows.addAll(plan.rowsToLock(table, !rows.isEmpty()));
            versions.put(table, rows.isEmpty() ? Map.of() : lock(table, rows));
        }
        TreeSet<List<String>> messages = new TreeSet<>(BY_TEXT);
        messages.addAll(plan.rowsToLock(Table.MESSAGES, false));
        if (!messages.isEmpty() && !session.dialect().forUpdate().isEmpty()) {
            lock(Table.MESSAGES, messages);
        }
        for (int index : candidates.live()) {
            compare(index, versions);
        }
    }

    private Set<List<String>> expectedRows(Table table) {
        TreeSet<List<String>> rows = new TreeSet<>(BY_TEXT);
        for (int index : candidates.live()) {
            for (Expected expected : candidates.get(index).expected()) {
                if (table(expected.kind()) == table) {
                    rows.add(row(candidates.get(index), expected));
                }
            }
        }
        return rows;
    }

    private static List<String> row(ChangeSet set, Expected expected) {
        String account = set.account().value();
        return List.of(account, table(expected.kind()).key().size() == 1 ? account : expected.id());
    }

    /** An empty row makes even what was never saved something to lock. */
    private void holdPlaces(Table table, Set<List<String>> rows) throws SQLException {
        List<String> key = table.key();
        Insert insert = key.size() == 1
                ? Insert.into(table, key.get(0), "version").orKeep()
                : Insert.into(table, key.get(0), key.get(1), "version").orKeep();
        Params.Binder<List<String>> binder = (params, row) -> {
            for (int column = 0; column < key.size(); column++) {
                params.text(row.get(column));
            }
            params.number(0);
        };
        session.batch(session.dialect().insert(insert), List.copyOf(rows), binder);
    }

    private Map<List<String>, Versions> lock(Table table, Set<List<String>> rows) throws SQLException {
        String id = table.key().get(table.key().size() - 1);
        String version = table == Table.MESSAGES ? "0" : "t.version";
        String times = table == Table.CONVERSATIONS
                ? WINDOW_OPENED + ", " + INBOUND_ARRIVAL + ", " + ANSWERED + ", 0"
                : "0, 0, 0, " + (table == Table.TEAM_USERS ? "COALESCE(t.active_at, 0)" : "0");
        Map<List<String>, Versions> versions = new HashMap<>();
        session.each(
                "SELECT t.account, t." + id + ", " + version + ", " + times + " FROM "
                        + session.dialect().tuples(2) + " CROSS JOIN " + table.sqlName()
                        + " t WHERE t.account = k.a AND t." + id
                        + " = k.b ORDER BY t.account, t." + id
                        + session.dialect().forUpdate(),
                params -> params.tuples(2, List.copyOf(rows)),
                row -> versions.put(
                        List.of(row.text(), row.text()),
                        new Versions(row.number(), row.number(), row.number(), row.number(), row.number())));
        return versions;
    }

    private void compare(int index, Map<Table, Map<List<String>, Versions>> versions) {
        ChangeSet set = candidates.get(index);
        for (Expected expected : set.expected()) {
            Versions found =
                    Objects.requireNonNull(versions.get(table(expected.kind()))).get(row(set, expected));
            Long actual = found == null ? null : found.of(expected.kind());
            if (actual == null || actual != expected.version()) {
                candidates.conflict(index, new VersionMoved(expected, actual));
                return;
            }
        }
    }

    /**
     * What a row is compared by.
     *
     * @param window when the window of a conversation was opened, 0 for never and for other rows
     * @param inbound when the customer's last message of a conversation arrived, 0 for never and for other rows
     * @param answered when a person last answered in a conversation, 0 for never and for other rows
     * @param active when a user was active last, 0 for never and for other rows
     */
    private record Versions(long version, long window, long inbound, long answered, long active) {
        long of(Expected.Kind kind) {
            return switch (kind) {
                case WINDOW -> window;
                case INBOUND -> inbound;
                case ANSWERED -> answered;
                case LAST_ACTIVE -> active;
                default -> version;
            };
        }
    }

    private static String mark(Mark mark) {
        return "COALESCE(t." + ConversationRows.column(mark) + ", 0)";
    }

    /** Returns the table with the version that is expected. */
    static Table table(Expected.Kind kind) {
        return switch (kind) {
            case SETTINGS -> Table.SETTINGS;
            case FIELD_SETTINGS -> Table.FIELDS;
            case TEAM_SETTINGS -> Table.TEAM;
            case TEAM_USER, LAST_ACTIVE -> Table.TEAM_USERS;
            case CONTACT -> Table.CONTACTS;
            case IDENTITY -> Table.IDENTITIES;
            case RECORD -> Table.RECORDS;
            case COMPANY -> Table.COMPANIES;
            case SCHEDULED_MESSAGE -> Table.SCHEDULED_MESSAGES;
            case AUTO_CLOSE_RULE -> Table.AUTO_CLOSE_RULES;
            case CONVERSATION, WINDOW, INBOUND, ANSWERED -> Table.CONVERSATIONS;
        };
    }
}
