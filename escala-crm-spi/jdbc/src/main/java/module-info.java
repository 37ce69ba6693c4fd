/**
 * The store on a SQLite file or on PostgreSQL.
 */
module io.escala.crm.jdbc {
    requires static org.jspecify;
    requires transitive io.escala.crm.spi;
    requires transitive java.sql;
    requires org.slf4j;
    requires tools.jackson.core;

    exports io.escala.crm.jdbc;
}
