package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ActivityPeriod;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Conversations;
import io.escala.core.conversations.OwnerFilter;
import io.escala.core.conversations.WindowFilter;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Count;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** Which conversations a list shows, and how many. */
class ConversationQueriesTest {
    private static final ConversationQuery ALL = ConversationQuery.all();
    private static final UserId ADA = new UserId("ada");
    private static final UserId SAM = new UserId("sam");
    private static final UserId EVE = new UserId("eve");

    private static List<String> titles(Listing<ConversationSummary> list) {
        List<String> titles =
                list.stream().map(row -> row.title().orElseThrow()).toList();
        assertThat(list.count()).isEqualTo(Count.exactly(titles.size()));
        assertThat(list.countExactly()).isEqualTo(titles.size());
        return titles;
    }

    private static List<String> titles(InboxFixture fixture, Actor actor, ConversationQuery query) {
        return titles(fixture.inbox().as(actor).conversations().list(query));
    }

    private static List<String> titles(InboxFixture fixture, ConversationQuery query) {
        return titles(fixture, fixture.administrator(), query);
    }

    @EveryStore
    @DisplayName("M8, M9 All and unread are two lists, and the unread one counts conversations, not messages")
    void unreadConversationsAreAListOfTheirOwn(InboxFixture fixture) {
        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        WhatsAppPerson bea = fixture.meta().whatsAppPerson("5493415550102").named("Bea");
        ConversationId anas =
                fixture.receives(ana.writes("hola")).conversation().id();
        fixture.receives(ana.writes("¿hay alguien?"));
        fixture.receives(ana.writes("?"));
        ConversationId beas =
                fixture.receives(bea.writes("hola")).conversation().id();
        assertThat(titles(fixture, ConversationQuery.open().onlyUnread())).containsExactly("Bea", "Ana");

        fixture.sends(Recipient.conversation(beas), Draft.text("¡Hola, Bea!"));
        fixture.later(Duration.ofSeconds(1));

        assertThat(titles(fixture, ALL)).containsExactly("Bea", "Ana");
        assertThat(titles(fixture, ALL.onlyUnread())).containsExactly("Ana");
        assertThat(titles(fixture, ALL.onlyRead())).containsExactly("Bea");
        assertThat(fixture.list(ALL.onlyUnread()))
                .singleElement()
                .satisfies(row -> assertThat(row.unread()).isTrue());

        fixture.send(Recipient.conversation(anas), Draft.text("Ya te atendemos"), fixture.flow())
                .orThrow();
        fixture.runWork();
        assertThat(titles(fixture, ALL.onlyUnread()))
                .as("answers of automations mark nothing read")
                .containsExactly("Ana");
    }

    @EveryStore
    @DisplayName("M13 The five periods reach back 24 hours, or 3, 7, 30 or 90 times that, to the millisecond")
    void periodsEndToTheMillisecond(InboxFixture fixture) {
        Instant now = fixture.now();
        for (ActivityPeriod period : ActivityPeriod.values()) {
            Instant first = now.minus(period.length());
            StoredConversation.add(
                    fixture,
                    new StoredConversation(period + ".in").marked(Mark.ACTIVITY, first),
                    new StoredConversation(period + ".out").marked(Mark.ACTIVITY, first.minusMillis(1)));
        }
        StoredConversation.add(fixture, new StoredConversation("never"));

        List<String> expected = new ArrayList<>();
        for (ActivityPeriod period : ActivityPeriod.values()) {
            expected.add(period + ".in");
            assertThat(titles(fixture, ALL.active(period))).as(period.name()).containsExactlyElementsOf(expected);
            assertThat(titles(fixture, ALL.activeSince(now.minus(period.length()))))
                    .containsExactlyElementsOf(expected);
            expected.add(period + ".out");
        }
        assertThat(titles(fixture, ALL)).hasSize(11);

        fixture.later(Duration.ofMillis(1));
        assertThat(titles(fixture, ALL.active(ActivityPeriod.LAST_24_HOURS))).isEmpty();
    }

