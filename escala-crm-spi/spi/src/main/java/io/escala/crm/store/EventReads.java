package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.event.LoggedEvent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event log. A cursor never passes an event that is not committed yet: reading on from the last cursor returns every event exactly
 * once, however slowly its transaction commits. A cursor is valid in both reads.
 *
 * <p>Old events are deleted from the beginning of the log of all accounts ({@link io.escala.crm.change.IntakeChange.DropEvents}). A cursor
 * stays valid until an event after it is deleted from the log that is read; then the answer is {@link EventPage.CursorExpired}, so that no
 * reader skips an event without being told. The cursor of the last deleted event is valid, because nothing after it is gone.
 */
public interface EventReads {
    /**
     * Reads the event log of an account after a position.
     *
     * @param after the cursor of the last event read, or null for the first event that is kept
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return events in the order of the log; those of one ChangeSet stay together and in order. Expired when events of this account after
     *     the cursor were deleted; never for null
     */
    EventPage events(AccountId account, @Nullable String after, int limit);

    /**
     * Reads the event log of all accounts after a position: for one follower of them all, such as a bridge to a message broker.
     *
     * @param after the cursor of the last event read, or null for the first event that is kept
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return events in the order of the log, each with its account. Expired when events of any account after the cursor were deleted;
     *     never for null
     */
    EventPage eventsOfAll(@Nullable String after, int limit);

    /**
     * Reads single events.
     *
     * @param cursors cursors of events, of any accounts, any number
     * @return those that are kept
     */
    Map<String, LoggedEvent> eventsAt(Collection<String> cursors);

    /**
     * Returns the end of the log of all accounts: reading after it returns every event that is committed from now on, and no event that the
     * log shows already.
     *
     * @return a cursor, valid in both reads like that of an event, also while there are no events
     */
    String endOfEvents();
}
