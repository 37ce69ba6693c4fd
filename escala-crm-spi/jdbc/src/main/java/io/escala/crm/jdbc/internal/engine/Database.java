package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;

/** A database with read and write transactions. Thread-safe. */
public interface Database extends AutoCloseable {
    /** Returns the dialect of the engine. */
    Dialect dialect();

    /**
     * Connects for the first time, and checks what it connects to.
     *
     * @throws io.escala.crm.store.StoreOpenException if that is of no use to a store
     */
    void checkEngine();

    /**
     * Runs reads. One statement is one consistent snapshot.
     *
     * @throws IllegalArgumentException if the engine can never answer the query
     */
    <T> T read(Work<T> work);

    /**
     * Runs writes in one transaction, again from the start after a transient failure, and returns the result of the last
     * run.
     *
     * @param work may run several times, so it must keep no state from a failed run
     * @throws io.escala.crm.store.UnstorableException if the engine can never store the data; nothing is stored then
     */
    <T> T write(Work<Verdict<T>> work);

    /**
     * Notifies the database of committed ChangeSets, so that it can maintain statistics.
     *
     * @param changeSets how many were just committed
     */
    void committed(int changeSets);

    /**
     * Returns this database in the transaction that a host is running: nothing is run again, and the host ends the transaction.
     *
     * @throws UnsupportedOperationException if the connections are not the host's
     */
    Database joining(HostTransaction host);

    @Override
    void close();

    /** Work on a connection. */
    @FunctionalInterface
    interface Work<T> {
        /** Runs the work. */
        T run(SqlSession session) throws SQLException;
    }

    /** The end of a transaction: a result, and whether to commit. */
    record Verdict<T>(T value, boolean commits) {
        /** Commits the transaction. */
        public static <T> Verdict<T> commit(T value) {
            return new Verdict<>(value, true);
        }

        /** Rolls the transaction back. */
        public static <T> Verdict<T> rollBack(T value) {
            return new Verdict<>(value, false);
        }
    }
}
