package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages of each conversation in their order, and those of them that are unsettled. Not thread-safe. */
final class MessageIndex {
    private final State state;
    private final Map<ConversationId, NavigableSet<ThreadPosition>> threads = new HashMap<>();
    private final Map<ConversationId, NavigableSet<ThreadPosition>> unsettled = new HashMap<>();

    MessageIndex(State state) {
        this.state = state;
    }

    void update(MessageId id) {
        state.conversations().message(id).ifPresent(message -> {
            ThreadPosition place = ThreadPosition.of(message);
            places(threads, message.conversation()).add(place);
            NavigableSet<ThreadPosition> open = places(unsettled, message.conversation());
            if (message.isUnsettled()) {
                open.add(place);
            } else {
                open.remove(place);
            }
        });
    }

    CursorPage<Message> thread(List<ConversationId> conversations, @Nullable String after, int limit) {
        ThreadPosition from = after == null ? null : ThreadPosition.parse(after);
        Stream<ThreadPosition> places = conversations.stream().flatMap(id -> before(from, id));
        return Paging.page(
                (conversations.size() == 1 ? places : places.sorted(Comparator.reverseOrder()))
                        .map(this::message)
                        .iterator(),
                message -> ThreadPosition.of(message).toString(),
                limit);
    }

    CursorPage<Message> threadSince(List<ConversationId> conversations, String after, int limit) {
        ThreadPosition from = ThreadPosition.parse(after);
        return Paging.page(
                conversations.stream()
                        .flatMap(id ->
                                threads.getOrDefault(id, Collections.emptyNavigableSet()).tailSet(from, false).stream())
                        .sorted()
                        .map(this::message)
                        .iterator(),
                message -> ThreadPosition.of(message).toString(),
                limit);
    }

    /** The messages of a conversation before a place, newest first. */
    private Stream<ThreadPosition> before(@Nullable ThreadPosition from, ConversationId conversation) {
        NavigableSet<ThreadPosition> newestFirst = threads.getOrDefault(conversation, Collections.emptyNavigableSet())
                .descendingSet();
        return (from == null ? newestFirst : newestFirst.tailSet(from, false)).stream();
    }

    Optional<ThreadSummary> summary(Conversation conversation, List<ConversationId> ids) {
        List<Message> written = ids.stream()
                .flatMap(id -> threads.getOrDefault(id, Collections.emptyNavigableSet()).stream())
                .sorted()
                .map(this::message)
                .filter(message -> message.author().kind() != Author.Kind.CHANNEL)
                .toList();
        Instant answered = conversation.mark(Mark.ANSWERED).orElse(Instant.MIN);
        Instant closed = Objects.requireNonNullElse(conversation.closedAt(), Instant.MIN);
        Message unanswered = written.stream()
                .filter(message -> message.direction() == Direction.INBOUND
                        && message.arrivedAt().isAfter(answered)
                        && message.arrivedAt().isAfter(closed))
                .findFirst()
                .orElse(null);
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new ThreadSummary(written.get(written.size() - 1), unanswered));
    }

    Optional<Message> latestContaining(List<ConversationId> conversations, List<String> words) {
        return conversations.stream()
                .flatMap(id -> before(null, id))
                .sorted(Comparator.reverseOrder())
                .map(this::message)
                .filter(message -> SearchWords.match(message.searchWords(), words))
                .findFirst();
    }

    List<MessageTime> times(ConversationId conversation, Instant from, Instant until) {
        return threads.getOrDefault(conversation, Collections.emptyNavigableSet()).stream()
                .map(this::message)
                .filter(message -> !message.arrivedAt().isBefore(from)
                        && !message.arrivedAt().isAfter(until))
                .map(MessageTime::of)
                .toList();
    }

    List<Message> unsettled(Collection<ConversationId> conversations) {
        return new LinkedHashSet<>(conversations)
                .stream()
                        .flatMap(id -> unsettled.getOrDefault(id, Collections.emptyNavigableSet()).stream())
                        .sorted()
                        .map(this::message)
                        .toList();
    }

    private Message message(ThreadPosition place) {
        return state.conversations().message(new MessageId(place.id())).orElseThrow();
    }

    private static NavigableSet<ThreadPosition> places(
            Map<ConversationId, NavigableSet<ThreadPosition>> index, ConversationId of) {
        return index.computeIfAbsent(of, none -> new TreeSet<>());
    }
}
