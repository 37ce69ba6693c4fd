package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.Params;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One statement that changes rows, run as a batch over many things. Immutable.
 *
 * @param <T> what it is run for
 */
final class WriteStatement<T> {
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

    private final int rank;
    private final String table;
    private final String sql;
    private final Hits hits;
    private final Order order;
    private final Binder<T> binder;
    private final @Nullable BinaryOperator<T> merge;

    private WriteStatement(
            int rank,
            String table,
            String sql,
            Hits hits,
            Order order,
            Binder<T> binder,
            @Nullable BinaryOperator<T> merge) {
        this.rank = rank;
        this.table = table;
        this.sql = sql;
        this.hits = hits;
        this.order = order;
        this.binder = binder;
        this.merge = merge;
    }

    static <T> WriteStatement<T> of(int rank, String table, String sql, Hits hits, Binder<T> binder) {
        return new WriteStatement<>(rank, table, sql, hits, Order.BY_ROW, binder, null);
    }

    WriteStatement<T> asGiven() {
        return new WriteStatement<>(rank, table, sql, hits, Order.AS_GIVEN, binder, merge);
    }

    /** Two for the same row, one right after the other, become one. */
    WriteStatement<T> merging(BinaryOperator<T> both) {
        return new WriteStatement<>(rank, table, sql, hits, order, binder, both);
    }

    /** Where it stands among the steps that do not depend on each other. */
    int rank() {
        return rank;
    }

    String table() {
        return table;
    }

    String sql() {
        return sql;
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

    /** Whether it changes a row that was there before. */
    boolean updates() {
        return sql.startsWith("UPDATE");
    }

    /** Binds one thing. */
    @FunctionalInterface
    interface Binder<T> {
        void bind(Params params, String account, T thing) throws SQLException;
    }
}
