package io.escala.acceptance.convergence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Known order dependencies and why they are accepted. Each has its own history, in which nothing else may depend on
 * the order; a dependency that no longer occurs fails too.
 */
final class KnownOrderDependencies {
    /** One limit: the ends of the names of the fields that it concerns; none where it concerns everything. */
    private record Limit(String why, List<String> fields) {}

    private static final Map<String, Limit> KNOWN = Map.of(
            "Messenger: somebody comes by a link, which opens the window, and then an older message comes",
            new Limit(
                    "an arrival begins no conversation, so the window it opens is lost when the first message of the person comes"
                            + " after it but was written before",
                    List.of("mark WINDOW_OPENED", "window closes")),
            "a number changes, and nothing but numbers is told",
            new Limit(
                    "without a user id nothing joins what comes under the old number to what came under the new one",
                    List.of()),
            "a person changes their name and changes it back",
            new Limit(
                    "a name that did not change is not written again with every message, so it is not known to be newer than the"
                            + " one that comes late",
                    List.of("person.profile.full", "name on top")),
            "a user name passes on and comes back",
            new Limit("sightings of a key are kept to a day", List.of("keys", "name on top")));

    private KnownOrderDependencies() {}

    /** What of the fields found is not a known limit. */
    static Set<String> beyond(String history, Set<String> fields) {
        Limit limit = KNOWN.get(history);
        if (limit == null) {
            return fields;
        }
        return limit.fields().isEmpty()
                ? Set.of()
                : fields.stream()
                        .filter(field -> limit.fields().stream().noneMatch(field::endsWith))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Histories that have a limit. */
    static Set<String> histories() {
        return KNOWN.keySet();
    }
}
