/**
 * The store on a SQLite file or on PostgreSQL. {@link io.escala.crm.jdbc.JdbcCrmStore} opens it,
 * {@link io.escala.crm.jdbc.TransactionRunner} joins it to the host's transactions, and {@link io.escala.crm.jdbc.Migrations}
 * prints the schema for the host's own migration tool.
 */
@NullMarked
package io.escala.crm.jdbc;

import org.jspecify.annotations.NullMarked;
