package io.escala.core.work;

import io.escala.crm.work.WorkItem;

/**
 * How work is run that may have harmed its workers. Pure.
 *
 * <p>A process that dies leaves every item it had begun under suspicion, so one suspicion says little: the item then runs alone,
 * and a process that dies of the item is known by that. Whoever is killed for another reason, again and again, would have to be
 * killed each time while the same item runs alone to have it put into quarantine.
 */
final class SuspicionRules {
    /** After so many caught errors work goes into quarantine. */
    static final int MOST_ERRORS = 3;

    /** After so many workers that were lost while they ran nothing else it goes there, too. */
    static final int MOST_LOST_ALONE = 5;

    /** How an item is run. */
    enum Run {
        /** As any other. */
        BESIDE_OTHERS,
        /** While the process runs no other work. */
        ALONE,
        /** Not any more. */
        NOT
    }

    private SuspicionRules() {}

    static Run of(WorkItem item) {
        if (item.suspicions() == 0) {
            return Run.BESIDE_OTHERS;
        }
        // The first worker may have been lost to something that ran beside it.
        return item.suspicions() - 1 < MOST_LOST_ALONE ? Run.ALONE : Run.NOT;
    }

    static boolean tooManyErrors(WorkItem item) {
        return item.errors() >= MOST_ERRORS;
    }
}
