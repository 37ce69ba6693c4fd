package io.escala.crm.store;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Handling;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.Unread;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Selects the conversations of a list. All conditions must match; {@link #EVERYTHING} has none. Immutable: each step returns a copy
 * with one condition more.
 */
public final class ConversationFilter {
    /** Matches every conversation. */
    public static final ConversationFilter EVERYTHING = new ConversationFilter(new Conditions());

    /** Which conversations match by their session. */
    public enum State {
        /** With an open session. */
        OPEN,
        /** Without an open session. */
        CLOSED,
        /** With or without one. */
        ALL
    }

    /**
     * Which conversations match by their owner.
     *
     * @param users those of these users
     * @param nobody those without an owner
     */
    public record Owners(Set<UserId> users, boolean nobody) {
        public Owners {
            users = Set.copyOf(users);
        }

        /** Returns whether a conversation of this owner matches; null for one without an owner. */
        public boolean include(@Nullable UserId owner) {
            return owner == null ? nobody : users.contains(owner);
        }
    }

    /**
     * Which conversations match by their messaging window, judged at a time that the caller has turned into times of {@link
     * Mark#WINDOW_OPENED}. A window counts as open when it was opened after {@code openedAfter} and the channel did not report it as
     * closed ({@link Mark#WINDOW_SHUT}) at that time or later.
     *
     * @param open whether the open ones match, or all others
     * @param openedAfter windows opened at this time or before have ended, to the millisecond
     * @param openedUntil of the open ones only those opened at this time or before, which end soonest, to the millisecond; null for all
     */
    public record Window(
            boolean open, Instant openedAfter, @Nullable Instant openedUntil) {
        public Window {
            openedAfter = openedAfter.truncatedTo(ChronoUnit.MILLIS);
            openedUntil = openedUntil == null ? null : openedUntil.truncatedTo(ChronoUnit.MILLIS);
            if (!open && openedUntil != null) {
                throw new IllegalArgumentException("openedUntil is a condition on open windows");
            }
        }

        /** Returns whether a conversation with these marks matches; null for a mark that was never raised. */
        public boolean includes(@Nullable Instant opened, @Nullable Instant shut) {
            boolean isOpen = opened != null && opened.isAfter(openedAfter) && (shut == null || shut.isBefore(opened));
            return isOpen == open && (openedUntil == null || (opened != null && !opened.isAfter(openedUntil)));
        }
    }

    /**
     * Which conversations match by who has them, as {@link Handling} says, judged at a time that the caller has turned into {@code after}.
     *
     * @param person whether those that a person has match, or all others
     * @param after a person has only those taken over after this time, to the millisecond; null when they stay with the person
     */
    public record Handled(boolean person, @Nullable Instant after) {
        public Handled {
            after = after == null ? null : after.truncatedTo(ChronoUnit.MILLIS);
        }

        /** Returns whether a conversation that is handled so matches. */
        public boolean includes(Handling handling) {
            Instant taken = handling.takenOverAt();
            return person == (taken != null && (after == null || taken.isAfter(after)));
        }
    }

    /** Not changed once a filter has it. */
    private static final class Conditions {
        private State state = State.ALL;
        private @Nullable Instant activeSince;
        private Set<LineId> lines = Set.of();
        private Set<Channel> channels = Set.of();
        private @Nullable Owners owners;
        private @Nullable Boolean unread;
        private @Nullable Boolean registered;
        private @Nullable Window window;
        private @Nullable Handled handled;
        private Set<ConversationTag> tags = Set.of();
        private @Nullable ContactId contact;
        private @Nullable ContactFilter people;
        private @Nullable ReferralFilter referral;
        private @Nullable List<String> words;

        Conditions copy() {
            Conditions copy = new Conditions();
            copy.state = state;
            copy.activeSince = activeSince;
            copy.lines = lines;
            copy.channels = channels;
            copy.owners = owners;
            copy.unread = unread;
            copy.registered = registered;
            copy.window = window;
            copy.handled = handled;
            copy.tags = tags;
            copy.contact = contact;
            copy.people = people;
            copy.referral = referral;
            copy.words = words;
            return copy;
        }

        List<@Nullable Object> values() {
            return Arrays.asList(
                    state,
                    activeSince,
                    lines,
                    channels,
                    owners,
                    unread,
                    registered,
                    window,
                    contact,
                    handled,
                    tags,
                    people,
                    referral,
                    words);
        }
    }

    private final Conditions all;

    private ConversationFilter(Conditions all) {
        this.all = all;
    }

    private ConversationFilter with(Consumer<Conditions> condition) {
        Conditions copy = all.copy();
        condition.accept(copy);
        return new ConversationFilter(copy);
    }

    /** Matches conversations in this state. */
    public ConversationFilter in(State state) {
        Objects.requireNonNull(state, "state");
        return with(conditions -> conditions.state = state);
    }

    /** Matches conversations with activity at or after this time, to the millisecond. */
    public ConversationFilter since(Instant activity) {
        Instant since = activity.truncatedTo(ChronoUnit.MILLIS);
        return with(conditions -> conditions.activeSince = since);
    }

    /** Matches conversations on these lines; empty for every line. */
    public ConversationFilter onLines(Set<LineId> lines) {
        Set<LineId> copy = Set.copyOf(lines);
        return with(conditions -> conditions.lines = copy);
    }

    /** Matches conversations on these channels; empty for every channel. */
    public ConversationFilter onChannels(Set<Channel> channels) {
        Set<Channel> copy = Set.copyOf(channels);
        return with(conditions -> conditions.channels = copy);
    }

    /** Matches conversations of these owners. */
    public ConversationFilter of(Owners owners) {
        Objects.requireNonNull(owners, "owners");
        return with(conditions -> conditions.owners = owners);
    }

    /** Matches conversations that are unread as {@link Unread} says, or those that are not. */
    public ConversationFilter thatAreUnread(boolean unread) {
        return with(conditions -> conditions.unread = unread);
    }

    /**
     * Matches conversations with people who are contacts, or those with people who are not: the conversation's identity, or the one
     * that it was merged into, has a contact.
     */
    public ConversationFilter thatAreRegistered(boolean registered) {
        return with(conditions -> conditions.registered = registered);
    }

    /** Matches conversations with this window. */
    public ConversationFilter withWindow(Window window) {
        Objects.requireNonNull(window, "window");
        return with(conditions -> conditions.window = window);
    }

    /** Matches conversations that a person has, or that automation has. */
    public ConversationFilter handled(Handled handled) {
        Objects.requireNonNull(handled, "handled");
        return with(conditions -> conditions.handled = handled);
    }

    /** Matches conversations with one of these tags at least; empty for any or none. */
    public ConversationFilter tagged(Set<ConversationTag> tags) {
        Set<ConversationTag> copy = Set.copyOf(tags);
        return with(conditions -> conditions.tags = copy);
    }

    /**
     * Matches conversations with this contact: the conversation's identity, or the one that it was merged into, is linked to it.
     */
    public ConversationFilter ofContact(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        return with(conditions -> conditions.contact = contact);
    }

    /**
     * Matches conversations with these people: the contact of the conversation's identity, or of the one that it was merged into, matches
     * ({@link ContactFilter#matches(Contact, Collection, Collection)}); or that identity has no contact and matches itself ({@link
     * ContactFilter#matches(ChannelIdentity, Collection)}).
     */
    public ConversationFilter ofPeople(ContactFilter wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return with(conditions -> conditions.people = wanted);
    }

    /**
     * Matches conversations in which one message has all words of a text, each as the beginning of one of its own ({@link
     * Message#searchWords}); messages of conversations that it superseded count too. A text without words matches nothing.
     */
    public ConversationFilter thatContain(String text) {
        List<String> searched = SearchWords.of(text);
        return with(conditions -> conditions.words = searched);
    }

    /**
     * Matches conversations to which somebody came by an advertisement, a post or a link: with a {@link Touchpoint} that matches, also of a
     * conversation that they superseded.
     */
    public ConversationFilter referred(ReferralFilter wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return with(conditions -> conditions.referral = wanted);
    }

    /** Returns the state. */
    public State state() {
        return all.state;
    }

    /** Returns the time at or after which there is activity, or null for any time. */
    public @Nullable Instant activeSince() {
        return all.activeSince;
    }

    /** Returns the lines, empty for every line. */
    public Set<LineId> lines() {
        return all.lines;
    }

    /** Returns the channels, empty for every channel. */
    public Set<Channel> channels() {
        return all.channels;
    }

    /** Returns the owners, or null for any. */
    public @Nullable Owners owners() {
        return all.owners;
    }

    /** Returns whether they are unread, or null for both. */
    public @Nullable Boolean unread() {
        return all.unread;
    }

    /** Returns whether they are registered, or null for both. */
    public @Nullable Boolean registered() {
        return all.registered;
    }

    /** Returns the condition on the window, or null for any. */
    public @Nullable Window window() {
        return all.window;
    }

    /** Returns the contact, or null for any and for people who are none. */
    public @Nullable ContactId contact() {
        return all.contact;
    }

    /** Returns the condition on who has them, or null for any. */
    public @Nullable Handled handled() {
        return all.handled;
    }

    /** Returns the tags of which they have one at least, empty for any or none. */
    public Set<ConversationTag> tags() {
        return all.tags;
    }

    /** Returns the condition on the people, or null for any. */
    public @Nullable ContactFilter people() {
        return all.people;
    }

    /** Returns the condition on what led people there, or null for none. */
    public @Nullable ReferralFilter referral() {
        return all.referral;
    }

    /** Returns the words that a message must have, different and folded, or null for no such condition; none match nothing. */
    public @Nullable List<String> words() {
        return all.words;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationFilter filter && all.values().equals(filter.all.values());
    }

    @Override
    public int hashCode() {
        return all.values().hashCode();
    }

    /** Of words their number only: texts are personal data. */
    @Override
    public String toString() {
        List<String> words = all.words;
        Conditions shown = all.copy();
        shown.words = null;
        return "ConversationFilter" + shown.values() + (words == null ? "" : " with " + words.size() + " words");
    }
}
