package io.escala.crm.memory;

import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ScheduledPosition;
import io.escala.crm.store.Visibility;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scheduled messages, what is sent first before the rest. Not thread-safe. */
final class ScheduleIndex {
    private final State state;
    private final NavigableMap<ScheduledPosition, ScheduledMessage> firstToSend = new TreeMap<>();

    ScheduleIndex(State state) {
        this.state = state;
    }

    /** Updates the index after a change was applied. */
    void update(ScheduleChange change) {
        ScheduledMessage message = change.accept(ScheduleChange.PutScheduled::message);
        firstToSend.put(ScheduledPosition.of(message), message);
    }

    CursorPage<ScheduledMessage> list(ScheduledFilter filter, @Nullable String after, int limit) {
        NavigableMap<ScheduledPosition, ScheduledMessage> rest =
                after == null ? firstToSend : firstToSend.tailMap(ScheduledPosition.parse(after), false);
        return Paging.page(
                matches(rest, filter).iterator(),
                message -> ScheduledPosition.of(message).toString(),
                limit);
    }

    long count(ScheduledFilter filter, long enough) {
        return matches(firstToSend, filter).limit(enough).count();
    }

    private Stream<ScheduledMessage> matches(
            NavigableMap<ScheduledPosition, ScheduledMessage> messages, ScheduledFilter filter) {
        return messages.values().stream()
                .filter(filter::matches)
                .filter(message -> isOf(message, filter.conversation()) && isSeen(message, filter));
    }

    private boolean isOf(ScheduledMessage message, @Nullable ConversationId conversation) {
        return conversation == null
                || conversation.equals(message.conversation())
                || shown(message).filter(each -> each.id().equals(conversation)).isPresent();
    }

    private boolean isSeen(ScheduledMessage message, ScheduledFilter filter) {
        Visibility visibility = filter.visibility();
        return visibility.all()
                || (filter.self() != null
                        && filter.self().equals(message.author().user()))
                || shown(message).filter(visibility::sees).isPresent();
    }

    /** The conversation that shows it. */
    private Optional<Conversation> shown(ScheduledMessage message) {
        return Optional.ofNullable(message.conversation()).flatMap(state.conversations()::current);
    }
}
