package io.escala.crm.store;

import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import java.util.Objects;

/**
 * A part of the timeline of a contact: what all its conversations show, in the order of a thread. Messages and system entries are read from
 * the same position, each as many as asked for, so the part that is shown is the first of both together.
 *
 * @param messages the messages
 * @param entries the system entries
 */
public record ContactTimeline(CursorPage<Message> messages, CursorPage<SystemEntry> entries) {
    public ContactTimeline {
        Objects.requireNonNull(messages, "messages");
        Objects.requireNonNull(entries, "entries");
    }
}