    private static void addOnePerOwner(InboxFixture fixture) {
        StoredConversation.add(
                fixture,
                new StoredConversation("of-ada").ownedBy(ADA).marked(Mark.ACTIVITY, fixture.now()),
                new StoredConversation("of-sam").ownedBy(SAM).marked(Mark.ACTIVITY, fixture.now()),
                new StoredConversation("of-eve").ownedBy(EVE).marked(Mark.ACTIVITY, fixture.now()),
                new StoredConversation("of-nobody").marked(Mark.ACTIVITY, fixture.now()));
    }

    @EveryStore
    @DisplayName("M14 By owner: my conversations, those of nobody, and those of chosen users")
    void conversationsByOwner(InboxFixture fixture) {
        addOnePerOwner(fixture);

        assertThat(titles(fixture, ALL.ownedBy(OwnerFilter.me()))).containsExactly("of-ada");
        assertThat(titles(fixture, ALL.ownedBy(OwnerFilter.nobody()))).containsExactly("of-nobody");
        assertThat(titles(fixture, ALL.ownedBy(OwnerFilter.me().orNobody())))
                .containsExactlyInAnyOrder("of-ada", "of-nobody");
        assertThat(titles(fixture, ALL.ownedBy(OwnerFilter.anyOf(List.of(SAM, EVE)))))
                .containsExactlyInAnyOrder("of-sam", "of-eve");
        assertThat(titles(
                        fixture,
                        ALL.ownedBy(OwnerFilter.anyOf(List.of(SAM)).orMe().orNobody())))
                .containsExactlyInAnyOrder("of-sam", "of-ada", "of-nobody");
        assertThat(titles(fixture, ALL.ownedBy(OwnerFilter.anyOf(List.of())))).isEmpty();
        assertThat(titles(fixture, fixture.flow(), ALL.ownedBy(OwnerFilter.me())))
                .as("an automation owns nothing")
                .isEmpty();
        assertThat(titles(fixture, ConversationQuery.closed().ownedBy(OwnerFilter.me())))
                .isEmpty();
    }

    @EveryStore
    @DisplayName("M14 Sales users see their own conversations only, whatever owners they ask for")
    void ownersAreNoWayAroundTheRole(InboxFixture fixture) {
        addOnePerOwner(fixture);
        Actor seller = fixture.salesUser();

        assertThat(titles(fixture, seller, ALL)).containsExactly("of-sam");
        assertThat(titles(fixture, seller, ALL.ownedBy(OwnerFilter.me()))).containsExactly("of-sam");
        assertThat(titles(fixture, seller, ALL.ownedBy(OwnerFilter.me().orNobody())))
                .containsExactly("of-sam");
        assertThat(titles(fixture, seller, ALL.ownedBy(OwnerFilter.nobody()))).isEmpty();
        assertThat(titles(fixture, seller, ALL.ownedBy(OwnerFilter.anyOf(List.of(ADA, EVE)))))
                .isEmpty();
        assertThat(titles(fixture, seller, ALL.ownedBy(OwnerFilter.anyOf(List.of(ADA, SAM, EVE)))))
                .containsExactly("of-sam");
        assertThat(titles(fixture, fixture.editor(), ALL.ownedBy(OwnerFilter.anyOf(List.of(EVE)))))
                .isEmpty();
    }

    @EveryStore
    @DisplayName("M14 By channel and line")
    void conversationsByChannelAndLine(InboxFixture fixture) {
        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        fixture.receives(ana.with(fixture.sales()).writes("a ventas"));
        fixture.receives(ana.with(fixture.support()).writes("a soporte"));
        fixture.receives(
                fixture.meta().messengerPerson("249001").named("Bea", "B").writes("hola"));
        fixture.receives(fixture.meta().instagramPerson("17991").named("Cora").writes("hola"));

        assertThat(titles(fixture, ALL.onChannels(Channel.WHATSAPP))).containsExactly("Ana", "Ana");
        assertThat(titles(fixture, ALL.onChannels(Channel.INSTAGRAM, Channel.MESSENGER)))
                .containsExactly("Cora", "Bea B");
        assertThat(fixture.list(ALL.onLines(TestBusiness.SUPPORT)))
                .extracting(ConversationSummary::line)
                .containsExactly(TestBusiness.SUPPORT);
        assertThat(titles(fixture, ALL.onLines(TestBusiness.SALES, TestBusiness.PAGE)))
                .containsExactly("Bea B", "Ana");
        assertThat(titles(fixture, ALL.onLines(TestBusiness.SALES).onChannels(Channel.MESSENGER)))
                .isEmpty();
    }

