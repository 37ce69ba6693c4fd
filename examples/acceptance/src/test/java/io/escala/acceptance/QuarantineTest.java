package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.Unreliable;
import io.escala.acceptance.stage.World;
import io.escala.channels.webhook.MetaEvents;
import io.escala.core.access.Refusal;
import io.escala.core.channel.Receipt;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.Metrics;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.quarantine.ReplayResult;
import io.escala.core.quarantine.Replayed;
import io.escala.crm.account.AccountId;
import io.escala.crm.aside.AsideFilter;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.conversation.Message;
import io.escala.crm.line.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppChat;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** What was set aside can be filed after all, once and as of its receipt, and does not stay for ever. */
class QuarantineTest {
    private static final String ROSA = "5493415550101";
    private static final String LEO = "5493415550102";
    private static final String NEW_NUMBER = "1062";
    private static final LineId NEW = new LineId("new");

    /** A number of the business that its inbox does not know yet. */
    private static WhatsAppNumber unknownNumber(World world) {
        WhatsAppNumber number = WhatsAppNumber.of(NEW_NUMBER)
                .app(Shop.APP)
                .phone("5493410001166")
                .waba("2040")
                .portfolio("3030")
                .token("token-of-1062");
        world.meta().put(number);
        return number;
    }

    private static Line newLine() {
        return Line.whatsApp(Shop.ACCOUNT, NEW, "New", NEW_NUMBER, "2040")
                .withApp(Shop.APP)
                .withPortfolio("3030");
    }

