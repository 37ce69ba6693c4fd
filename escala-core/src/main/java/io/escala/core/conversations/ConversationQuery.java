package io.escala.core.conversations;

import io.escala.core.internal.search.SearchTerm;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ReferralFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows. All conditions must match; a step replaces what an earlier step of its kind said. Immutable.
 *
 * <pre>{@code
 * ConversationQuery.open().onlyUnread().ownedBy(OwnerFilter.me().orNobody()).active(ActivityPeriod.LAST_7_DAYS)
 * }</pre>
 *
 * <p>What depends on the time (periods and windows) is judged anew at every page and count, so a conversation leaves the list when its
 * period or window ends, also while the list is paged through.
 */
public final class ConversationQuery {
    private static final ConversationQuery ALL =
            new ConversationQuery(ConversationFilter.EVERYTHING, null, null, null, null, null, null, null);

    /** The conditions that are the same for every actor at any time. */
    private final ConversationFilter fixed;

    private final @Nullable OwnerFilter owners;
    private final @Nullable ActivityPeriod period;
    private final @Nullable Instant since;
    private final @Nullable WindowFilter window;
    private final @Nullable Boolean person;
    private final @Nullable SearchTerm people;
    private final @Nullable SearchTerm words;

    private ConversationQuery(
            ConversationFilter fixed,
            @Nullable OwnerFilter owners,
            @Nullable ActivityPeriod period,
            @Nullable Instant since,
            @Nullable WindowFilter window,
            @Nullable Boolean person,
            @Nullable SearchTerm people,
            @Nullable SearchTerm words) {
        this.fixed = fixed;
        this.owners = owners;
        this.period = period;
        this.since = since;
        this.window = window;
        this.person = person;
        this.people = people;
        this.words = words;
    }

    /** Wants open conversations. */
    public static ConversationQuery open() {
        return ALL.with(ConversationFilter.EVERYTHING.in(ConversationFilter.State.OPEN));
    }

    /** Wants closed conversations. */
    public static ConversationQuery closed() {
        return ALL.with(ConversationFilter.EVERYTHING.in(ConversationFilter.State.CLOSED));
    }

    /** Wants open and closed conversations. */
    public static ConversationQuery all() {
        return ALL;
    }

    private ConversationQuery with(ConversationFilter newFixed) {
        return new ConversationQuery(newFixed, owners, period, since, window, person, people, words);
    }

    /** Wants those that are unread. */
    public ConversationQuery onlyUnread() {
        return with(fixed.thatAreUnread(true));
    }

    /** Wants those that are not unread. */
    public ConversationQuery onlyRead() {
        return with(fixed.thatAreUnread(false));
    }

    /** Wants those with people who are contacts. */
    public ConversationQuery onlyRegistered() {
        return with(fixed.thatAreRegistered(true));
    }

    /** Wants those with people who are no contacts. */
    public ConversationQuery onlyUnregistered() {
        return with(fixed.thatAreRegistered(false));
    }

    /**
     * Wants those on some lines.
     *
     * @param lines the lines, at least one
     * @return the query
     * @throws IllegalArgumentException when there is none
     */
    public ConversationQuery onLines(LineId... lines) {
        return with(fixed.onLines(Set.copyOf(named("lines", lines))));
    }

    /**
     * Wants those on some channels.
     *
     * @param channels the channels, at least one
     * @return the query
     * @throws IllegalArgumentException when there is none
     */
    public ConversationQuery onChannels(Channel... channels) {
        return with(fixed.onChannels(Set.copyOf(named("channels", channels))));
    }

    private static <T> List<T> named(String name, T[] values) {
        Objects.requireNonNull(values, name);
        if (values.length == 0) {
            throw new IllegalArgumentException("name at least one of the " + name);
        }
        return Arrays.asList(values);
    }

    /**
     * Wants those with a contact, of every person and line that it has.
     *
     * @param contact the contact; one that does not exist has none
     * @return the query
     */
    public ConversationQuery ofContact(ContactId contact) {
        return with(fixed.ofContact(Objects.requireNonNull(contact, "contact")));
    }

    /**
     * Wants those to which somebody came by an advertisement, a post or a link, ever: {@link Conversations#touchpoints}.
     *
     * @param wanted by which, such as {@code ReferralFilter.source("120210")}
     * @return the query
     */
    public ConversationQuery referred(ReferralFilter wanted) {
        return with(fixed.referred(Objects.requireNonNull(wanted, "wanted")));
    }

    /** Wants those of some owners. */
    public ConversationQuery ownedBy(OwnerFilter filter) {
        return new ConversationQuery(
                fixed, Objects.requireNonNull(filter, "filter"), period, since, window, person, people, words);
    }

    /** Wants those with activity in a period up to now. */
    public ConversationQuery active(ActivityPeriod within) {
        return new ConversationQuery(
                fixed, owners, Objects.requireNonNull(within, "within"), null, window, person, people, words);
    }

