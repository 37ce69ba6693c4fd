package io.escala.examples.benchmarks;

import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** An empty database, made for one benchmark and gone with it. */
interface Database extends AutoCloseable {
    /** The library on this database. */
    CrmStore store();

    /** A connection to it that flushes as the library's do. To write through it, close the store first: on SQLite only one may. */
    Connection connect() throws SQLException;

    @Override
    void close() throws IOException;
}