    private static Webhook changed(World world, Webhook webhook, String from, String to) {
        // Meta writes a slash as \\/.
        String body = webhook.body().replace("\\/", "/");
        assertThat(body).contains(from);
        return world.meta()
                .webhook(world.meta().app(Shop.APP), body.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(World world, AccountId account) {
        return world.quarantined(account).stream().map(SetAside::id).toList();
    }

    @EveryStore
    @DisplayName(
            "What came for a line before it was connected is filed once it is: every message once, in order, as of its receipt")
    void connectedLater(World world) {
        WhatsAppNumber number = unknownNumber(world);
        WhatsAppChat rosa = world.meta().whatsAppPerson(ROSA).named("Rosa").with(number);
        WhatsAppChat leo = world.meta().whatsAppPerson(LEO).with(number);
        Webhook one = rosa.writes("uno");
        world.later(Duration.ofSeconds(1));
        Webhook first = one.and(rosa.writes("dos"), leo.writes("hola"));
        Instant received = world.now();
        assertThat(world.deliver(first).items())
                .extracting(Receipt.Item::reason)
                .containsOnly(SetAside.Reason.UNKNOWN_LINE);
        world.later(Duration.ofMinutes(5));
        Webhook second = rosa.writes("tres");
        world.deliver(second);
        world.deliver(second);
        world.deliver(first);
        assertThat(world.quarantined(AccountId.NONE)).hasSize(4).allSatisfy(item -> {
            assertThat(item.line()).isEqualTo(new LineKey(Channel.WHATSAPP, NEW_NUMBER));
            assertThat(item.appId()).isEqualTo(Shop.APP);
        });
        world.later(Duration.ofDays(2));
        world.connect(newLine());

        List<Replayed> replayed = world.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING);

        assertThat(replayed).extracting(Replayed::outcome).containsOnly(Replayed.Outcome.FILED);
        assertThat(replayed)
                .hasSize(4)
                .flatExtracting(Replayed::events)
                .extracting(Receipt.Item::outcome)
                .containsOnly(Receipt.Outcome.STORED);
        assertThat(world.quarantined(AccountId.NONE)).isEmpty();
        world.runWork();
        assertThat(world.conversations(NEW)).hasSize(2);
        ConversationView thread = world.conversations(NEW).stream()
                .filter(view -> view.displayName().filter("Rosa"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(world.texts(thread.conversation().id())).containsExactly("uno", "dos", "tres");
        assertThat(world.thread(thread.conversation().id()).get(0).arrivedAt()).isEqualTo(received);
        assertThat(thread.window().isOpen(world.now())).isFalse();
        assertThat(thread.window().closesAt())
                .hasValueSatisfying(end -> assertThat(end)
                        .isBeforeOrEqualTo(received.plus(Duration.ofMinutes(5)).plus(Duration.ofDays(1))));

        int events = world.events().size();
        assertThat(world.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING))
                .isEmpty();
        assertThat(world.deliver(first).items())
                .extracting(Receipt.Item::outcome)
                .containsOnly(Receipt.Outcome.DUPLICATE);
        assertThat(world.events()).hasSize(events);
    }

    @EveryStore
    @DisplayName("One item, or those of one line, can be replayed alone; an item that is gone is told as gone")
    void some(World world) {
        WhatsAppChat rosa = world.meta().whatsAppPerson(ROSA).with(unknownNumber(world));
        WhatsAppChat other = world.meta().whatsAppPerson(ROSA).with(world.stranger());
        world.deliver(rosa.writes("uno"));
        world.later(Duration.ofSeconds(1));
        String one = ids(world, AccountId.NONE).get(0);
        world.deliver(rosa.writes("dos"));
        world.deliver(other.writes("a los otros"));
        world.connect(newLine());
        Quarantine quarantine = world.inbox().quarantine();

        assertThat(quarantine.replay(AccountId.NONE, List.of(one, "no-such-item")))
                .extracting(Replayed::id, Replayed::outcome)
                .containsExactly(tuple(one, Replayed.Outcome.FILED), tuple("no-such-item", Replayed.Outcome.GONE));
        assertThat(world.texts(world.conversations(NEW).get(0).conversation().id()))
                .containsExactly("uno");

        AsideFilter ofLine =
                new AsideFilter(Set.of(SetAside.Reason.UNKNOWN_LINE), new LineKey(Channel.WHATSAPP, NEW_NUMBER), null);
        assertThat(quarantine.replay(AccountId.NONE, ofLine))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.FILED);
        assertThat(world.texts(world.conversations(NEW).get(0).conversation().id()))
                .containsExactly("uno", "dos");
        assertThat(world.quarantined(AccountId.NONE)).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "What is set aside again as it was stays, and the quarantine does not grow, however often it is replayed")
    void stays(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        Webhook webhook = rosa.writes("uno");
        world.deliver(changed(world, webhook, "\"" + webhook.messageId() + "\"", "[1]"));
        world.deliver(world.meta().webhook(world.meta().app(Shop.APP), "{".getBytes(StandardCharsets.UTF_8)));
        List<SetAside> malformed = world.quarantined(Shop.ACCOUNT);
        List<SetAside> unreadable = world.quarantined(AccountId.NONE);
        assertThat(malformed).extracting(SetAside::reason).containsExactly(SetAside.Reason.MALFORMED);
        assertThat(unreadable).extracting(SetAside::reason).containsExactly(SetAside.Reason.UNREADABLE);

        for (int round = 0; round < 3; round++) {
            world.later(Duration.ofHours(1));
            for (AccountId account : List.of(Shop.ACCOUNT, AccountId.NONE)) {
                assertThat(world.inbox().quarantine().replay(account, AsideFilter.EVERYTHING))
                        .extracting(Replayed::outcome)
                        .containsExactly(Replayed.Outcome.STAYS);
            }
        }

        assertThat(world.quarantined(Shop.ACCOUNT)).isEqualTo(malformed);
        assertThat(world.quarantined(AccountId.NONE)).isEqualTo(unreadable);
    }

    @EveryStore
    @DisplayName("What is set aside again for another reason, or now belongs to an account, moves there")
    void moves(World world) {
        Webhook webhook =
                world.meta().whatsAppPerson(ROSA).with(unknownNumber(world)).writes("uno");
        world.deliver(changed(world, webhook, "\"" + webhook.messageId() + "\"", "[1]"));
        SetAside before = world.quarantined(AccountId.NONE).get(0);
        assertThat(before.reason()).isEqualTo(SetAside.Reason.UNKNOWN_LINE);
        world.connect(newLine());
        world.later(Duration.ofDays(3));

        assertThat(world.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.MOVED);

        assertThat(world.quarantined(AccountId.NONE)).isEmpty();
        assertThat(world.quarantined(Shop.ACCOUNT)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(SetAside.Reason.MALFORMED);
            assertThat(item.raw()).isEqualTo(before.raw());
            assertThat(item.at()).isEqualTo(before.at());
        });
    }

