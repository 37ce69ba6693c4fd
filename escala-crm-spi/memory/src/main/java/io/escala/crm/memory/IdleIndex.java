package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Indexes the open conversations of each line by how long the customer has been silent. Not thread-safe. */
final class IdleIndex {
    private final State state;
    private final Map<LineId, NavigableSet<Place>> byLine = new HashMap<>();
    private final Map<ConversationId, Place> places = new HashMap<>();

    IdleIndex(State state) {
        this.state = state;
    }

    void update(Conversation conversation) {
        NavigableSet<Place> line = byLine.computeIfAbsent(conversation.line(), none -> new TreeSet<>());
        Optional.ofNullable(places.remove(conversation.id())).ifPresent(line::remove);
        if (conversation.open() && conversation.supersededBy() == null) {
            conversation.idleSince().ifPresent(since -> {
                Place place = new Place(since, conversation.id());
                places.put(conversation.id(), place);
                line.add(place);
            });
        }
    }

    List<Conversation> longest(Collection<LineId> lines, int limit) {
        return lines.stream()
                .distinct()
                .flatMap(line ->
                        byLine.getOrDefault(line, new TreeSet<>()).stream().limit(limit))
                .sorted()
                .limit(limit)
                .flatMap(place -> state.conversations().find(place.id()).stream())
                .toList();
    }

    private record Place(Instant since, ConversationId id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::since)
                .thenComparing(place -> place.id().value());

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
