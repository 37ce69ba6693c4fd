package io.escala.crm.jdbc;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Migrator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The schema as SQL, for a host that runs migrations with a tool of its own. Copy each step into the tool under a number that
 * fits there, and open the store with {@link JdbcOptions#migrateOnOpen(boolean) migrateOnOpen(false)}. Stateless, thread-safe.
 */
public final class Migrations {
    private Migrations() {}

    /**
     * The steps for SQLite.
     *
     * @return every step in order
     */
    public static List<Migration> sqlite() {
        return of(Dialect.SQLITE);
    }

    /**
     * The steps for PostgreSQL.
     *
     * @return every step in order
     */
    public static List<Migration> postgres() {
        return of(Dialect.POSTGRES);
    }

    private static List<Migration> of(Dialect dialect) {
        return Migrator.steps(dialect).stream()
                .map(step -> new Migration(step.number(), step.name(), String.join(";\n\n", step.statements()) + ";\n"))
                .collect(Collectors.toUnmodifiableList());
    }
}