    @EveryStore
    @DisplayName(
            "A body signed by one app stays set aside for a line of another, and is filed once the line is registered under it")
    void ofAnotherApp(World world) {
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        Webhook forged = world.meta().webhook(world.meta().app(Shop.STRANGER_APP), webhook.bytes());
        world.deliver(forged);
        Quarantine quarantine = world.inbox().quarantine();

        assertThat(quarantine.replay(AccountId.NONE, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.STAYS);
        assertThat(world.conversations()).isEmpty();

        world.connect(Line.whatsApp(Shop.ACCOUNT, Shop.SALES, "Sales", Shop.SALES_NUMBER, "2040")
                .withApp(Shop.STRANGER_APP)
                .withPortfolio("3030"));
        assertThat(quarantine.replay(AccountId.NONE, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.FILED);
        assertThat(world.conversations()).hasSize(1);
    }

    @EveryStore
    @DisplayName("What this version does not know is filed by one that does")
    void newerVersion(World world) {
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        Webhook novelty = changed(world, webhook, "\"field\":\"messages\"", "\"field\":\"novelties\"");
        assertThat(world.deliver(novelty).items())
                .extracting(Receipt.Item::reason)
                .containsExactly(SetAside.Reason.UNRECOGNIZED);
        assertThat(world.inbox().quarantine().replay(Shop.ACCOUNT, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.STAYS);

        World.Node newer = world.journalling(store -> store, (appId, body, receivedAt) -> {
            String text = new String(body.toByteArray(), StandardCharsets.UTF_8);
            byte[] known = text.replace("\"novelties\"", "\"messages\"").getBytes(StandardCharsets.UTF_8);
            return MetaEvents.read(appId, RawBytes.copyOf(known), receivedAt);
        });
        assertThat(newer.inbox().quarantine().replay(Shop.ACCOUNT, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.FILED);

        assertThat(world.texts(world.conversations().get(0).conversation().id()))
                .containsExactly("hola");
        assertThat(world.quarantined(Shop.ACCOUNT)).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "Only who operates the account sees its quarantine and replays it; what belongs to no account, nobody of one")
    void access(World world) {
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("uno");
        world.deliver(changed(world, webhook, "\"" + webhook.messageId() + "\"", "[1]"));
        world.deliver(
                world.meta().whatsAppPerson(ROSA).with(unknownNumber(world)).writes("en ninguna parte"));
        Quarantine quarantine = world.inbox().quarantine();
        List<String> own = ids(world, Shop.ACCOUNT);
        List<String> homeless = ids(world, AccountId.NONE);

        for (var actor : List.of(world.salesUser(), world.editor(), world.flow(), world.custom())) {
            assertThat(quarantine.list(AsideFilter.EVERYTHING, null, 10, actor).items())
                    .isEmpty();
            for (ReplayResult result :
                    List.of(quarantine.replay(own, actor), quarantine.replay(AsideFilter.EVERYTHING, actor))) {
                assertThat(result)
                        .isInstanceOfSatisfying(
                                ReplayResult.Refused.class,
                                refused ->
                                        assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.NOT_PERMITTED));
            }
        }

        assertThat(quarantine
                        .list(AsideFilter.EVERYTHING, null, 10, world.administrator())
                        .items())
                .extracting(SetAside::id)
                .isEqualTo(own);
        world.connect(newLine());
        assertThat(quarantine.replay(homeless, world.administrator()))
                .isInstanceOfSatisfying(
                        ReplayResult.Done.class,
                        done -> assertThat(done.items())
                                .extracting(Replayed::outcome)
                                .containsOnly(Replayed.Outcome.GONE));
        assertThat(world.conversations(NEW)).isEmpty();
        assertThat(quarantine.replay(AsideFilter.EVERYTHING, world.administrator()))
                .isInstanceOfSatisfying(
                        ReplayResult.Done.class,
                        done -> assertThat(done.items())
                                .extracting(Replayed::outcome)
                                .containsExactly(Replayed.Outcome.STAYS));
    }

    @EveryStore
    @DisplayName("A replay that breaks off between filing and dropping is done again, and changes nothing twice")
    void brokenOff(World world) {
        WhatsAppChat rosa = world.meta().whatsAppPerson(ROSA).with(unknownNumber(world));
        Webhook one = rosa.writes("uno");
        world.later(Duration.ofSeconds(1));
        world.deliver(one.and(rosa.writes("dos")));
        world.connect(newLine());
        AtomicInteger commits = new AtomicInteger();
        AtomicBoolean away = new AtomicBoolean(true);
        World.Node node = world.node(
                store -> Unreliable.before(
                        store, method -> method.equals("commit") && commits.incrementAndGet() > 1 && away.get()),
                Metrics.none());

        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> node.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING));
        assertThat(world.conversations(NEW)).hasSize(1);
        assertThat(world.quarantined(AccountId.NONE)).hasSize(2);

        away.set(false);
        List<Replayed> again = node.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING);
        assertThat(again).extracting(Replayed::outcome).containsOnly(Replayed.Outcome.FILED);
        assertThat(again)
                .flatExtracting(Replayed::events)
                .extracting(Receipt.Item::outcome)
                .containsOnly(Receipt.Outcome.DUPLICATE);
        assertThat(world.texts(world.conversations(NEW).get(0).conversation().id()))
                .containsExactly("uno", "dos");
        assertThat(world.quarantined(AccountId.NONE)).isEmpty();
    }

