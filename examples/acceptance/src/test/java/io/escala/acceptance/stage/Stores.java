package io.escala.acceptance.stage;

import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.JdbcOptions;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.CrmStore;
import java.util.function.Supplier;

/** The stores that every test runs on. One more is one more constant. */
enum Stores {
    MEMORY("memory", 720) {
        @Override
        Supplier<CrmStore> fresh(SharedServers stage) {
            CrmStore one = new MemoryCrmStore(stage.clock());
            return () -> one;
        }
    },
    SQLITE("SQLite file", 4) {
        @Override
        Supplier<CrmStore> fresh(SharedServers stage) {
            var file = stage.emptyFile();
            return () -> JdbcCrmStore.sqlite(file, JdbcOptions.standard().leaseClock(stage.clock()));
        }
    },
    POSTGRESQL("PostgreSQL", 4) {
        @Override
        Supplier<CrmStore> fresh(SharedServers stage) {
            var connections = stage.postgres().emptied();
            return () ->
                    JdbcCrmStore.postgres(connections, JdbcOptions.standard().leaseClock(stage.clock()));
        }
    };

    private final String title;
    private final int orders;

    Stores(String title, int orders) {
        this.title = title;
        this.orders = orders;
    }

    String title() {
        return title;
    }

    /** How many orders of one history it is fast enough for. */
    int orders() {
        return orders;
    }

    /** A store without anything in it; each call of what is returned is one more node's way to it. */
    abstract Supplier<CrmStore> fresh(SharedServers stage);
}
