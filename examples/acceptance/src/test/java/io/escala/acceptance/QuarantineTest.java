package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.webhook.MetaEvents;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.Metrics;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.core.result.Receipt;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.Message;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.work.WorkKind;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppChat;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** Quarantined items can be replayed, once and as of their receipt, and are deleted after a time. */
class QuarantineTest {
    private static final String ROSA = "5493415550101";
    private static final String LEO = "5493415550102";
    private static final String NEW_NUMBER = "1062";
    private static final LineId NEW = new LineId("new");

    /** A number of the business that is not connected yet. */
    private static WhatsAppNumber unknownNumber(InboxFixture fixture) {
        WhatsAppNumber number = WhatsAppNumber.of(NEW_NUMBER)
                .app(TestBusiness.APP)
                .phone("5493410001166")
                .waba("2040")
                .portfolio("3030")
                .token("token-of-1062");
        fixture.meta().put(number);
        return number;
    }

    private static Line newLine() {
        return Line.whatsApp(TestBusiness.ACCOUNT, NEW, "New", NEW_NUMBER, "2040")
                .withApp(TestBusiness.APP)
                .withPortfolio("3030");
    }

    private static Webhook changed(InboxFixture fixture, Webhook webhook, String from, String to) {
        // Meta writes a slash as \\/.
        String body = webhook.body().replace("\\/", "/");
        assertThat(body).contains(from);
        return fixture.meta()
                .webhook(
                        fixture.meta().app(TestBusiness.APP),
                        body.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(InboxFixture fixture, AccountId account) {
        return fixture.quarantined(account).stream().map(QuarantinedItem::id).toList();
    }

    @EveryStore
    @DisplayName(
            "What came for a line before it was connected is filed once it is: every message once, in order, as of its receipt")
    void itemsOfALineConnectedLaterAreFiled(InboxFixture fixture) {
        WhatsAppNumber number = unknownNumber(fixture);
        WhatsAppChat rosa = fixture.meta().whatsAppPerson(ROSA).named("Rosa").with(number);
        WhatsAppChat leo = fixture.meta().whatsAppPerson(LEO).with(number);
        Webhook one = rosa.writes("uno");
        fixture.later(Duration.ofSeconds(1));
        Webhook first = one.and(rosa.writes("dos"), leo.writes("hola"));
        Instant received = fixture.now();
        assertThat(fixture.deliver(first).items())
                .extracting(Receipt.Item::reason)
                .containsOnly(QuarantinedItem.Reason.UNKNOWN_LINE);
        fixture.later(Duration.ofMinutes(5));
        Webhook second = rosa.writes("tres");
        fixture.deliver(second);
        fixture.deliver(second);
        fixture.deliver(first);
        assertThat(fixture.quarantined(AccountId.NONE)).hasSize(4).allSatisfy(item -> {
            assertThat(item.line()).isEqualTo(new LineKey(Channel.WHATSAPP, NEW_NUMBER));
            assertThat(item.appId()).isEqualTo(TestBusiness.APP);
        });
        fixture.later(Duration.ofDays(2));
        fixture.connect(newLine());

        List<ReplayedItem> replayed = fixture.inbox()
                .as(Actor.host())
                .quarantine()
                .replay(QuarantineFilter.EVERYTHING)
                .orThrow();

        assertThat(replayed).extracting(ReplayedItem::state).containsOnly(ReplayedItem.State.FILED);
        assertThat(replayed)
                .hasSize(4)
                .flatExtracting(ReplayedItem::events)
                .extracting(Receipt.Item::outcome)
                .containsOnly(Receipt.Filing.STORED);
        assertThat(fixture.quarantined(AccountId.NONE)).isEmpty();
        fixture.runWork();
        assertThat(fixture.conversations(NEW)).hasSize(2);
        ConversationView thread = fixture.conversations(NEW).stream()
                .filter(view -> view.displayName().filter("Rosa"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(fixture.texts(thread.conversation().id())).containsExactly("uno", "dos", "tres");
        assertThat(fixture.thread(thread.conversation().id()).get(0).arrivedAt())
                .isEqualTo(received);
        assertThat(thread.window().isOpen(fixture.now())).isFalse();
        assertThat(thread.window().closesAt())
                .hasValueSatisfying(end -> assertThat(end)
                        .isBeforeOrEqualTo(received.plus(Duration.ofMinutes(5)).plus(Duration.ofDays(1))));

        int events = fixture.events().size();
        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .isEmpty();
        assertThat(fixture.deliver(first).items())
                .extracting(Receipt.Item::outcome)
                .containsOnly(Receipt.Filing.DUPLICATE);
        assertThat(fixture.events()).hasSize(events);
    }

    @EveryStore
    @DisplayName("One item, or those of one line, can be replayed alone; an item that is gone is reported as gone")
    void selectedItemsAreReplayed(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson(ROSA).with(unknownNumber(fixture));
        WhatsAppChat other = fixture.meta().whatsAppPerson(ROSA).with(fixture.stranger());
        fixture.deliver(rosa.writes("uno"));
        fixture.later(Duration.ofSeconds(1));
        String one = ids(fixture, AccountId.NONE).get(0);
        fixture.deliver(rosa.writes("dos"));
        fixture.deliver(other.writes("a los otros"));
        fixture.connect(newLine());
        Quarantine quarantine = fixture.inbox().as(Actor.host()).quarantine();

        assertThat(quarantine.replay(List.of(one, "no-such-item")).orThrow())
                .extracting(ReplayedItem::id, ReplayedItem::state)
                .containsExactly(tuple(one, ReplayedItem.State.FILED), tuple("no-such-item", ReplayedItem.State.GONE));
        assertThat(fixture.texts(
                        fixture.conversations(NEW).get(0).conversation().id()))
                .containsExactly("uno");

        QuarantineFilter ofLine = new QuarantineFilter(
                Set.of(QuarantinedItem.Reason.UNKNOWN_LINE), new LineKey(Channel.WHATSAPP, NEW_NUMBER), null);
        assertThat(quarantine.replay(ofLine).orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.FILED);
        assertThat(fixture.texts(
                        fixture.conversations(NEW).get(0).conversation().id()))
                .containsExactly("uno", "dos");
        assertThat(fixture.quarantined(AccountId.NONE)).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "What is quarantined again as it was stays, and the quarantine does not grow, however often it is replayed")
    void unchangedItemsStayQuarantined(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook webhook = rosa.writes("uno");
        fixture.deliver(changed(fixture, webhook, "\"" + webhook.messageId() + "\"", "[1]"));
        fixture.deliver(
                fixture.meta().webhook(fixture.meta().app(TestBusiness.APP), "{".getBytes(StandardCharsets.UTF_8)));
        List<QuarantinedItem> malformed = fixture.quarantined(TestBusiness.ACCOUNT);
        List<QuarantinedItem> unreadable = fixture.quarantined(AccountId.NONE);
        assertThat(malformed).extracting(QuarantinedItem::reason).containsExactly(QuarantinedItem.Reason.MALFORMED);
        assertThat(unreadable).extracting(QuarantinedItem::reason).containsExactly(QuarantinedItem.Reason.UNREADABLE);

        for (int round = 0; round < 3; round++) {
            fixture.later(Duration.ofHours(1));
            for (AccountId account : List.of(TestBusiness.ACCOUNT, AccountId.NONE)) {
                assertThat(fixture.inbox()
                                .as(Actor.host(account))
                                .quarantine()
                                .replay(QuarantineFilter.EVERYTHING)
                                .orThrow())
                        .extracting(ReplayedItem::state)
                        .containsExactly(ReplayedItem.State.STAYS);
            }
        }

        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).isEqualTo(malformed);
        assertThat(fixture.quarantined(AccountId.NONE)).isEqualTo(unreadable);
    }

    @EveryStore
    @DisplayName("What is quarantined again for another reason, or now belongs to an account, moves there")
    void itemsMoveToTheirNewReasonOrAccount(InboxFixture fixture) {
        Webhook webhook =
                fixture.meta().whatsAppPerson(ROSA).with(unknownNumber(fixture)).writes("uno");
        fixture.deliver(changed(fixture, webhook, "\"" + webhook.messageId() + "\"", "[1]"));
        QuarantinedItem before = fixture.quarantined(AccountId.NONE).get(0);
        assertThat(before.reason()).isEqualTo(QuarantinedItem.Reason.UNKNOWN_LINE);
        fixture.connect(newLine());
        fixture.later(Duration.ofDays(3));

        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.MOVED);

        assertThat(fixture.quarantined(AccountId.NONE)).isEmpty();
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.MALFORMED);
            assertThat(item.raw()).isEqualTo(before.raw());
            assertThat(item.at()).isEqualTo(before.at());
        });
    }

    @EveryStore
    @DisplayName(
            "A body signed by one app stays quarantined for a line of another, and is filed once the line is registered under it")
    void bodyOfAnotherAppIsFiledOnceTheLineIsRegistered(InboxFixture fixture) {
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        Webhook forged = fixture.meta().webhook(fixture.meta().app(TestBusiness.STRANGER_APP), webhook.bytes());
        fixture.deliver(forged);
        Quarantine quarantine = fixture.inbox().as(Actor.host()).quarantine();

        assertThat(quarantine.replay(QuarantineFilter.EVERYTHING).orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.STAYS);
        assertThat(fixture.conversations()).isEmpty();

        fixture.connect(
                Line.whatsApp(TestBusiness.ACCOUNT, TestBusiness.SALES, "Sales", TestBusiness.SALES_NUMBER, "2040")
                        .withApp(TestBusiness.STRANGER_APP)
                        .withPortfolio("3030"));
        assertThat(quarantine.replay(QuarantineFilter.EVERYTHING).orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.FILED);
        assertThat(fixture.conversations()).hasSize(1);
    }

    @EveryStore
    @DisplayName("What this version does not know is filed by one that does")
    void newerVersionFilesUnknownItems(InboxFixture fixture) {
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        Webhook novelty = changed(fixture, webhook, "\"field\":\"messages\"", "\"field\":\"novelties\"");
        assertThat(fixture.deliver(novelty).items())
                .extracting(Receipt.Item::reason)
                .containsExactly(QuarantinedItem.Reason.UNRECOGNIZED);
        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.STAYS);

        InboxFixture.Node newer = fixture.journalling(store -> store, (appId, body, receivedAt) -> {
            String text = new String(body.toByteArray(), StandardCharsets.UTF_8);
            byte[] known = text.replace("\"novelties\"", "\"messages\"").getBytes(StandardCharsets.UTF_8);
            return MetaEvents.read(appId, RawBytes.copyOf(known), receivedAt);
        });
        assertThat(newer.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.FILED);

        assertThat(fixture.texts(fixture.conversations().get(0).conversation().id()))
                .containsExactly("hola");
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "Only who operates the account sees its quarantine and replays it; what belongs to no account, nobody of one")
    void onlyOperatorsSeeTheQuarantine(InboxFixture fixture) {
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("uno");
        fixture.deliver(changed(fixture, webhook, "\"" + webhook.messageId() + "\"", "[1]"));
        fixture.deliver(
                fixture.meta().whatsAppPerson(ROSA).with(unknownNumber(fixture)).writes("en ninguna parte"));
        List<String> own = ids(fixture, TestBusiness.ACCOUNT);
        List<String> homeless = ids(fixture, AccountId.NONE);

        for (var actor : List.of(fixture.salesUser(), fixture.editor(), fixture.flow(), fixture.custom())) {
            Quarantine refusing = fixture.inbox().as(actor).quarantine();
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> refusing.list(QuarantineFilter.EVERYTHING))
                    .matches(refused -> refused.has(Refusal.Reason.NOT_PERMITTED));
            assertThatExceptionOfType(RefusedException.class).isThrownBy(refusing::work);
            assertThat(refusing.replay(own).refusedFor(Refusal.Reason.NOT_PERMITTED))
                    .isTrue();
            assertThat(refusing.replay(QuarantineFilter.EVERYTHING).refusedFor(Refusal.Reason.NOT_PERMITTED))
                    .isTrue();
            assertThat(refusing.replayWork(List.of()).refusedFor(Refusal.Reason.NOT_PERMITTED))
                    .isTrue();
        }

        Quarantine quarantine = fixture.inbox().as(fixture.administrator()).quarantine();
        assertThat(quarantine.list(QuarantineFilter.EVERYTHING))
                .extracting(QuarantinedItem::id)
                .isEqualTo(own);
        fixture.connect(newLine());
        assertThat(quarantine.replay(homeless).orThrow())
                .extracting(ReplayedItem::state)
                .containsOnly(ReplayedItem.State.GONE);
        assertThat(fixture.conversations(NEW)).isEmpty();
        assertThat(quarantine.replay(QuarantineFilter.EVERYTHING).orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.STAYS);
    }

    @EveryStore
    @DisplayName("A replay that breaks off between filing and dropping is done again, and changes nothing twice")
    void interruptedReplayChangesNothingTwice(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson(ROSA).with(unknownNumber(fixture));
        Webhook one = rosa.writes("uno");
        fixture.later(Duration.ofSeconds(1));
        fixture.deliver(one.and(rosa.writes("dos")));
        fixture.connect(newLine());
        AtomicInteger commits = new AtomicInteger();
        AtomicBoolean away = new AtomicBoolean(true);
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(
                        store, method -> method.equals("commit") && commits.incrementAndGet() > 1 && away.get()),
                Metrics.none());

        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> node.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow());
        assertThat(fixture.conversations(NEW)).hasSize(1);
        assertThat(fixture.quarantined(AccountId.NONE)).hasSize(2);

        away.set(false);
        List<ReplayedItem> again = node.inbox()
                .as(Actor.host())
                .quarantine()
                .replay(QuarantineFilter.EVERYTHING)
                .orThrow();
        assertThat(again).extracting(ReplayedItem::state).containsOnly(ReplayedItem.State.FILED);
        assertThat(again)
                .flatExtracting(ReplayedItem::events)
                .extracting(Receipt.Item::outcome)
                .containsOnly(Receipt.Filing.DUPLICATE);
        assertThat(fixture.texts(
                        fixture.conversations(NEW).get(0).conversation().id()))
                .containsExactly("uno", "dos");
        assertThat(fixture.quarantined(AccountId.NONE)).isEmpty();
    }

    @EveryStore
    @DisplayName("What was fresh when it came is not stale when it is replayed, and opens no window by that")
    void replayJudgesAgeByReceipt(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson(ROSA).with(unknownNumber(fixture));
        fixture.deliver(rosa.writes("uno"));
        fixture.connect(newLine());
        fixture.later(Duration.ofDays(45));

        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.FILED);

        ConversationView view = fixture.conversations(NEW).get(0);
        assertThat(view.window().isOpen(fixture.now())).isFalse();
        assertThat(fixture.thread(view.conversation().id()))
                .extracting(Message::at)
                .allSatisfy(at -> assertThat(at).isBefore(fixture.now().minus(Duration.ofDays(44))));
    }

    @EveryStore
    @DisplayName("What was quarantined is kept for 30 days, give or take the day it came on, and then deleted")
    void itemsAreDeletedAfterThirtyDays(InboxFixture fixture) {
        WhatsAppChat rosa = fixture.meta().whatsAppPerson(ROSA).with(unknownNumber(fixture));
        List<Webhook> more = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            more.add(rosa.writes("mensaje " + i));
        }
        fixture.deliver(rosa.writes("uno").and(more.toArray(new Webhook[0])));
        fixture.later(Duration.ofDays(4));
        Webhook broken =
                fixture.meta().whatsAppPerson(LEO).with(fixture.sales()).writes("dos");
        fixture.deliver(changed(fixture, broken, "\"" + broken.messageId() + "\"", "[1]"));

        fixture.later(Duration.ofDays(25));
        fixture.runWork();
        assertThat(fixture.quarantined(AccountId.NONE)).hasSize(601);

        fixture.later(Duration.ofDays(2));
        fixture.runWork();
        assertThat(fixture.quarantined(AccountId.NONE)).isEmpty();
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).hasSize(1);

        fixture.later(Duration.ofDays(4));
        fixture.runWork();
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).isEmpty();
        assertThat(fixture.store().backlog(AccountId.NONE).oldestWork())
                .as("only the daily deletion of events and operation ids")
                .isEqualTo(Map.of(WorkKind.PURGE, fixture.now().plus(Duration.ofDays(1))));
        Instant oldestRecord =
                fixture.store().oldestAuditRecord(TestBusiness.ACCOUNT).orElseThrow();
        assertThat(fixture.store().backlog(TestBusiness.ACCOUNT).oldestWork())
                .as("only the deletion of audit records, once the first expires")
                .isEqualTo(Map.of(WorkKind.PURGE, oldestRecord.plus(Duration.ofDays(365))));
    }
}
