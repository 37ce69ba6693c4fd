package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoreSetup;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.CursorRequest;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.QuarantineFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of an account read through the inbox, field by field ({@link RecordFields}): the lists of open, closed and all
 * conversations, in their order; of each conversation line, person, icon, name on top, marks, window, unread and contact panel; of
 * each thread the order of its messages, and all fields of each message; search results; suggestions;
 * quarantined items; deferred reports; and that each message had one event.
 *
 * <p>People and messages are identified by Meta's ids. Where two fused identities have a conversation each on one line,
 * both are rows of the person's one thread, and are read as one: whether they are two depends on when they were fused.
 *
 * <p>Nothing else of the event log is compared: the number of change events depends on the order.
 */
final class Fingerprint {
    private static final QuarantineFilter EVERYTHING = QuarantineFilter.EVERYTHING;
    private static final int MANY = 1_000;
    private static final Set<String> SEARCHES = Set.of("rosa", "paz", "3415550", "shop.example");
    private static final Set<IdentityKeyKind> NAMES =
            Set.of(IdentityKeyKind.BSUID, IdentityKeyKind.WHATSAPP_NUMBER, IdentityKeyKind.PSID, IdentityKeyKind.IGSID);

    private final StoreSetup setup;
    private final RecordFields fields = new RecordFields();
    private final Map<ConversationId, String> threads = new HashMap<>();
    private final Map<MessageId, String> messages = new HashMap<>();

    private Fingerprint(StoreSetup setup) {
        this.setup = setup;
    }

    /** Reads everything back. */
    static SortedMap<String, String> of(StoreSetup setup, History history) {
        Fingerprint print = new Fingerprint(setup);
        print.conversations();
        print.searches();
        print.beside(history);
        print.events();
        return print.fields.values();
    }

    private void conversations() {
        Map<String, List<ConversationView>> byThread = new LinkedHashMap<>();
        for (ConversationSummary row : list(ConversationQuery.all())) {
            ConversationView view = setup.inbox()
                    .as(StoreSetup.ADA)
                    .conversations()
                    .view(row.id())
                    .orElseThrow();
            byThread.computeIfAbsent(thread(view), none -> new ArrayList<>()).add(view);
            threads.put(view.conversation().id(), thread(view));
        }
        Set<String> open = new LinkedHashSet<>(threads(ConversationQuery.open()));
        Set<String> closed = new LinkedHashSet<>(threads(ConversationQuery.closed()));
        // The other row of a thread that is open.
        closed.removeAll(open);
        fields.put("list of all", String.join(" > ", byThread.keySet()));
        fields.put("list of open ones", String.join(" > ", open));
        fields.put("list of closed ones", String.join(" > ", closed));
        byThread.forEach(this::thread);
    }

    private List<String> threads(ConversationQuery query) {
        return list(query).stream()
                .map(row -> Objects.toString(threads.get(row.id())))
                .toList();
    }

    private List<ConversationSummary> list(ConversationQuery query) {
        return setup.inbox()
                .as(StoreSetup.ADA)
                .conversations()
                .list(query)
                .page(CursorRequest.first(MANY))
                .items();
    }

    private static String thread(ConversationView view) {
        return view.line().id() + "/" + person(view.aliases());
    }

    private static String person(List<IdentityAlias> aliases) {
        return aliases.stream()
                .filter(alias -> alias.valid() && NAMES.contains(alias.key().kind()))
                .map(alias -> alias.key().value())
                .sorted()
                .collect(Collectors.joining("+"));
    }

    /** The rows of one thread: more than one only where identities were fused. */
    private void thread(String thread, List<ConversationView> rows) {
        ConversationView any = rows.get(0);
        String name = "thread " + thread;
        fields.put(name + " line", any.line());
        fields.put(name + " person", any.identity());
        fields.put(name + " keys", any.aliases());
        fields.put(name + " registration", any.registration());
        fields.put(name + " name on top", any.displayName());
        fields.put(name + " contact", any.contact());
        fields.put(name + " owner", any.conversation().owner());
        fields.put(
                name + " open", rows.stream().anyMatch(row -> row.conversation().open()));
        fields.put(
                name + " closed at",
                latest(rows.stream().map(row -> row.conversation().closedAt())));
        fields.put(name + " unread", rows.stream().anyMatch(ConversationView::unread));
        for (Mark mark : Mark.values()) {
            if (mark != Mark.INBOUND_ARRIVAL) {
                fields.put(
                        name + " mark " + mark,
                        latest(rows.stream()
                                .map(row -> row.conversation().mark(mark).orElse(null))));
            }
        }
        fields.put(
                name + " window closes",
                latest(rows.stream().map(row -> row.window().closesAt().orElse(null))));
        fields.put(
                name + " window open",
                rows.stream().anyMatch(row -> row.window().isOpen(setup.now())));
        setup.inbox()
                .as(StoreSetup.ADA)
                .contacts()
                .card(any.conversation().id())
                .ifPresent(card -> card(name + " panel", card));
        messages(name, rows);
    }

