package io.escala.crm.store;

import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.history.HistoryItem;
import java.util.Objects;

/**
 * A part of the history of a contact: what happened to it, its people and its records, and what its conversations tell. Both are read from the
 * same position, each as many as asked for, so the part that is shown is the first of both together.
 *
 * @param items what happened to the contact
 * @param entries the system entries of its conversations that belong to its history
 */
public record ContactHistory(CursorPage<HistoryItem> items, CursorPage<SystemEntry> entries) {
    public ContactHistory {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(entries, "entries");
    }

    /**
     * Returns whether the history of a contact has a system entry of its conversations. Links are items of the history itself, and a note is no
     * event.
     */
    public static boolean tells(SystemEntry entry) {
        EntryContent content = entry.content();
        return !(content instanceof EntryContent.Linked
                || content instanceof EntryContent.Unlinked
                || content instanceof EntryContent.Note);
    }
}
