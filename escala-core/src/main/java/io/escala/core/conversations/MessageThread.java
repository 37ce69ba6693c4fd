package io.escala.core.conversations;

import io.escala.crm.contact.Phone;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a thread with what is shown above and below it, read at once. A snapshot, immutable. */
public final class MessageThread {
    private final ConversationView conversation;
    private final @Nullable Phone callNumber;
    private final ComposerState composer;
    private final List<ThreadEntry> entries;
    private final @Nullable String older;
    private final @Nullable String newer;

    private MessageThread(
            ConversationView conversation,
            @Nullable Phone callNumber,
            ComposerState composer,
            List<ThreadEntry> entries,
            @Nullable String older,
            @Nullable String newer) {
        this.conversation = conversation;
        this.callNumber = callNumber;
        this.composer = composer;
        this.entries = entries;
        this.older = older;
        this.newer = newer;
    }

    /**
     * Returns a part of a thread.
     *
     * @param conversation the conversation
     * @param callNumber the number to call, or null
     * @param composer what may be written
     * @param entries the entries, newest first
     * @param older the cursor of the entries before the oldest one, or null when there are none
     * @param newer the cursor of the entries after the newest one, or null when there is no entry to follow
     * @return the part
     */
    public static MessageThread of(
            ConversationView conversation,
            @Nullable Phone callNumber,
            ComposerState composer,
            List<ThreadEntry> entries,
            @Nullable String older,
            @Nullable String newer) {
        return new MessageThread(
                Objects.requireNonNull(conversation, "conversation"),
                callNumber,
                Objects.requireNonNull(composer, "composer"),
                List.copyOf(entries),
                older,
                newer);
    }

    /** Returns what is shown above: title, contact or none, line, owner, state and window. */
    public ConversationView conversation() {
        return conversation;
    }

    /**
     * Returns the number to call: the contact's WhatsApp phone, else its primary phone; of a person who is no contact the number that
     * they write from.
     *
     * @return the number, or empty when none is known
     */
    public Optional<Phone> callNumber() {
        return Optional.ofNullable(callNumber);
    }

    /** Returns what may be written now. */
    public ComposerState composer() {
        return composer;
    }

    /** Returns the messages, and what happened to the conversation between them, newest first. */
    public List<ThreadEntry> entries() {
        return entries;
    }

    /** Returns the messages among the entries, newest first. */
    public List<ThreadMessage> messages() {
        return entries.stream()
                .filter(ThreadMessage.class::isInstance)
                .map(ThreadMessage.class::cast)
                .toList();
    }

    /** Returns the cursor of older entries for {@link ThreadReader#page}, or empty at the beginning of the thread. */
    public Optional<String> older() {
        return Optional.ofNullable(older);
    }

    /**
     * Returns the cursor of newer entries for {@link ThreadReader#since}, also while there are none yet; empty in a thread without
     * entries.
     */
    public Optional<String> newer() {
        return Optional.ofNullable(newer);
    }

    /** The conversation's id only: titles and texts are personal data. */
    @Override
    public String toString() {
        return "MessageThread[" + conversation.conversation().id() + ", " + entries.size() + " entries]";
    }
}
