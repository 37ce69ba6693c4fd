package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.FoundKeys;

/**
 * The conversations that a text, a tag or an advertisement finds, as a condition on the table {@code t}.
 *
 * @param condition for a list that is read by an index of what was found; of each conversation, when that is much
 * @param inOrder the same for a list that is read in its own order
 * @param hits how much was found
 * @param number how many values were found, if few
 */
record Found(SqlCondition condition, SqlCondition inOrder, Hits hits, long number) {
    static final Found NOTHING = new Found(SqlCondition.NEVER, SqlCondition.NEVER, Hits.NONE, 0);

    /** So much that it is looked up for each conversation. */
    static Found many(SqlCondition each) {
        return new Found(each, each, Hits.MANY, 0);
    }

    /** The values of a column; of none, nothing. */
    static Found few(Dialect dialect, String column, FoundKeys values) {
        return values.number() == 0
                ? NOTHING
                : new Found(
                        new SqlCondition(
                                SqlCondition.AND + column + " " + dialect.isOneOf(), params -> params.keys(values)),
                        new SqlCondition(
                                SqlCondition.AND + dialect.isAmong(column, dialect.eachKey()),
                                params -> params.keys(values)),
                        Hits.FEW,
                        values.number());
    }
}
