package io.escala.acceptance.commands;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationView;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.EventPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two commands answered and what is there then, without ids and times, so that it can be compared between conversations.
 *
 * @param answers what the two answered
 * @param state owner, open, tags, unread, handled by a person, registered
 * @param sessions each session: who opened it, whether it is closed and why
 * @param messages the texts of the messages
 * @param entries the system entries of the thread
 * @param events the events since the preparation, but those of deliveries
 */
record RaceResult(
        Map<RacedCommand, List<String>> answers,
        Map<String, String> state,
        List<String> sessions,
        List<String> messages,
        List<String> entries,
        List<String> events) {
    private static final String PERSON = "person";
    private static final String READING = "ReadingChanged";
    private static final String HANDLING = "HandlingChanged";

    /** Reads what is there. */
    static RaceResult of(
            RaceBusiness business, RacedConversation raced, String since, Map<RacedCommand, List<String>> answers) {
        ConversationId id = raced.conversation();
        ConversationView view = business.fast()
                .as(RaceBusiness.ADMINISTRATOR)
                .conversations()
                .view(id)
                .orElseThrow();
        Conversation conversation = view.conversation();
        Map<String, String> state = new TreeMap<>(Map.of(
                "owner",
                name(conversation.owner()),
                "open",
                String.valueOf(conversation.open()),
                "session",
                String.valueOf(conversation.session()),
                "tags",
                conversation.tags().toString(),
                "unread",
                String.valueOf(view.unread()),
                PERSON,
                String.valueOf(view.takenOver()),
                "registered",
                String.valueOf(view.contactId().isPresent())));
        InboxFixture fixture = business.fixture();
        return new RaceResult(
                answers,
                state,
                fixture.store().sessions(TestBusiness.ACCOUNT, Set.of(id)).getOrDefault(id, List.of()).stream()
                        .map(RaceResult::session)
                        .sorted()
                        .toList(),
                fixture.texts(id).stream().sorted().toList(),
                fixture.store().entries(TestBusiness.ACCOUNT, id, null, 100).items().stream()
                        .map(RaceResult::entry)
                        .sorted()
                        .toList(),
                events(business, since).stream()
                        .map(logged -> event(logged.event()))
                        .flatMap(Optional::stream)
                        .sorted()
                        .toList());
    }

    /** With what was told of reading and handling once each. */
    RaceResult toldOnce() {
        List<String> once = new ArrayList<>();
        for (String event : events) {
            if (!once.contains(event) || !(event.startsWith(READING) || event.startsWith(HANDLING))) {
                once.add(event);
            }
        }
        return new RaceResult(answers, state, sessions, messages, entries, once);
    }

    /** Without what was told of handling. */
    RaceResult withoutHandlingEvents() {
        List<String> others =
                events.stream().filter(event -> !event.startsWith(HANDLING)).toList();
        return new RaceResult(answers, state, sessions, messages, entries, others);
    }

    /** The cursor of the latest event. */
    static String cursor(RaceBusiness business, @Nullable String before) {
        String last = before;
        List<LoggedEvent> page = events(business, last);
        while (!page.isEmpty()) {
            last = page.get(page.size() - 1).cursor();
            page = events(business, last);
        }
        return Objects.requireNonNull(last);
    }

    private static List<LoggedEvent> events(RaceBusiness business, @Nullable String since) {
        EventPage page = business.fixture().store().events(TestBusiness.ACCOUNT, since, 1_000);
        return InboxFixture.found(page);
    }

    /** Whoever's turn it is depends on all conversations before. */
    private static String name(@Nullable UserId user) {
        if (user == null) {
            return "nobody";
        }
        return user.equals(RaceBusiness.CAM) || user.equals(RaceBusiness.DAN) ? "whoever's turn it is" : user.value();
    }

    private static String session(Session session) {
        return session.number() + " by " + session.opener() + ", "
                + (session.closedAt() == null ? "open" : "closed: " + session.description());
    }

    private static String entry(SystemEntry entry) {
        EntryContent content = entry.content();
        String by = " by " + entry.by().kind();
        if (content instanceof EntryContent.Assigned assigned) {
            return "Assigned from " + name(assigned.from()) + " to " + name(assigned.to()) + by;
        }
        if (content instanceof EntryContent.Linked) {
            return "Linked" + by;
        }
        if (content instanceof EntryContent.Closed closed) {
            return "Closed " + closed.session() + " because " + closed.description() + by;
        }
        return content + by;
    }

    private static Optional<String> event(CrmEvent event) {
        if (event instanceof CrmEvent.DeliveryChanged) {
            return Optional.empty();
        }
        String kind = event.getClass().getSimpleName();
        if (event instanceof CrmEvent.ConversationAssigned assigned) {
            return Optional.of(kind + " from " + name(assigned.from()) + " to " + name(assigned.to()));
        }
        if (event instanceof CrmEvent.ConversationOpened opened) {
            return Optional.of(kind + " " + opened.session() + " by " + opened.opener());
        }
        if (event instanceof CrmEvent.ConversationClosed closed) {
            return Optional.of(kind + " " + closed.session());
        }
        if (event instanceof CrmEvent.ReadingChanged reading) {
            return Optional.of(READING + " to " + (reading.unread() ? "unread" : "read"));
        }
        if (event instanceof CrmEvent.HandlingChanged handling) {
            return Optional.of(HANDLING + " to " + (handling.person() ? "a person" : "automation"));
        }
        if (event instanceof CrmEvent.ContactChanged changed) {
            return Optional.of(kind + " " + changed.fields());
        }
        return Optional.of(kind);
    }
}