    @EveryStore
    @DisplayName("What was fresh when it came is not stale when it is replayed, and opens no window by that")
    void freshWhenItCame(World world) {
        WhatsAppChat rosa = world.meta().whatsAppPerson(ROSA).with(unknownNumber(world));
        world.deliver(rosa.writes("uno"));
        world.connect(newLine());
        world.later(Duration.ofDays(45));

        assertThat(world.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.FILED);

        ConversationView view = world.conversations(NEW).get(0);
        assertThat(view.window().isOpen(world.now())).isFalse();
        assertThat(world.thread(view.conversation().id()))
                .extracting(Message::at)
                .allSatisfy(at -> assertThat(at).isBefore(world.now().minus(Duration.ofDays(44))));
    }

    @EveryStore
    @DisplayName("What was set aside is kept for 30 days, give or take the day it came on, and then deleted")
    void retention(World world) {
        WhatsAppChat rosa = world.meta().whatsAppPerson(ROSA).with(unknownNumber(world));
        List<Webhook> more = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            more.add(rosa.writes("mensaje " + i));
        }
        world.deliver(rosa.writes("uno").and(more.toArray(new Webhook[0])));
        world.later(Duration.ofDays(4));
        Webhook broken = world.meta().whatsAppPerson(LEO).with(world.sales()).writes("dos");
        world.deliver(changed(world, broken, "\"" + broken.messageId() + "\"", "[1]"));

        world.later(Duration.ofDays(25));
        world.runWork();
        assertThat(world.quarantined(AccountId.NONE)).hasSize(601);

        world.later(Duration.ofDays(2));
        world.runWork();
        assertThat(world.quarantined(AccountId.NONE)).isEmpty();
        assertThat(world.quarantined(Shop.ACCOUNT)).hasSize(1);

        world.later(Duration.ofDays(4));
        world.runWork();
        assertThat(world.quarantined(Shop.ACCOUNT)).isEmpty();
        assertThat(world.store().backlog(AccountId.NONE).oldestWork()).isEmpty();
        assertThat(world.store().backlog(Shop.ACCOUNT).oldestWork()).isEmpty();
    }
}
