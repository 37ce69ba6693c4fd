package io.escala.examples.benchmarks;

import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** An empty temporary database for one benchmark. */
interface Database extends AutoCloseable {
    /** Returns the library's store on this database. */
    CrmStore store();

    /**
     * Returns a connection that flushes like the library's. Close the store before writing through it, because SQLite allows
     * one writer.
     */
    Connection connect() throws SQLException;

    @Override
    void close() throws IOException;
}
