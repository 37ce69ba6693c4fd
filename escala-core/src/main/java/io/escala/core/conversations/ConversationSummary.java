package io.escala.core.conversations;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ThreadSummary;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One conversation as a row of a list, with all that the row shows. A snapshot, immutable. */
public final class ConversationSummary {
    private final ConversationView view;
    private final @Nullable ThreadSummary thread;
    private final @Nullable Message hit;

    private ConversationSummary(ConversationView view, @Nullable ThreadSummary thread, @Nullable Message hit) {
        this.view = view;
        this.thread = thread;
        this.hit = hit;
    }

    /**
     * Returns the row of a conversation.
     *
     * @param view the conversation
     * @param thread what lists show of its messages, or null when there are none
     * @return the row
     */
    public static ConversationSummary of(ConversationView view, @Nullable ThreadSummary thread) {
        return new ConversationSummary(Objects.requireNonNull(view, "view"), thread, null);
    }

    /**
     * Returns the row with the message that was searched for.
     *
     * @param found the newest message with the words, or null when there is none any more
     * @return the row
     */
    public ConversationSummary withHit(@Nullable Message found) {
        return new ConversationSummary(view, thread, found);
    }

    /** Returns the conversation's id. */
    public ConversationId id() {
        return view.conversation().id();
    }

    /** Returns whether it is open. Independent of {@link #window()}. */
    public boolean open() {
        return view.conversation().open();
    }

    /** Returns the number of its latest session, 0 before the first. */
    public int session() {
        return view.conversation().session();
    }

    /**
     * Returns the title: the contact's name; else the person's name on the channel; else the user name or number.
     *
     * @return the title, or empty when only an id is known
     */
    public Optional<String> title() {
        return view.displayName();
    }

    /** Returns whether the person is a contact. */
    public boolean registered() {
        return view.identity().registered();
    }

    /** Returns the contact's id, or empty while unregistered. */
    public Optional<ContactId> contactId() {
        return view.contactId();
    }

    /** Returns the line that it is on. */
    public LineId line() {
        return view.conversation().line();
    }

    /** Returns the name of its line, or empty once the line was removed. */
    public Optional<String> lineName() {
        return Optional.ofNullable(view.line()).map(Line::name);
    }

    /** Returns its channel. */
    public Channel channel() {
        return view.conversation().channel();
    }

    /** Returns the user who answers, or empty while unassigned. */
    public Optional<UserId> owner() {
        return Optional.ofNullable(view.conversation().owner());
    }

    /** Returns the name of the owner, or empty while unassigned and when the host's {@link io.escala.core.port.Team} does not give it. */
    public Optional<String> ownerName() {
        return view.ownerName();
    }

    /** Returns whether a person of the team has it, so that automations pause on it. */
    public boolean takenOver() {
        return view.takenOver();
    }

    /** Returns its tags, by name. */
    public Set<ConversationTag> tags() {
        return view.conversation().tags();
    }

    /** Returns whether it is unread, as {@link ConversationView#unread()} says. */
    public boolean unread() {
        return view.unread();
    }

    /** Returns its newest message, or empty when there is none. Notices of the channel do not count. */
    public Optional<MessagePreview> latest() {
        return Optional.ofNullable(thread).map(ThreadSummary::latest).map(MessagePreview::of);
    }

    /**
     * Returns the newest message that has the words of {@link ConversationQuery#containing}; {@link ThreadReader#around} opens the thread at it.
     *
     * @return the message, or empty in a list without that condition, and when the message was changed since the list was read
     */
    public Optional<MessagePreview> hit() {
        return Optional.ofNullable(hit).map(MessagePreview::of);
    }

    /** Returns the time of its latest activity, by which lists are ordered, or empty when there was none. */
    public Optional<Instant> activityAt() {
        return view.conversation().mark(Mark.ACTIVITY);
    }

    /**
     * Returns since when the customer waits: when the first of the messages was written that arrived after the latest answer of a person, from
     * here or from the phone app, and after the latest close. Answers of automations do not end it.
     *
     * @return the time, or empty when nobody waits
     */
    public Optional<Instant> waitingSince() {
        return Optional.ofNullable(thread).map(ThreadSummary::firstUnanswered).map(Message::at);
    }

    /** Returns the messaging window, which ends exactly when texts are no longer sent. */
    public MessagingWindow window() {
        return view.window();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationSummary row
                && view.equals(row.view)
                && Objects.equals(thread, row.thread)
                && Objects.equals(hit, row.hit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(view, thread, hit);
    }

    /** The id only: titles and texts are personal data. */
    @Override
    public String toString() {
        return "ConversationSummary[" + id() + "]";
    }
}