    @EveryStore
    @DisplayName("M14 Registered people and others are told apart")
    void conversationsByRegistration(InboxFixture fixture) {
        ConversationId anas = fixture.receives(fixture.meta()
                        .whatsAppPerson("5493415550101")
                        .named("Ana")
                        .writes("hola"))
                .conversation()
                .id();
        fixture.receives(
                fixture.meta().whatsAppPerson("5493415550102").named("Bea").writes("hola"));
        assertThat(titles(fixture, ALL.onlyUnregistered())).containsExactly("Bea", "Ana");

        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(anas, NewContact.consenting("Ana", "Sol"))
                .orThrow();

        assertThat(titles(fixture, ALL.onlyRegistered())).containsExactly("Ana Sol");
        assertThat(titles(fixture, ALL.onlyUnregistered())).containsExactly("Bea");
    }

    @EveryStore
    @DisplayName(
            "M14 By the time in which anything may be sent: open, closing soon and shut, with the margin of the inbox")
    void conversationsByWindow(InboxFixture fixture) {
        Duration margin = Duration.ofMinutes(10);
        Instant now = fixture.now();
        Instant ended = now.minus(Duration.ofHours(24)).plus(margin);
        StoredConversation.add(
                fixture,
                opened("fresh", now),
                opened("last", ended.plusMillis(1)),
                opened("ended", ended),
                opened("soon", ended.plus(Duration.ofHours(1))),
                opened("later", ended.plus(Duration.ofHours(1)).plusMillis(1)),
                opened("rejected", now).marked(Mark.WINDOW_SHUT, now),
                new StoredConversation("never"));
        Conversations conversations = Inbox.builder(fixture.store())
                .clock(fixture.clock())
                .windowMargin(margin)
                .build()
                .as(fixture.administrator())
                .conversations();
        Duration hour = Duration.ofHours(1);

        Listing<ConversationSummary> open = conversations.list(ALL.window(WindowFilter.open()));
        Listing<ConversationSummary> closing = conversations.list(ALL.window(WindowFilter.closingWithin(hour)));
        Listing<ConversationSummary> shut = conversations.list(ALL.window(WindowFilter.shut()));

        assertThat(titles(open)).containsExactlyInAnyOrder("fresh", "last", "soon", "later");
        assertThat(titles(closing)).containsExactlyInAnyOrder("last", "soon");
        assertThat(titles(shut)).containsExactlyInAnyOrder("ended", "rejected", "never");
        assertThat(open).allMatch(row -> row.window().isOpen(now));
        assertThat(closing).allMatch(row -> row.window().remaining(now).compareTo(hour) <= 0);
        assertThat(shut).noneMatch(row -> row.window().isOpen(now));
        assertThat(titles(fixture, ALL.window(WindowFilter.open())))
                .as("without a margin")
                .contains("ended");
    }

    private static StoredConversation opened(String name, Instant at) {
        return new StoredConversation(name).marked(Mark.WINDOW_OPENED, at);
    }

    @EveryStore
    @DisplayName("M9 For any actor and query there are as many conversations as are counted, each once")
    void countIsTheSizeOfAllPages(InboxFixture fixture) {
        Random random = new Random(20_261_129);
        StoredConversation.add(fixture, randomConversations(random, fixture.now()));
        List<Actor> actors = List.of(
                fixture.administrator(),
                fixture.salesUser(),
                fixture.editor(),
                fixture.flow(),
                fixture.custom(Permission.CONVERSE_UNASSIGNED),
                fixture.custom(Permission.CONVERSE_OWN, Permission.CONVERSE_UNASSIGNED));
        int found = 0;
        for (int turn = 0; turn < 60; turn++) {
            ConversationQuery query = randomQuery(random, fixture.now());
            Actor actor = actors.get(turn % actors.size());
            Listing<ConversationSummary> list =
                    fixture.inbox().as(actor).conversations().list(query);

            List<ConversationId> all = pages(list, 1 + random.nextInt(20));

            assertThat(all).as("%s for %s", query, actor).doesNotHaveDuplicates();
            assertThat(list.count()).as("%s for %s", query, actor).isEqualTo(Count.exactly(all.size()));
            assertThat(list.countExactly()).isEqualTo(all.size());
            found += all.size();
        }
        assertThat(found).as("most queries find something").isGreaterThan(60);
    }