    private static java.util.Optional<Instant> latest(Stream<Instant> times) {
        return times.filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    private void messages(String thread, List<ConversationView> rows) {
        List<Message> all = new ArrayList<>();
        for (ConversationView row : rows) {
            List<Message> newestFirst = setup.inbox()
                    .as(StoreSetup.ADA)
                    .conversations()
                    .messages(row.conversation().id())
                    .page(CursorRequest.newest(MANY))
                    .items();
            List<Message> oldestFirst = new ArrayList<>(newestFirst);
            Collections.reverse(oldestFirst);
            all.addAll(oldestFirst);
        }
        if (rows.size() > 1) {
            all.sort(Comparator.comparing(Message::at));
        }
        fields.put(thread + " reads", all.stream().map(Fingerprint::name).collect(Collectors.joining(" > ")));
        for (Message message : all) {
            String name = "message " + name(message);
            messages.put(message.id(), name);
            fields.put(name + " stands in", thread);
            fields.put(name, message);
            fields.put(name + " shows", message.shown());
        }
    }

    private static String name(Message message) {
        String id = message.providerId();
        return id == null ? "without a name" : id;
    }

    private void card(String name, ContactCard card) {
        fields.put(name, card);
        fields.put(name + " primary phone", card.primaryPhone());
        fields.put(name + " secondary phones", card.secondaryPhones());
        fields.put(name + " WhatsApp phone", card.whatsAppPhone());
        fields.put(name + " Instagram name", card.instagramUserName());
        fields.put(name + " WhatsApp name", card.whatsAppUserName());
        fields.put(name + " name on top", card.displayName());
    }

    private void searches() {
        for (String term : SEARCHES) {
            Contacts contacts = setup.inbox().as(StoreSetup.ADA).contacts();
            List<ContactCard> found = contacts.search(ContactQuery.matching(term)).stream()
                    .flatMap(row -> contacts.card(row.id()).stream())
                    .toList();
            for (ContactCard card : found) {
                card("search " + term + " finds " + card.contact().fullName().orElse("-"), card);
            }
        }
    }

    private void beside(History history) {
        fields.put(
                "suggestions",
                setup.inbox().as(StoreSetup.ADA).contacts().suggestions().stream()
                        .toList());
        for (AccountId account : List.of(TestBusiness.ACCOUNT, AccountId.NONE)) {
            fields.put(
                    "quarantined " + account,
                    setup.inbox()
                            .as(Actor.host(account))
                            .quarantine()
                            .list(EVERYTHING)
                            .page(CursorRequest.first(MANY))
                            .items());
        }
        List<Claim> claims = new ArrayList<>();
        for (LineId line :
                List.of(TestBusiness.SALES, TestBusiness.SUPPORT, TestBusiness.PAGE, TestBusiness.INSTAGRAM)) {
            history.messageIds().forEach(id -> claims.add(Claim.providerMessage(line, id)));
        }
        setup.store()
                .deferred(TestBusiness.ACCOUNT, claims)
                .forEach((claim, waiting) -> waiting.forEach(deferred ->
                        fields.put("waits for " + deferred.line() + "/" + deferred.providerId(), deferred.report())));
    }

    private void events() {
        for (LoggedEvent logged : InboxFixture.found(
                setup.inbox().as(Actor.host(TestBusiness.ACCOUNT)).events(CursorRequest.first(MANY)))) {
            if (logged.event() instanceof CrmEvent.MessageReceived received) {
                fields.put("told of receiving", Objects.toString(messages.get(received.message())));
            } else if (logged.event() instanceof CrmEvent.MessageEchoed echoed) {
                fields.put("told of writing by other means", Objects.toString(messages.get(echoed.message())));
            } else if (logged.event() instanceof CrmEvent.NoticeReceived notice) {
                fields.put("told of a notice", Objects.toString(messages.get(notice.message())));
            } else if (logged.event() instanceof CrmEvent.ConsentChanged consent) {
                fields.put("told of consent", consent.purpose() + " " + consent.state());
            }
        }
    }
}
