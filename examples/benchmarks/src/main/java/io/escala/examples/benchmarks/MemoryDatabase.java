package io.escala.examples.benchmarks;

import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.CrmStore;
import java.sql.Connection;
import java.time.InstantSource;

/** The in-memory store. */
final class MemoryDatabase implements Database {
    private final CrmStore store = new MemoryCrmStore(InstantSource.system());

    @Override
    public CrmStore store() {
        return store;
    }

    @Override
    public Connection connect() {
        throw new UnsupportedOperationException("the heap knows no SQL");
    }

    @Override
    public void close() {
        store.close();
    }
}
