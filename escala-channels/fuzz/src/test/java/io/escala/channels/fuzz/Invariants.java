package io.escala.channels.fuzz;

import java.util.function.Supplier;

/** What must hold for every input. Cheap while it holds: it is asked some thousand times a second. */
final class Invariants {
    private Invariants() {}

    static void that(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }
}
