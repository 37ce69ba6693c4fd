package io.escala.examples.benchmarks;

import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An empty temporary database for one benchmark. */
interface Database extends AutoCloseable {
    /** Returns the library's store on this database. */
    CrmStore store();

    /**
     * Returns a connection that flushes like the library's. Close the store before writing through it, because SQLite allows
     * one writer.
     */
    Connection connect() throws SQLException;

    /** Brings up to date what the engine knows of the data, as servers do by themselves after a while. */
    default void analyse() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    /** Returns the processor time of the calling thread so far, and of what else works for it, as far as the system tells. */
    default long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    void close() throws IOException;
}
