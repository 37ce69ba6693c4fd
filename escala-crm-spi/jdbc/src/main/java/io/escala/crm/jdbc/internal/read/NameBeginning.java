package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The condition that a name of the table {@code t} begins with the first of some words, and has others in their order. */
final class NameBeginning {
    private NameBeginning() {}

    static SqlCondition of(List<String> words) {
        String pattern = words.stream().map(NameBeginning::escaped).collect(joining("% ", "", "%"));
        return new SqlCondition(" AND t.name LIKE ? ESCAPE '!'", params -> params.text(pattern));
    }

    /** What an index on names finds of it. */
    static SqlCondition range(List<String> words) {
        String first = words.get(0);
        return new SqlCondition(
                " AND t.name >= ? AND t.name < ?", params -> params.text(first).text(first + PeopleQuery.LAST));
    }

    /** A word as part of a pattern with the escape character {@code !}. */
    static String escaped(String word) {
        return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
