package io.escala.spring.boot.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code escala.store.*}.
 *
 * @param file A SQLite file, in a directory that exists; created when it does not exist. Without it the DataSource of the application is used,
 *     which must connect to PostgreSQL.
 * @param migrate Whether opening the store migrates its tables, or only checks that you did.
 * @param joinTransactions Whether calls of the inbox inside a transaction of the application on the same DataSource take part in it.
 */
public record StoreProperties(
        @Nullable String file,
        @DefaultValue("at-start") Migrate migrate,
        @DefaultValue("true") boolean joinTransactions) {
    /** Who migrates the tables of the store. */
    public enum Migrate {
        /** The store, when it is opened. */
        AT_START,
        /** The application, such as with Flyway or Liquibase; opening fails when a migration is missing. */
        VALIDATE
    }
}
