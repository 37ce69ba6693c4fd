package io.escala.crm.jdbc.internal.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What an engine knows of a table without looking, by which it is decided what is read first.
 *
 * @param rows about how many rows it has; 0 while the engine knows nothing
 * @param commonTerms about how many of them have each of the most common terms; none for an engine that counts terms instead
 */
public record TableStatistics(long rows, NavigableMap<String, Long> commonTerms) {
    /** Copies the terms. */
    public TableStatistics {
        commonTerms = Collections.unmodifiableNavigableMap(new TreeMap<>(commonTerms));
    }

    /** Returns about how many rows have a term with a beginning; 0 where no common term has it. */
    public long having(String beginning) {
        long found = 0;
        for (Map.Entry<String, Long> term : commonTerms.tailMap(beginning, true).entrySet()) {
            if (!term.getKey().startsWith(beginning)) {
                break;
            }
            found += term.getValue();
        }
        return Math.min(found, rows);
    }

    /** Returns about how many rows have terms with all of several beginnings, as if one said nothing of another; 0 where one is not common. */
    public double havingAll(List<String> beginnings) {
        double found = rows;
        for (String beginning : beginnings) {
            long having = having(beginning);
            if (having == 0) {
                return 0;
            }
            found *= (double) having / rows;
        }
        return found;
    }
}
