package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;

/** Where the statements go. Thread-safe. */
public interface Database extends AutoCloseable {
    /**
     * In what the engine differs.
     *
     * @return the dialect
     */
    Dialect dialect();

    /**
     * Reads, in one statement: that is what makes it one consistent look.
     *
     * @param work reads
     * @param <T> what is read
     * @return what it returned
     * @throws IllegalArgumentException when the engine will never answer this
     */
    <T> T read(Work<T> work);

    /**
     * Writes in one transaction, again from the start when the engine says that this may help.
     *
     * @param work writes; may run several times, so it keeps nothing from a run that failed
     * @param <T> what it results in
     * @return what the last run returned
     * @throws io.escala.crm.store.UnstorableException when the engine will never keep this; nothing is kept then
     */
    <T> T write(Work<Verdict<T>> work);

    /**
     * Tells how much was just written.
     *
     * @param changeSets how many ChangeSets landed
     */
    void landed(int changeSets);

    @Override
    void close();

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does it.
         *
         * @param session the connection
         */
        T run(SqlSession session) throws SQLException;
    }

    /**
     * How a transaction ends.
     *
     * @param value the result
     * @param commits whether what was written is kept
     * @param <T> kind of result
     */
    record Verdict<T>(T value, boolean commits) {
        /**
         * Keeps what was written.
         *
         * @param value the result
         * @param <T> kind of result
         * @return the verdict
         */
        public static <T> Verdict<T> commit(T value) {
            return new Verdict<>(value, true);
        }

        /**
         * Undoes what was written.
         *
         * @param value the result
         * @param <T> kind of result
         * @return the verdict
         */
        public static <T> Verdict<T> rollBack(T value) {
            return new Verdict<>(value, false);
        }
    }
}
