package io.escala.core.internal.view;

import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a thread: messages and system entries in one order. Both are read from the same position, each as many as the part may
 * have, so the part has those next to the position, whichever they are.
 *
 * @param items newest first
 * @param older the position of the oldest item, or null when there is none before it
 */
record ThreadPart(List<Item> items, @Nullable String older) {
    ThreadPart {
        items = List.copyOf(items);
    }

    /**
     * A message or a system entry.
     *
     * @param message the message, or null
     * @param entry the system entry, present exactly without message
     */
    record Item(
            ThreadPosition position,
            @Nullable Message message,
            @Nullable SystemEntry entry) {
        static Item of(Message message) {
            return new Item(ThreadPosition.of(message), message, null);
        }

        static Item of(SystemEntry entry) {
            return new Item(ThreadPosition.of(entry), null, entry);
        }

        /** Returns where it was written. */
        ConversationId conversation() {
            return message == null ? Objects.requireNonNull(entry).conversation() : message.conversation();
        }
    }

    /** Takes the newest of two pages that are newest first. */
    static ThreadPart before(CursorPage<Message> messages, CursorPage<SystemEntry> entries, int limit) {
        List<Item> all = sorted(messages, entries, Comparator.comparing(Item::position, Comparator.reverseOrder()));
        List<Item> kept = first(all, limit);
        boolean more = kept.size() < all.size() || messages.next() != null || entries.next() != null;
        return new ThreadPart(kept, more ? kept.get(kept.size() - 1).position().toString() : null);
    }

    /** Takes the oldest of two pages that are oldest first. */
    static ThreadPart since(CursorPage<Message> messages, CursorPage<SystemEntry> entries, int limit) {
        List<Item> kept =
                new ArrayList<>(first(sorted(messages, entries, Comparator.comparing(Item::position)), limit));
        Collections.reverse(kept);
        return new ThreadPart(
                kept,
                kept.isEmpty() ? null : kept.get(kept.size() - 1).position().toString());
    }

    /** Puts a message between what is before and after it. */
    static ThreadPart around(ThreadPart after, Message middle, ThreadPart before) {
        List<Item> all = new ArrayList<>(after.items());
        all.add(Item.of(middle));
        all.addAll(before.items());
        return new ThreadPart(all, before.older());
    }

    /** Returns the position of the newest item, or null without items. */
    @Nullable
    String newest() {
        return items.isEmpty() ? null : items.get(0).position().toString();
    }

    List<Message> messages() {
        return items.stream().map(Item::message).filter(Objects::nonNull).toList();
    }

    List<SystemEntry> entries() {
        return items.stream().map(Item::entry).filter(Objects::nonNull).toList();
    }

    private static List<Item> sorted(
            CursorPage<Message> messages, CursorPage<SystemEntry> entries, Comparator<Item> order) {
        return Stream.concat(
                        messages.items().stream().map(Item::of),
                        entries.items().stream().map(Item::of))
                .sorted(order)
                .toList();
    }

    private static List<Item> first(List<Item> items, int limit) {
        return items.subList(0, Math.min(items.size(), limit));
    }
}
