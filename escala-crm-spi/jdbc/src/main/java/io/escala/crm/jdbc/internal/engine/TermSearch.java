package io.escala.crm.jdbc.internal.engine;

/**
 * A part of a query about the terms of rows {@code x}: FROM and WHERE, or a condition.
 *
 * @param binding binds its parameters
 */
public record TermSearch(String sql, SqlSession.Binding binding) {}
