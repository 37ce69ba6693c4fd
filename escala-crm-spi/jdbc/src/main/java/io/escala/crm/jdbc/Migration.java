package io.escala.crm.jdbc;

import java.util.Objects;

/**
 * One numbered step of the schema.
 *
 * @param number its number, counting from 1; a step once published never changes
 * @param name what it is about, in a word or two
 * @param sql its statements, each ended by a semicolon at the end of a line; the last one registers the step, so that the store
 *     knows it was run
 */
public record Migration(int number, String name, String sql) {
    public Migration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
    }
}
