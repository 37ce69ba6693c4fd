package io.escala.examples.benchmarks;

/** The stores of the benchmarks. */
public enum StoreKind {
    /** Everything in the heap of this process. */
    MEMORY,
    /** A file, flushed at each commit. */
    SQLITE,
    /** A server on this machine, with {@code fsync} and {@code synchronous_commit} on. */
    POSTGRES;

    Database open() throws Exception {
        return switch (this) {
            case MEMORY -> new MemoryDatabase();
            case SQLITE -> SqliteDatabase.create();
            case POSTGRES -> PostgresDatabase.start();
        };
    }
}
