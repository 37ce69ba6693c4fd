package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One statement that changes rows of a table, run as a batch over many things. Immutable.
 *
 * @param <T> what it is run for
 */
final class WriteStatement<T> {
    /** What a statement does with rows. */
    enum Kind {
        /** Adds them. */
        INSERT,
        /** Adds them, or updates those that exist. */
        UPSERT,
        /** Changes rows that exist. */
        UPDATE,
        /** Removes them. */
        DELETE
    }

    /** How often the statement must change a row. */
    enum Hits {
        /** Exactly once: otherwise something is added that exists or changed that does not, which is misuse. */
        ONE,
        /** As it comes. */
        ANY
    }

    /** In which order a batch is run. */
    enum Order {
        /** By row, so that transactions beside each other take their locks in the same order. */
        BY_ROW,
        /** As it was asked for: the order is part of what is stored. */
        AS_GIVEN
    }

    private final StatementPlace place;
    private final Kind kind;
    private final Function<Dialect, String> sql;
    private final Hits hits;
    private final Order order;
    private final Binder<T> binder;
    private final @Nullable BinaryOperator<T> merge;
    private final @Nullable WriteStatement<T> otherwise;
    private final @Nullable Together<T> together;
    private final Map<Dialect, String> rendered = new ConcurrentHashMap<>();

    private WriteStatement(
            StatementPlace place,
            Kind kind,
            Function<Dialect, String> sql,
            Hits hits,
            Order order,
            Binder<T> binder,
            @Nullable BinaryOperator<T> merge,
            @Nullable WriteStatement<T> otherwise,
            @Nullable Together<T> together) {
        this.place = place;
        this.kind = kind;
        this.sql = sql;
        this.hits = hits;
        this.order = order;
        this.binder = binder;
        this.merge = merge;
        this.otherwise = otherwise;
        this.together = together;
    }

    /**
     * Inserts a row, or does with an existing one what the description says.
     *
     * @param position where it stands among the statements of its table
     */
    static <T> WriteStatement<T> insert(int position, Insert insert, Hits hits, Binder<T> binder) {
        return of(
                new StatementPlace(insert.table(), position),
                insert.existing() == Insert.Existing.UPDATE ? Kind.UPSERT : Kind.INSERT,
                dialect -> dialect.insert(insert),
                hits,
                binder);
    }

    /**
     * Updates rows.
     *
     * @param position where it stands among the statements of its table
     * @param setAndWhere the SQL after the table's name, the same for every engine
     */
    static <T> WriteStatement<T> update(Table table, int position, String setAndWhere, Hits hits, Binder<T> binder) {
        String sql = "UPDATE " + table.sqlName() + " " + setAndWhere;
        return of(new StatementPlace(table, position), Kind.UPDATE, dialect -> sql, hits, binder);
    }

    /**
     * Deletes rows, any number.
     *
     * @param position where it stands among the statements of its table
     * @param where the SQL after the table's name, the same for every engine
     */
    static <T> WriteStatement<T> delete(Table table, int position, String where, Binder<T> binder) {
        String sql = "DELETE FROM " + table.sqlName() + " " + where;
        return of(new StatementPlace(table, position), Kind.DELETE, dialect -> sql, Hits.ANY, binder);
    }

    /**
     * Inserts what a query finds, or updates rows that exist, any number.
     *
     * @param position where it stands among the statements of its table
     * @param insert the insert of the rows of a query
     */
    static <T> WriteStatement<T> upsertFound(
            Table table, int position, Function<Dialect, Insert> insert, Binder<T> binder) {
        return of(
                new StatementPlace(table, position),
                Kind.UPSERT,
                dialect -> dialect.insert(insert.apply(dialect)),
                Hits.ANY,
                binder);
    }

    private static <T> WriteStatement<T> of(
            StatementPlace place, Kind kind, Function<Dialect, String> sql, Hits hits, Binder<T> binder) {
        return new WriteStatement<>(place, kind, sql, hits, Order.BY_ROW, binder, null, null, null);
    }

    WriteStatement<T> asGiven() {
        return new WriteStatement<>(place, kind, sql, hits, Order.AS_GIVEN, binder, merge, otherwise, together);
    }

    /** Two for the same row, one right after the other, become one. */
    WriteStatement<T> merging(BinaryOperator<T> both) {
        return new WriteStatement<>(place, kind, sql, hits, order, binder, both, otherwise, together);
    }

    /** What is run for the things for which this one changed no row. */
    WriteStatement<T> otherwise(WriteStatement<T> other) {
        return new WriteStatement<>(place, kind, sql, hits, order, binder, merge, other, together);
    }

    /** How an engine runs it for many things at once, if that takes it less time than one by one. For statements that may change no row. */
    WriteStatement<T> together(Function<Dialect, Optional<Insert>> insert, BiFunction<String, T, List<String>> row) {
        return new WriteStatement<>(
                place, kind, sql, hits, order, binder, merge, otherwise, new Together<>(insert, row));
    }

    /** Empty when an engine runs it one by one. */
    Optional<String> sqlTogether(Dialect dialect) {
        return together == null
                ? Optional.empty()
                : together.insert.apply(dialect).map(dialect::insert);
    }

    /** Binds many things of an account for {@link #sqlTogether}. */
    void bindTogether(Params params, String account, List<T> things) throws SQLException {
        BiFunction<String, T, List<String>> row = Objects.requireNonNull(together).row;
        List<List<String>> rows =
                things.stream().map(thing -> row.apply(account, thing)).toList();
        params.text(account).tuples(rows.get(0).size(), rows);
    }

    Optional<WriteStatement<T>> otherwise() {
        return Optional.ofNullable(otherwise);
    }

    /** Where it stands among the steps that do not depend on each other. */
    StatementPlace place() {
        return place;
    }

    Table table() {
        return place.table();
    }

    String sql(Dialect dialect) {
        return rendered.computeIfAbsent(dialect, sql);
    }

    boolean mustHit() {
        return hits == Hits.ONE;
    }

    boolean byRow() {
        return order == Order.BY_ROW;
    }

    boolean merges() {
        return merge != null;
    }

    T merge(T before, T now) {
        return Objects.requireNonNull(merge).apply(before, now);
    }

    void bind(Params params, String account, T thing) throws SQLException {
        binder.bind(params, account, thing);
    }

    /** Whether it only adds rows. */
    boolean inserts() {
        return kind == Kind.INSERT;
    }

    /** Whether it only changes rows that were there before. */
    boolean updates() {
        return kind == Kind.UPDATE;
    }

    /**
     * One insert of many rows.
     *
     * @param insert takes the account and a table {@code k} of tuples
     * @param row the tuple of one thing
     */
    private record Together<T>(Function<Dialect, Optional<Insert>> insert, BiFunction<String, T, List<String>> row) {}

    /** Binds one thing. */
    @FunctionalInterface
    interface Binder<T> {
        void bind(Params params, String account, T thing) throws SQLException;
    }
}
