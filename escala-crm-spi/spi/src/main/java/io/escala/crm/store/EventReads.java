package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.event.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event log. A cursor never passes an event that is not committed yet: reading on from the last cursor returns every event exactly
 * once, however slowly its transaction commits. A cursor is valid in both reads.
 */
public interface EventReads {
    /**
     * Reads the event log of an account after a position.
     *
     * @param after the cursor of the last event read, or null for the beginning
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return events in the order of the log; those of one ChangeSet stay together and in order
     */
    List<LoggedEvent> events(AccountId account, @Nullable String after, int limit);

    /**
     * Reads the event log of all accounts after a position: for one follower of them all, such as a bridge to a message broker.
     *
     * @param after the cursor of the last event read, or null for the beginning
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return events in the order of the log, each with its account
     */
    List<LoggedEvent> eventsOfAll(@Nullable String after, int limit);
}
