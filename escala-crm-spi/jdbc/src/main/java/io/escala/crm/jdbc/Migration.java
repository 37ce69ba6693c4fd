package io.escala.crm.jdbc;

import java.util.Objects;

/**
 * A numbered migration of the schema.
 *
 * @param number counts from 1; a published migration never changes
 * @param name a short description
 * @param sql its statements, each ending with a semicolon at the end of a line; the last one records that the migration was
 *     run
 */
public record Migration(int number, String name, String sql) {
    public Migration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
    }
}
