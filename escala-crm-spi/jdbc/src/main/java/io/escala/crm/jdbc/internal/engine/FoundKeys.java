package io.escala.crm.jdbc.internal.engine;

/**
 * The values that a query found, gathered by the engine: they go into other queries as they came, since it takes longer to read thousands of
 * them one by one than to find them. Immutable; for the session that found them.
 */
public final class FoundKeys {
    private final long number;
    private final Object gathered;

    FoundKeys(long number, Object gathered) {
        this.number = number;
        this.gathered = gathered;
    }

    /** Returns how many there are; one that was found twice counts twice. */
    public long number() {
        return number;
    }

    Object gathered() {
        return gathered;
    }
}
