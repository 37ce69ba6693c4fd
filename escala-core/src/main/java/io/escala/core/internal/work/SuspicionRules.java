package io.escala.core.internal.work;

import io.escala.crm.work.WorkItem;

/**
 * How to run work that may have harmed its workers. Pure.
 *
 * <p>A process that dies leaves every item it had begun under suspicion, so one suspicion proves little: the item then runs
 * alone, and only a process that dies while it runs alone counts against it. Work is therefore not quarantined because of
 * processes that are killed for other reasons, unless each of them is killed while the same item runs alone.
 */
final class SuspicionRules {
    /** After this many caught errors work is quarantined. */
    static final int MOST_ERRORS = 3;

    /** After this many workers lost while they ran only this item, it is quarantined too. */
    static final int MOST_LOST_ALONE = 5;

    /** How an item is run. */
    enum Run {
        /** Together with other work. */
        BESIDE_OTHERS,
        /** While the process runs no other work. */
        ALONE,
        /** Not at all: it is quarantined. */
        NOT
    }

    private SuspicionRules() {}

    static Run of(WorkItem item) {
        if (item.suspicions() == 0) {
            return Run.BESIDE_OTHERS;
        }
        // The first suspicion does not count: that worker may have been lost to another item.
        return item.suspicions() - 1 < MOST_LOST_ALONE ? Run.ALONE : Run.NOT;
    }

    static boolean tooManyErrors(WorkItem item) {
        return item.errors() >= MOST_ERRORS;
    }
}
