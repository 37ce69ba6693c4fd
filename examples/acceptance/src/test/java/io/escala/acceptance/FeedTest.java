package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Conversations;
import io.escala.core.feed.Feed;
import io.escala.core.feed.FeedUpdate;
import io.escala.core.feed.FeedUpdate.Kind;
import io.escala.core.feed.FeedUpdates;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.Messages;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The live feed")
class FeedTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String ROSA = "5493415550101";
    private static final String LUIS = "5493415550102";

    private static ConversationId receives(InboxFixture fixture, String number, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(number).writes(text))
                .conversation()
                .id();
    }

    private static Feed feed(InboxFixture fixture, Actor actor) {
        return fixture.inbox().as(actor).feed().fromNow();
    }

    private static ConversationId stored(InboxFixture fixture, String name, @Nullable UserId owner) {
        StoredConversation conversation = new StoredConversation(name).ownedBy(owner);
        StoredConversation.add(fixture, conversation);
        return conversation.id();
    }

    private static void log(InboxFixture fixture, int number, ConversationId conversation) {
        ChangeSet.Builder set =
                ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("logged-" + number), fixture.now());
        fixture.store()
                .commit(List.of(set.event(new CrmEvent.MessageReceived(conversation, new MessageId("m-" + number)))
                        .build()));
    }

    @EveryStore
    @DisplayName("tells which conversations changed and how, each once a poll, and nothing from before it began")
    void tellsWhatChanged(InboxFixture fixture) throws InterruptedException {
        ConversationId before = receives(fixture, LUIS, "before");
        try (Feed feed = feed(fixture, fixture.administrator())) {
            assertThat(feed.poll(Duration.ZERO).updates()).isEmpty();

            ConversationId rosa = receives(fixture, ROSA, "hola");

            assertThat(feed.poll(LONG).updates())
                    .containsExactly(new FeedUpdate(rosa, Set.of(Kind.STATE, Kind.MESSAGE)));
            fixture.sends(Recipient.conversation(before), Draft.text("buenas"));
            FeedUpdates updates = feed.poll(LONG);
            assertThat(updates.missedSome()).isFalse();
            assertThat(updates.updates()).hasSize(1).first().satisfies(update -> {
                assertThat(update.conversation()).isEqualTo(before);
                assertThat(update.kinds()).contains(Kind.MESSAGE, Kind.DELIVERY);
            });
        }
    }

    @EveryStore
    @DisplayName("tells when a message is scheduled in a conversation, and when it is cancelled")
    void tellsOfScheduledMessages(InboxFixture fixture) throws InterruptedException {
        ConversationId rosa = receives(fixture, ROSA, "hola");
        Messages messages = fixture.inbox().as(fixture.administrator()).messages();
        try (Feed feed = feed(fixture, fixture.administrator())) {
            assertThat(feed.poll(Duration.ZERO).updates()).isEmpty();

            MessageId scheduled = messages.schedule(SendRequest.to(rosa)
                            .text("buenas")
                            .sendAt(fixture.now().plus(Duration.ofHours(1))))
                    .orThrow()
                    .id();

            assertThat(feed.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.SCHEDULED)));
            messages.cancel(scheduled).orThrow();
            assertThat(feed.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.SCHEDULED)));
        }
    }

    @EveryStore
    @DisplayName("tells of the conversations of a person who becomes a contact")
    void tellsOfPeople(InboxFixture fixture) throws InterruptedException {
        ConversationId rosa = receives(fixture, ROSA, "hola");
        try (Feed feed = feed(fixture, fixture.administrator())) {
            assertThat(feed.poll(Duration.ZERO).updates()).isEmpty();

            fixture.inbox()
                    .as(fixture.administrator())
                    .contacts()
                    .create(rosa, NewContact.consenting("Rosa", "Paz"))
                    .orThrow();

            assertThat(feed.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.PERSON)));
        }
    }

    @EveryStore
    @DisplayName("tells that a conversation is gone which another one continues")
    void tellsWhatIsGone(InboxFixture fixture) throws InterruptedException {
        ConversationId ends = stored(fixture, "ends", null);
        ConversationId continues = stored(fixture, "continues", null);
        try (Feed feed = feed(fixture, fixture.administrator())) {
            fixture.store()
                    .commit(List.of(
                            ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("superseded"), fixture.now())
                                    .change(new ConversationChange.SupersedeConversation(ends, continues, 1))
                                    .event(new CrmEvent.ConversationSuperseded(ends, continues))
                                    .build()));

            assertThat(feed.poll(LONG).updates())
                    .containsExactlyInAnyOrder(
                            new FeedUpdate(ends, Set.of(Kind.GONE)), new FeedUpdate(continues, Set.of(Kind.MESSAGE)));
        }
    }

    @EveryStore
    @DisplayName("tells an actor of what they may see only")
    void tellsWhatTheActorMaySee(InboxFixture fixture) throws InterruptedException {
        Actor seller = fixture.salesUser();
        ConversationId theirs = stored(fixture, "theirs", seller.user());
        ConversationId others = stored(fixture, "others", new UserId("another"));
        try (Feed feed = feed(fixture, seller)) {
            log(fixture, 1, others);
            log(fixture, 2, theirs);

            assertThat(feed.poll(LONG).updates()).containsExactly(new FeedUpdate(theirs, Set.of(Kind.MESSAGE)));
        }
    }

    @EveryStore
    @DisplayName("goes on from a cursor in another process, and says so when some of it is no longer kept")
    void goesOnFromACursor(InboxFixture fixture) throws InterruptedException {
        ConversationId rosa;
        String cursor;
        try (Feed feed = feed(fixture, fixture.administrator())) {
            rosa = receives(fixture, ROSA, "hola");
            assertThat(feed.poll(LONG).updates()).hasSize(1);
            cursor = feed.cursor();
        }
        ConversationId luis = receives(fixture, LUIS, "hola");

        try (Feed feed =
                fixture.node().inbox().as(fixture.administrator()).feed().from(cursor)) {
            assertThat(feed.poll(LONG).updates())
                    .extracting(FeedUpdate::conversation)
                    .containsExactly(luis);
            log(fixture, 1, rosa);
            assertThat(feed.poll(LONG).updates())
                    .extracting(FeedUpdate::conversation)
                    .contains(rosa);
        }

        fixture.runWork();
        fixture.later(Duration.ofDays(92));
        fixture.runWork();
        fixture.later(Duration.ofDays(1));
        fixture.runWork();
        try (Feed feed = fixture.inbox().as(fixture.administrator()).feed().from(cursor)) {
            assertThat(feed.poll(Duration.ZERO).missedSome()).isTrue();
            log(fixture, 2, rosa);
            assertThat(feed.poll(LONG).updates())
                    .extracting(FeedUpdate::conversation)
                    .containsExactly(rosa);
        }
    }

    @EveryStore
    @DisplayName("tells every change to every one of many feeds, with no more reads for a thousand than for one")
    void manyFeedsShareOneReader(InboxFixture fixture) throws Exception {
        ConversationId rosa = receives(fixture, ROSA, "hola");
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            feeds.add(inbox.as(fixture.administrator()).feed().fromNow());
            assertThat(feeds.get(i).poll(Duration.ZERO).updates()).isEmpty();
        }
        log(fixture, 1, rosa);
        assertThat(feeds.get(0).poll(LONG).updates()).hasSize(1);
        counting.reset();

        for (Feed feed : feeds.subList(1, feeds.size())) {
            assertThat(feed.poll(Duration.ZERO).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.MESSAGE)));
        }

        assertThat(counting.calls()).isZero();
        List<Future<FeedUpdates>> waiting = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            feeds.subList(0, 20).forEach(feed -> waiting.add(threads.submit(() -> feed.poll(LONG))));
            log(fixture, 2, rosa);
            for (Future<FeedUpdates> one : waiting) {
                assertThat(one.get(60, TimeUnit.SECONDS).updates()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
        feeds.forEach(Feed::close);
    }

    @EveryStore
    @DisplayName("reads as often for a hundred changes as for one")
    void readsDoNotDependOnTheNumberOfChanges(InboxFixture fixture) throws InterruptedException {
        List<ConversationId> conversations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            conversations.add(stored(fixture, "c-" + i, null));
        }
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        try (Feed feed = inbox.as(fixture.administrator()).feed().fromNow()) {
            log(fixture, 1_000, conversations.get(0));
            counting.reset();
            assertThat(feed.poll(LONG).updates()).hasSize(1);
            int one = counting.calls();
            for (int i = 0; i < 100; i++) {
                log(fixture, i, conversations.get(i));
            }
            counting.reset();

            assertThat(feed.poll(LONG).updates()).hasSize(100);

            assertThat(counting.calls()).isEqualTo(one);
        }
    }

    @EveryStore
    @DisplayName("needs the plan, ends when it is closed, and refuses a cursor of another store")
    void refusals(InboxFixture fixture) throws InterruptedException {
        Feed feed = feed(fixture, fixture.administrator());
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> fixture.inbox()
                        .as(fixture.administrator())
                        .feed()
                        .from("not a cursor")
                        .close());
        fixture.bought();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> feed.poll(Duration.ZERO).updates());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> feed(fixture, fixture.administrator()).close());
        feed.close();
        feed.close();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> feed.poll(Duration.ZERO).updates());
    }

    @EveryStore
    @DisplayName("tells who no longer sees a conversation that it is gone, and who sees it now that it changed")
    void tellsLosingSight(InboxFixture fixture) throws InterruptedException {
        ConversationId rosa = receives(fixture, ROSA, "hola");
        Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();
        UserId sam = fixture.salesUser().user();
        Actor ana = Actor.user(TestBusiness.ACCOUNT, new UserId("ana"), Role.SALES_USER);
        desk.assign(rosa, Assignment.toUser(sam)).orThrow();
        try (Feed ofSam = feed(fixture, fixture.salesUser());
                Feed ofAna = feed(fixture, ana);
                Feed ofAll = feed(fixture, fixture.administrator())) {
            desk.assign(rosa, Assignment.toUser(new UserId("ana"))).orThrow();

            assertThat(ofSam.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.GONE)));
            assertThat(ofAna.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.STATE)));
            assertThat(ofAll.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.STATE)));

            desk.tag(rosa, new ConversationTag("vip")).orThrow();
            desk.assign(rosa, Assignment.toUser(sam)).orThrow();
            desk.assign(rosa, Assignment.toUser(new UserId("ana"))).orThrow();

            assertThat(ofSam.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.GONE)));
            assertThat(ofAna.poll(LONG).updates()).containsExactly(new FeedUpdate(rosa, Set.of(Kind.STATE)));
        }
    }
}
