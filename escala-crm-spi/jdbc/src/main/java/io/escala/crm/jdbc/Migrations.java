package io.escala.crm.jdbc;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Migrator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The schema as SQL, for a host that runs migrations with its own tool. Copy each migration into the tool under a number of
 * its own, and open the store with {@link JdbcOptions#migrateOnOpen(boolean) migrateOnOpen(false)}. Thread-safe: stateless.
 */
public final class Migrations {
    private Migrations() {}

    /** Returns the migrations for SQLite in order. */
    public static List<Migration> sqlite() {
        return of(Dialect.SQLITE);
    }

    /** Returns the migrations for PostgreSQL in order. */
    public static List<Migration> postgres() {
        return of(Dialect.POSTGRES);
    }

    private static List<Migration> of(Dialect dialect) {
        return Migrator.steps(dialect).stream()
                .map(step -> new Migration(step.number(), step.name(), String.join(";\n\n", step.statements()) + ";\n"))
                .collect(Collectors.toUnmodifiableList());
    }
}