    /**
     * Wants those with activity at a time or later.
     *
     * @param time the earliest time, to the millisecond
     * @return the query
     * @throws IllegalArgumentException when it is too far away to be counted in milliseconds
     */
    public ConversationQuery activeSince(Instant time) {
        Objects.requireNonNull(time, "time");
        try {
            return new ConversationQuery(
                    fixed, owners, null, Instant.ofEpochMilli(time.toEpochMilli()), window, person, people, words);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("time is too far away: " + time, e);
        }
    }

    /** Wants those that a person of the team has: an automation pauses on them. */
    public ConversationQuery onlyTakenOver() {
        return with(true);
    }

    /** Wants those that automation has. */
    public ConversationQuery onlyAutomated() {
        return with(false);
    }

    private ConversationQuery with(boolean ofPersons) {
        return new ConversationQuery(fixed, owners, period, since, window, ofPersons, people, words);
    }

    /**
     * Wants those with one of some tags at least.
     *
     * @param tags the tags, at least one
     * @return the query
     * @throws IllegalArgumentException when there is none
     */
    public ConversationQuery tagged(ConversationTag... tags) {
        return with(fixed.tagged(Set.copyOf(named("tags", tags))));
    }

    /** Wants those with some messaging windows. */
    public ConversationQuery window(WindowFilter filter) {
        return new ConversationQuery(
                fixed, owners, period, since, Objects.requireNonNull(filter, "filter"), person, people, words);
    }

    /**
     * Wants those with people whom a text finds: contacts as {@link io.escala.core.contacts.ContactQuery#matching} finds them; people who
     * are no contacts by words of their profile name or user name, with or without {@code @} before it, or by three digits or more
     * of their WhatsApp number. A text in which there is nothing to search for finds nobody.
     *
     * @param text the text, at most {@value ContactFilter#MAX_TERM} characters; case and accents do not matter
     * @return the query
     * @throws IllegalArgumentException when the text is blank or too long
     */
    public ConversationQuery matching(String text) {
        return new ConversationQuery(fixed, owners, period, since, window, person, SearchTerm.of("text", text), words);
    }

    /**
     * Wants those in which one message has all words of a text, each as the beginning of one of its own. What counts is the message as it is
     * shown: after edits; without unsent messages and notices. Such a message is {@link ConversationSummary#hit}. A text without letters and
     * digits finds nothing.
     *
     * @param text the text, at most {@value ContactFilter#MAX_TERM} characters; case and accents do not matter
     * @return the query
     * @throws IllegalArgumentException when the text is blank or too long
     */
    public ConversationQuery containing(String text) {
        return new ConversationQuery(fixed, owners, period, since, window, person, people, SearchTerm.of("text", text));
    }

    /** Returns the text that a message must contain, or empty when any may. It is personal data: never log it. */
    public Optional<String> contained() {
        return Optional.ofNullable(words).map(SearchTerm::text);
    }

    /** Returns whether the account's settings matter: its region, or the time after which conversations go back to automation. */
    public boolean needsSettings() {
        return people != null || person != null;
    }

    /**
     * Returns what a store is asked for. Pure.
     *
     * @param actor who asks
     * @param now the time to which periods and windows extend
     * @param windowMargin how much earlier messaging windows close
     * @param region the two-letter region in which numbers without country code are read
     * @param handBackAfter how long after the latest answer conversations go back to automation, or null for never
     * @return the filter, without what the actor may not see
     */
    public ConversationFilter toFilter(
            Actor actor, Instant now, Duration windowMargin, String region, @Nullable Duration handBackAfter) {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(windowMargin, "windowMargin");
        Objects.requireNonNull(region, "region");
        ConversationFilter filter = owners == null ? fixed : fixed.of(owners.askedBy(actor.user()));
        if (period != null) {
            filter = filter.since(now.minus(period.length()));
        } else if (since != null) {
            filter = filter.since(since);
        }
        if (person != null) {
            filter = filter.handled(
                    new ConversationFilter.Handled(person, handBackAfter == null ? null : now.minus(handBackAfter)));
        }
        if (people != null) {
            filter = filter.ofPeople(people.people(region));
        }
        if (words != null) {
            filter = filter.thatContain(words.text());
        }
        return window == null ? filter : filter.withWindow(window.at(now, windowMargin));
    }

    private List<@Nullable Object> parts() {
        ReferralFilter referral = fixed.referral();
        return Arrays.asList(
                fixed.state(),
                fixed.unread(),
                fixed.registered(),
                fixed.lines().stream().map(LineId::value).sorted().toList(),
                fixed.channels().stream().sorted().toList(),
                fixed.tags().stream()
                        .map(ConversationTag::name)
                        .sorted()
                        .map(SearchTerm::new)
                        .toList(),
                owners,
                period,
                since,
                window,
                fixed.contact(),
                referral == null ? null : new SearchTerm(referral.toString()),
                person,
                people,
                words);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationQuery query && parts().equals(query.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** The same text for equal queries, and only for them; of what is searched for a digest. */
    @Override
    public String toString() {
        return "ConversationQuery" + parts();
    }
}
