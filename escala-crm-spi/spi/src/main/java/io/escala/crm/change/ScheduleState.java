package io.escala.crm.change;

import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is scheduled in a {@link State}. Not thread-safe. */
public final class ScheduleState {
    private final LoadedRelations loaded;
    private final Map<MessageId, ScheduledMessage> messages = new HashMap<>();

    private final ScheduleChange.Cases<Boolean> effects = change -> {
        put(change.message());
        return true;
    };

    ScheduleState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    ScheduleChange.Cases<Boolean> effects() {
        return effects;
    }

    /** A scheduled message, if it exists; one that waits no more does. */
    public Optional<ScheduledMessage> find(MessageId id) {
        loaded.require(Relation.SCHEDULED_MESSAGES, id);
        return Optional.ofNullable(messages.get(id));
    }

    /** Every scheduled message loaded: a view. */
    public Collection<ScheduledMessage> all() {
        return Collections.unmodifiableCollection(messages.values());
    }

    /** Puts in what the store holds. */
    public void put(ScheduledMessage stored) {
        loaded.add(Relation.SCHEDULED_MESSAGES, stored.id());
        messages.put(stored.id(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return messages.values().stream().map(ScheduleChange.PutScheduled::new);
    }
}