    @EveryStore
    @DisplayName("M9 A count reads no further than it is exact, unless it is to be exact beyond")
    void countStopsWhereItMay(InboxFixture fixture) {
        addOnePerOwner(fixture);
        List<Long> asked = new ArrayList<>();
        CrmStore recording = new ForwardingCrmStore(fixture.store()) {
            @Override
            public long countConversations(
                    AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
                asked.add(enough);
                return super.countConversations(account, filter, visibility, enough);
            }
        };
        Listing<ConversationSummary> list = Inbox.builder(recording)
                .clock(fixture.clock())
                .build()
                .as(fixture.administrator())
                .conversations()
                .list(ALL);

        assertThat(list.count()).isEqualTo(Count.exactly(4));
        assertThat(list.countExactly()).isEqualTo(4);
        assertThat(asked).containsExactly(Count.EXACT_UP_TO + 1L, Long.MAX_VALUE);
    }

    private static List<ConversationId> pages(Listing<ConversationSummary> list, int limit) {
        List<ConversationId> all = new ArrayList<>();
        CursorPage<ConversationSummary> page = list.page(CursorRequest.first(limit));
        page.items().forEach(row -> all.add(row.id()));
        while (page.next() != null) {
            page = list.page(CursorRequest.after(page.next(), limit));
            page.items().forEach(row -> all.add(row.id()));
        }
        return all;
    }

    private static List<StoredConversation> randomConversations(Random random, Instant now) {
        List<UserId> owners = List.of(ADA, SAM, EVE, new UserId("cus"));
        List<StoredConversation> all = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            StoredConversation one = new StoredConversation("chat-" + number);
            if (random.nextBoolean()) {
                one.closed();
            }
            if (random.nextBoolean()) {
                one.ownedBy(owners.get(random.nextInt(owners.size())));
            }
            if (random.nextBoolean()) {
                one.withContact(new ContactId("contact-" + number));
            }
            switch (random.nextInt(4)) {
                case 0 -> one.on(TestBusiness.PAGE, Channel.MESSENGER);
                case 1 -> one.on(TestBusiness.INSTAGRAM, Channel.INSTAGRAM);
                case 2 -> one.on(TestBusiness.SUPPORT, Channel.WHATSAPP);
                default -> one.on(TestBusiness.SALES, Channel.WHATSAPP);
            }
            for (Mark mark : List.of(
                    Mark.ACTIVITY, Mark.WINDOW_OPENED, Mark.INBOUND_ARRIVAL, Mark.ANSWERED, Mark.MARKED_UNREAD)) {
                if (random.nextBoolean()) {
                    one.marked(mark, now.minus(Duration.ofHours(random.nextInt(40))));
                }
            }
            all.add(one);
        }
        return all;
    }

    private static ConversationQuery randomQuery(Random random, Instant now) {
        List<UnaryOperator<ConversationQuery>> steps = List.of(
                ConversationQuery::onlyUnread,
                ConversationQuery::onlyRead,
                ConversationQuery::onlyRegistered,
                ConversationQuery::onlyUnregistered,
                query -> query.onChannels(Channel.WHATSAPP, Channel.MESSENGER),
                query -> query.onLines(TestBusiness.SALES, TestBusiness.INSTAGRAM),
                query -> query.ownedBy(OwnerFilter.me()),
                query -> query.ownedBy(OwnerFilter.nobody()),
                query -> query.ownedBy(OwnerFilter.anyOf(List.of(ADA, SAM)).orNobody()),
                query -> query.active(ActivityPeriod.LAST_24_HOURS),
                query -> query.activeSince(now.minus(Duration.ofHours(10))),
                query -> query.window(WindowFilter.open()),
                query -> query.window(WindowFilter.closingWithin(Duration.ofHours(12))),
                query -> query.window(WindowFilter.shut()),
                query -> query.matching("chat"),
                query -> query.matching("chat 1"),
                query -> query.containing("hola"));
        ConversationQuery query = List.of(ALL, ConversationQuery.open(), ConversationQuery.closed())
                .get(random.nextInt(3));
        for (int step = random.nextInt(3); step > 0; step--) {
            query = steps.get(random.nextInt(steps.size())).apply(query);
        }
        return query;
    }
}
