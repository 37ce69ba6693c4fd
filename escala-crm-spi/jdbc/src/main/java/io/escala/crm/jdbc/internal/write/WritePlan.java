package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.DeletedContact;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is to be written, brought into as few batches as the order of things allows. Steps for one row keep their order; whatever
 * does not touch the same row is free to move. So every change ends as if it had been applied alone and in turn, and a thousand
 * messages cost as many round trips as one. Not thread-safe.
 */
final class WritePlan {
    private final List<Map<StatementPlace, Batch<?>>> levels = new ArrayList<>();
    private final Map<Row, Operation<?>> last = new HashMap<>();
    private final Set<Row> inserted = new HashSet<>();
    private final Map<StatementPlace, Batch<?>> finish = new TreeMap<>();
    private final Set<Row> finished = new HashSet<>();
    private final PeoplePlan people = new PeoplePlan();
    private final List<DeletedContact> removed = new ArrayList<>();
    private final ListedContactsPlan listed = new ListedContactsPlan();

    /** Adds a step for a row. */
    <T> void add(WriteStatement<T> step, String account, String key, T thing) {
        Row row = new Row(step.table(), account, key);
        Operation<?> before = last.get(row);
        if (before != null && before.step == step && step.merges()) {
            mergeInto(step, before, thing);
            return;
        }
        int level = before == null ? 0 : before.level + (before.step.place().compareTo(step.place()) <= 0 ? 0 : 1);
        Operation<T> operation = new Operation<>(step, row, level, thing);
        last.put(row, operation);
        if (step.inserts()) {
            inserted.add(row);
        }
        while (levels.size() <= level) {
            levels.add(new TreeMap<>());
        }
        batch(step, levels.get(level)).operations.add(operation);
    }

    /**
     * Changes what is inserted, if nothing else is planned for that row: one write instead of an insert and updates of the same row.
     *
     * @return whether it was changed
     */
    @SuppressWarnings("unchecked") // the step is the same, so is what it is run for
    <T> boolean amendInsert(WriteStatement<T> insert, String account, String key, UnaryOperator<T> change) {
        Operation<?> planned = last.get(new Row(insert.table(), account, key));
        if (planned == null || planned.step != insert) {
            return false;
        }
        Operation<T> same = (Operation<T>) planned;
        same.thing = change.apply(same.thing);
        return true;
    }

    /** Adds a step that derives columns from what is stored once everything else is written; one for a key is enough. */
    <T> void addLast(WriteStatement<T> step, String account, String key, T thing) {
        Row row = new Row(step.table(), account, key);
        if (finished.add(row)) {
            batch(step, finish).operations.add(new Operation<>(step, row, 0, thing));
        }
    }

    /** The people whose search entry may change. */
    PeoplePlan people() {
        return people;
    }

    /** Removes a contact with all that is stored of it by then: after the other writes, before what is derived. */
    void remove(DeletedContact contact) {
        removed.add(contact);
    }

    /** Which contacts lists see differently: they are derived once everything else is written. */
    ListedContactsPlan listed() {
        return listed;
    }

    @SuppressWarnings("unchecked") // the step is the same, so is what it is run for
    private static <T> void mergeInto(WriteStatement<T> step, Operation<?> before, T thing) {
        Operation<T> same = (Operation<T>) before;
        same.thing = step.merge(same.thing, thing);
    }

    @SuppressWarnings("unchecked") // a step's batch holds operations of that step
    private static <T> Batch<T> batch(WriteStatement<T> step, Map<StatementPlace, Batch<?>> level) {
        Batch<?> batch = level.computeIfAbsent(step.place(), place -> new Batch<>(step));
        if (batch.step != step) {
            throw new IllegalStateException("two statements have the place " + step.place());
        }
        return (Batch<T>) batch;
    }

    boolean inserts(Table table, String account, String key) {
        return inserted.contains(new Row(table, account, key));
    }

    boolean touches(Table table, String account, String key) {
        return last.containsKey(new Row(table, account, key));
    }

    /**
     * The rows of a table that have to be locked before anything is written: those that are updated, if more than one statement
     * does so; one statement alone locks in order by itself.
     *
     * @param table the table
     * @param locked whether other rows of it are locked already
     * @return account and key of each
     */
    Set<List<String>> rowsToLock(Table table, boolean locked) {
        Set<StatementPlace> statements = new TreeSet<>();
        Set<List<String>> rows = new TreeSet<>(Comparator.comparing((List<String> row) -> String.join("/", row)));
        for (Map<StatementPlace, Batch<?>> level : levels) {
            level.forEach((place, batch) -> {
                if (batch.step.updates() && batch.step.table() == table) {
                    statements.add(place);
                    batch.operations.forEach(
                            operation -> rows.add(List.of(operation.row.account(), operation.row.key())));
                }
            });
        }
        return statements.size() + (locked ? 1 : 0) >= 2 && rows.size() + (locked ? 1 : 0) >= 2 ? rows : Set.of();
    }

