package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of very many people, in which each contact of the table {@code t} is looked up. It is made once.
 *
 * @param query what the statement begins with, for an engine that joins it; else empty
 * @param join what follows the table then
 * @param condition the condition that a contact is in it
 */
record ContactSet(SqlCondition query, String join, SqlCondition condition) {
    static final ContactSet NONE = new ContactSet(SqlCondition.of(""), "", SqlCondition.of(""));

    static ContactSet of(Dialect dialect, List<PeopleQuery> queries) {
        String people = IntStream.range(0, queries.size())
                .mapToObj(number -> "SELECT * FROM (" + queries.get(number).sql() + ") AS q" + number)
                .collect(joining(" UNION ALL "));
        SqlSession.Binding binding = params -> {
            for (PeopleQuery query : queries) {
                query.binding().bind(params);
            }
        };
        return dialect.joinsSets()
                ? new ContactSet(
                        new SqlCondition(
                                "WITH f AS MATERIALIZED (SELECT DISTINCT a.person FROM (" + people + ") AS a) ",
                                binding),
                        " LEFT JOIN f ON f.person = " + FoundInRow.PERSON,
                        SqlCondition.of(SqlCondition.AND + "f.person IS NOT NULL"))
                : new ContactSet(
                        SqlCondition.of(""),
                        "",
                        new SqlCondition(SqlCondition.AND + FoundInRow.PERSON + " IN (" + people + ")", binding));
    }

    /** Whether it is joined: then an engine chooses best when it expects to read everything, in any order. */
    boolean isJoined() {
        return !join.isEmpty();
    }
}
