package io.escala.examples.inspector;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Counts for the summary and the exit code. The most severe problem determines the exit code. */
final class EventCounts {
    static final int ALL_TYPED = 0;
    static final int SOMETHING_UNRECOGNISED = 1;
    static final int SOMETHING_UNREADABLE = 2;

    private static final int MAX_KIND_LENGTH = 80;

    private final PrintStream err;
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int bodies;
    private int events;
    private int unrecognised;
    private int unreadable;

    EventCounts(PrintStream err) {
        this.err = err;
    }

    void body() {
        bodies++;
    }

    void event(String kind, boolean recognised) {
        events++;
        kinds.merge(cut(kind), 1, Integer::sum);
        unrecognised += recognised ? 0 : 1;
    }

    /** Reports an unreadable source immediately, because a run can be long. */
    void unreadable(Source source, String why) {
        unreadable++;
        err.println(Printable.of(source + ": " + why));
    }

    void print() {
        err.println("bodies " + bodies + ", events " + events + ", unrecognised " + unrecognised + ", unreadable "
                + unreadable);
        kinds.forEach((kind, count) -> err.printf("%7d  %s%n", count, Printable.of(kind)));
    }

    /** Shortens a kind, which comes from the body and may have any length. */
    private static String cut(String kind) {
        return kind.length() <= MAX_KIND_LENGTH ? kind : kind.substring(0, MAX_KIND_LENGTH) + "…";
    }

    int exitCode() {
        if (unreadable > 0) {
            return SOMETHING_UNREADABLE;
        }
        return unrecognised > 0 ? SOMETHING_UNRECOGNISED : ALL_TYPED;
    }
}