    /** Writes everything but what belongs to some tables. */
    void run(SqlSession session, Set<Table> leftOut) throws SQLException {
        NewTerms terms = NewTerms.of(session, withTerms());
        for (Map<StatementPlace, Batch<?>> level : levels) {
            for (Batch<?> batch : level.values()) {
                if (!leftOut.contains(batch.step.table())) {
                    batch.run(session);
                }
            }
        }
        listed.find(session);
        for (DeletedContact contact : removed) {
            ContactRemoval.run(session, contact)
                    .forEach(person -> people.derive(contact.account().value(), person));
        }
        for (Batch<?> batch : finish.values()) {
            if (!leftOut.contains(batch.step.table())) {
                terms.add(batch.step.table());
                batch.run(session);
            }
        }
        if (!leftOut.contains(Table.PEOPLE)) {
            people.write(session, this::insertsPerson);
        }
        listed.find(session);
        listed.write(session, (account, contact) -> inserts(Table.CONTACTS, account, contact));
        terms.add();
    }

    /** The tables with an index of terms that may be written. */
    private Table[] withTerms() {
        boolean texts = Stream.concat(levels.stream(), Stream.of(finish))
                .flatMap(level -> level.keySet().stream())
                .anyMatch(place -> place.table() == Table.MESSAGE_TEXTS);
        return Stream.of(Table.MESSAGE_TEXTS, Table.PEOPLE)
                .filter(table -> table == Table.PEOPLE ? !people.isEmpty() || !removed.isEmpty() : texts)
                .toArray(Table[]::new);
    }

    private boolean insertsPerson(String account, String person) {
        Table table = person.startsWith(Person.CONTACT) ? Table.CONTACTS : Table.IDENTITIES;
        return inserts(table, account, person.substring(Person.CONTACT.length()));
    }

    /** A row, or what stands for one. */
    private record Row(Table table, String account, String key) {
        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::account).thenComparing(Row::key);
    }

    /** A step for a row. */
    private static final class Operation<T> {
        private final WriteStatement<T> step;
        private final Row row;
        private final int level;
        private T thing;

        Operation(WriteStatement<T> step, Row row, int level, T thing) {
            this.step = step;
            this.row = row;
            this.level = level;
            this.thing = thing;
        }

        Row row() {
            return row;
        }
    }

    /** A step for many rows. */
    private static final class Batch<T> {
        private final WriteStatement<T> step;
        private final List<Operation<T>> operations = new ArrayList<>();

        Batch(WriteStatement<T> step) {
            this.step = step;
        }

        void run(SqlSession session) throws SQLException {
            if (step.byRow()) {
                operations.sort(Comparator.comparing(Operation::row, Row.ORDER));
            }
            Optional<String> together = operations.size() > 1 ? step.sqlTogether(session.dialect()) : Optional.empty();
            if (together.isPresent()) {
                runTogether(session, together.get());
                return;
            }
            List<Operation<T>> missed = run(session, step, operations);
            Optional<WriteStatement<T>> otherwise = step.otherwise();
            if (otherwise.isPresent() && !missed.isEmpty()) {
                missed = run(session, otherwise.get(), missed);
            }
            if (step.mustHit() && !missed.isEmpty()) {
                throw new IllegalArgumentException("a ChangeSet adds what exists or changes what does not, in "
                        + step.table().sqlName());
            }
        }

        private void runTogether(SqlSession session, String sql) throws SQLException {
            SortedMap<String, List<T>> accounts = new TreeMap<>();
            operations.forEach(operation -> accounts.computeIfAbsent(operation.row.account(), none -> new ArrayList<>())
                    .add(operation.thing));
            for (Map.Entry<String, List<T>> things : accounts.entrySet()) {
                session.update(sql, params -> step.bindTogether(params, things.getKey(), things.getValue()));
            }
        }

        /** Returns the operations that changed no row. */
        private static <T> List<Operation<T>> run(
                SqlSession session, WriteStatement<T> step, List<Operation<T>> operations) throws SQLException {
            int[] changed = session.batch(
                    step.sql(session.dialect()),
                    operations,
                    (params, operation) -> step.bind(params, operation.row.account(), operation.thing));
            List<Operation<T>> missed = new ArrayList<>();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] == 0) {
                    missed.add(operations.get(i));
                }
            }
            return missed;
        }
    }
}
