package io.escala.core.internal.receive;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.change.Change;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Deletes old events. */
final class EventRetention extends Retention {
    static final String ID = "events";

    private final InboxContext context;
    private @Nullable String lastFirst;

    EventRetention(InboxContext context, Duration kept) {
        super(context, kept);
        this.context = context;
    }

    /**
     * The first event that this version knows is old. When it was the first before the last portion too, that portion could not
     * delete it: it is behind a younger one of a kind that only a newer version knows.
     */
    @Override
    boolean hasOlder(Instant before) {
        EventPage page = CommitLoop.reading(() -> context.store().eventsOfAll(null, 1));
        if (!(page instanceof EventPage.Events found) || found.events().isEmpty()) {
            return false;
        }
        LoggedEvent first = found.events().get(0);
        boolean moved = !first.cursor().equals(lastFirst);
        lastFirst = first.cursor();
        return moved && first.at().isBefore(before);
    }

    @Override
    Change drop(Instant before, int portion) {
        return new IntakeChange.DropEvents(before, portion);
    }
}
