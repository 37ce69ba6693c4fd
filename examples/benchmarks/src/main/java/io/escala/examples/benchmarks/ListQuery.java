package io.escala.examples.benchmarks;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationFilter.Owners;
import io.escala.crm.store.ConversationFilter.State;
import io.escala.crm.store.ConversationFilter.Window;
import io.escala.crm.store.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list that somebody looks at.
 *
 * @param name what it shows; of several with one name the slowest counts
 * @param filter the filter of one round; each is another owner's
 * @param visibility what the actor of that round may see
 */
record ListQuery(String name, IntFunction<ConversationFilter> filter, IntFunction<Visibility> visibility) {
    private static final ConversationFilter EVERYTHING = ConversationFilter.EVERYTHING;
    private static final Instant DAY_AGO = ago(Duration.ofHours(24));

    /** Each condition alone and with an owner, and what sales users see. */
    static List<ListQuery> all() {
        List<ListQuery> all = new ArrayList<>();
        condition(all, "everything", filter -> filter);
        condition(all, "open", filter -> filter.in(State.OPEN));
        condition(all, "closed", filter -> filter.in(State.CLOSED));
        for (int days : new int[] {1, 3, 7, 30, 90}) {
            condition(all, "active in " + days + " days", filter -> filter.since(ago(Duration.ofDays(days))));
        }
        condition(all, "a line", filter -> filter.onLines(Set.of(new LineId("line-3"))));
        condition(all, "WhatsApp", filter -> filter.onChannels(Set.of(Channel.WHATSAPP)));
        condition(all, "Instagram", filter -> filter.onChannels(Set.of(Channel.INSTAGRAM)));
        condition(all, "unread", filter -> filter.thatAreUnread(true));
        condition(all, "open and unread", filter -> filter.in(State.OPEN).thatAreUnread(true));
        condition(all, "registered", filter -> filter.thatAreRegistered(true));
        condition(all, "not registered", filter -> filter.thatAreRegistered(false));
        condition(all, "window open", filter -> filter.withWindow(new Window(true, DAY_AGO, null)));
        condition(
                all,
                "window closes within 2 hours",
                filter -> filter.withWindow(new Window(true, DAY_AGO, DAY_AGO.plus(Duration.ofHours(2)))));
        condition(all, "window shut", filter -> filter.withWindow(new Window(false, DAY_AGO, null)));
        search(all, "people 'family', all of them", filter -> filter.ofPeople(ContactFilter.of("family")));
        search(all, "people 'given7', one of forty", filter -> filter.ofPeople(ContactFilter.of("given7")));
        search(
                all,
                "people 'given7 family77', four hundred",
                filter -> filter.ofPeople(ContactFilter.of("given7 family77")));
        search(all, "people by 7 digits", filter -> filter.ofPeople(ContactFilter.of("1000123")));
        search(all, "people by 3 digits", filter -> filter.ofPeople(ContactFilter.of("123")));
        search(all, "messages 'hola', all of them", filter -> filter.thatContain("hola"));
        search(all, "messages 'word50x', one of sixty", filter -> filter.thatContain("word50x"));
        search(all, "messages 'word77', the beginning of many", filter -> filter.thatContain("word77"));
        search(all, "messages 'word1500x', one of 2,000", filter -> filter.thatContain("word1500x"));
        search(all, "messages 'hola word1500x'", filter -> filter.thatContain("hola word1500x"));
        search(all, "messages 'own777x', of one conversation", filter -> filter.thatContain("own777x"));
        all.add(new ListQuery("nobody's", round -> EVERYTHING.of(new Owners(Set.of(), true)), round -> Visibility.ALL));
        all.add(new ListQuery(
                "five owners", round -> EVERYTHING.of(new Owners(users(round, 5), false)), round -> Visibility.ALL));
        all.add(new ListQuery(
                "a sales user's open ones and nobody's",
                round -> EVERYTHING.in(State.OPEN),
                round -> new Visibility(false, users(round, 1), true)));
        return all;
    }

    private static void condition(List<ListQuery> all, String name, UnaryOperator<ConversationFilter> condition) {
        all.add(new ListQuery(name, round -> condition.apply(EVERYTHING), round -> Visibility.ALL));
        all.add(new ListQuery(
                name + ", of an owner",
                round -> condition.apply(EVERYTHING.of(new Owners(users(round, 1), false))),
                round -> Visibility.ALL));
    }

    /** A search alone, with an owner, and with each of the other conditions, which have one name. */
    private static void search(List<ListQuery> all, String name, UnaryOperator<ConversationFilter> term) {
        condition(all, name, term);
        for (UnaryOperator<ConversationFilter> other : List.<UnaryOperator<ConversationFilter>>of(
                filter -> filter.in(State.OPEN),
                filter -> filter.thatAreUnread(true),
                filter -> filter.thatAreRegistered(true),
                filter -> filter.since(ago(Duration.ofDays(7))),
                filter -> filter.onLines(Set.of(new LineId("line-3"))),
                filter -> filter.onChannels(Set.of(Channel.INSTAGRAM)),
                filter -> filter.withWindow(new Window(true, DAY_AGO, null)))) {
            all.add(new ListQuery(
                    name + ", with each other condition",
                    round -> term.apply(other.apply(EVERYTHING)),
                    round -> Visibility.ALL));
        }
    }

    private static Set<UserId> users(int round, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new UserId("u" + (round * 7 + i) % ManyConversations.OWNERS))
                .collect(Collectors.toSet());
    }

    private static Instant ago(Duration duration) {
        return ManyConversations.NOW.minus(duration);
    }
}
