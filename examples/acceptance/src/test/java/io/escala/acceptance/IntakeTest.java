package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.Unreliable;
import io.escala.acceptance.stage.World;
import io.escala.core.channel.Receipt;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.Metrics;
import io.escala.crm.account.AccountId;
import io.escala.crm.aside.SetAside;
import io.escala.crm.conversation.Message;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.slf4j.LoggerFactory;

/** What a webhook leaves behind, however hostile, late or repeated it is. */
class IntakeTest {
    private static final String ROSA = "5493415550101";

    private static List<SetAside.Reason> quarantined(World world, AccountId account) {
        return world.quarantined(account).stream().map(SetAside::reason).toList();
    }

    /** A body as Meta sends it, with what one test changes in it, signed anew. */
    private static Webhook changed(World world, Webhook webhook, String from, String to) {
        // Meta writes a slash as \\/.
        String body = webhook.body().replace("\\/", "/");
        assertThat(body).contains(from);
        return world.meta()
                .webhook(world.meta().app(Shop.APP), body.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @EveryStore
    @DisplayName("The same body again, after a second, eight days or a year, has no effect")
    void replay(World world) {
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        ConversationView view = world.hears(webhook);
        int events = world.events().size();

        for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofDays(8), Duration.ofDays(365))) {
            world.later(later);
            assertThat(world.deliver(webhook).items())
                    .extracting(Receipt.Item::outcome)
                    .containsExactly(Receipt.Outcome.DUPLICATE);
        }
        world.runWork();

        assertThat(world.texts(view.conversation().id())).containsExactly("hola");
        assertThat(world.events()).hasSize(events);
        assertThat(world.view(view.conversation().id()).window().isOpen(world.now()))
                .isFalse();
        assertThat(quarantined(world, Shop.ACCOUNT)).isEmpty();
    }

    @EveryStore
    @DisplayName("A body signed by one app acts on no line of another app; it is set aside")
    void foreignApp(World world) {
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        Webhook forged = world.meta().webhook(world.meta().app(Shop.STRANGER_APP), webhook.bytes());

        assertThat(world.deliver(forged).items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Receipt.Outcome.QUARANTINED);
            assertThat(item.reason()).isEqualTo(SetAside.Reason.FOREIGN_LINE);
        });

        assertThat(world.conversations()).isEmpty();
        assertThat(world.deliver(webhook).count(Receipt.Outcome.STORED)).isEqualTo(1);
    }

    @EveryStore
    @DisplayName("A body with a wrong signature, or changed after signing, is refused and leaves nothing")
    void forged(World world) {
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(world.post(webhook.signedWith("another-secret")).status()).isEqualTo(401);
        byte[] otherBody = webhook.body().replace("hola", "Hola").getBytes(StandardCharsets.UTF_8);
        assertThat(world.post(webhook.signature(), otherBody).status()).isEqualTo(401);

        assertThat(world.conversations()).isEmpty();
        assertThat(quarantined(world, AccountId.NONE)).isEmpty();
    }

    @EveryStore
    @DisplayName("Of a body with a wrong signature nothing is read, asked of the store or logged")
    void forgedLeavesNoTrace(World world) {
        List<String> asked = new ArrayList<>();
        World.Node node = world.node(
                store -> Unreliable.before(store, method -> {
                    asked.add(method);
                    return false;
                }),
                Metrics.none());
        Webhook webhook = world.meta().whatsAppPerson(ROSA).named("Rosalinda").writes("canario");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        root.setLevel(Level.TRACE);
        try {
            assertThat(node.post(webhook.signedWith("another-secret")).status()).isEqualTo(401);
        } finally {
            root.setLevel(before);
            root.detachAppender(heard);
        }

        assertThat(asked).isEmpty();
        assertThat(heard.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain("canario", "Rosalinda", ROSA, webhook.messageId()));
    }

    @EveryStore
    @DisplayName(
            "Nothing is answered with 200 whose effect is not committed: when the commit fails the answer is 503, and nothing is there")
    void commitFails(World world) {
        AtomicBoolean away = new AtomicBoolean(true);
        World.Node node = world.node(
                store -> Unreliable.before(store, method -> method.equals("commit") && away.get()), Metrics.none());
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(node.post(webhook).status()).isEqualTo(503);
        assertThat(world.conversations()).isEmpty();
        assertThat(world.events()).isEmpty();

        away.set(false);
        assertThat(node.deliver(webhook).count(Receipt.Outcome.STORED)).isEqualTo(1);
    }

    @EveryStore
    @DisplayName("Of 1,000 messages in one body with one poisoned, 999 are filed and one is set aside")
    void poisoned(World world) {
        List<Webhook> more = new ArrayList<>();
        WhatsAppPerson[] people = new WhatsAppPerson[50];
        for (int i = 0; i < people.length; i++) {
            people[i] = world.meta().whatsAppPerson("54934155502" + (10 + i));
        }
        Webhook first = people[0].writes("mensaje 0");
        for (int i = 1; i < 1_000; i++) {
            more.add(people[i % people.length].writes("mensaje " + i));
        }
        Webhook poisoned = more.get(499);
        Webhook body = first.and(more.toArray(new Webhook[0]));
        Webhook sent = changed(world, body, "\"" + poisoned.messageId() + "\"", "[1]");

        Receipt receipt = world.deliver(sent);

        assertThat(receipt.items()).hasSize(1_000);
        assertThat(receipt.count(Receipt.Outcome.STORED)).isEqualTo(999);
        assertThat(receipt.count(Receipt.Outcome.QUARANTINED)).isEqualTo(1);
        assertThat(world.conversations()).hasSize(people.length);
        assertThat(world.conversations().stream()
                        .mapToInt(view -> world.thread(view.conversation().id()).size())
                        .sum())
                .isEqualTo(999);
    }

    @EveryStore
    @DisplayName("S44 Without a number, only a user id: the person is filed; with neither, the message is set aside")
    void withoutNumber(World world) {
        WhatsAppPerson hidden = world.meta().whatsAppPerson(ROSA).hidesPhone().named("Rosa");
        ConversationView view = world.hears(hidden.writes("hola"));
        ConversationView again = world.hears(hidden.writes("otra vez"));

        assertThat(again.conversation().id()).isEqualTo(view.conversation().id());
        assertThat(view.displayName()).contains("Rosa");

        // The id stands in the message and in the contact card beside it; without both nothing says who wrote.
        Webhook nobody = hidden.writes("¿quién soy?");
        Receipt receipt = world.deliver(changed(world, nobody, hidden.userIdFor(world.sales()), ""));
        assertThat(receipt.items())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo(SetAside.Reason.NO_SENDER));
        assertThat(world.thread(view.conversation().id())).hasSize(2);
    }

    @EveryStore
    @DisplayName(
            "Times before 2010, far in the future or unreadable give way to the time of arrival, without an exception")
    void absurdTimes(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        String now = "\"timestamp\":\"" + world.now().getEpochSecond() + "\"";
        ConversationView view = null;
        for (String time : List.of("-1", "0", "9223372036854775807", "99999999999999999999", "\u0663\u0664", "")) {
            Webhook webhook = rosa.writes("hola " + time);
            Receipt receipt = world.deliver(changed(world, webhook, now, "\"timestamp\":\"" + time + "\""));
            assertThat(receipt.count(Receipt.Outcome.STORED)).as(time).isEqualTo(1);
            view = world.view(receipt.items().get(0).conversation());
        }

        assertThat(world.thread(view.conversation().id())).hasSize(6).allSatisfy(message -> {
            assertThat(message.at()).isEqualTo(world.now());
            assertThat(message.timeCorrected()).isTrue();
        });
    }

    @EveryStore
    @DisplayName(
            "M27 A message from tomorrow opens the window for 24 hours from its arrival; one that comes three days late opens none")
    void window(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView early =
                world.hears(rosa.chat().at(world.now().plus(Duration.ofDays(1))).writes("desde mañana"));
        assertThat(early.window().closesAt())
                .hasValueSatisfying(
                        end -> assertThat(end).isBeforeOrEqualTo(world.now().plus(Duration.ofHours(24))));

        WhatsAppPerson ana = world.meta().whatsAppPerson("5493415550102");
        Webhook late = ana.writes("hace tres días");
        world.later(Duration.ofDays(3));
        assertThat(world.hears(late).window().isOpen(world.now())).isFalse();
    }

    @EveryStore
    @DisplayName("What is older than 30 days and unknown is set aside as stale")
    void stale(World world) {
        Webhook old = world.meta().whatsAppPerson(ROSA).writes("hola");
        world.later(Duration.ofDays(31));

        assertThat(world.deliver(old).items())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo(SetAside.Reason.STALE));
        assertThat(quarantined(world, Shop.ACCOUNT)).containsExactly(SetAside.Reason.STALE);
        assertThat(world.conversations()).isEmpty();
    }

    @EveryStore
    @DisplayName("A phone in other digits, with letters or too long is no phone, and is never taken for the ASCII one")
    void strangePhones(World world) {
        ConversationView plain = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        int people = 1;
        for (String phone : List.of(
                "\u0665\u0664\u0669\u0663\u0664\u0661\u0665\u0665\u0665\u0660\u0661\u0660\u0661",
                "54934x5550101",
                "5".repeat(40),
                "")) {
            WhatsAppPerson other = world.meta().whatsAppPerson("549341555030" + people++);
            Webhook webhook = other.writes("hola");
            Receipt receipt = world.deliver(changed(world, webhook, "\"" + other.waId() + "\"", "\"" + phone + "\""));
            assertThat(receipt.items()).hasSize(1);
            if (receipt.items().get(0).conversation() != null) {
                assertThat(receipt.items().get(0).conversation())
                        .as(phone)
                        .isNotEqualTo(plain.conversation().id());
            }
        }
        assertThat(world.texts(plain.conversation().id())).containsExactly("hola");
    }

    @EveryStore
    @DisplayName("Message ids that differ in case or in a trailing space are different messages")
    void opaqueIds(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        Webhook webhook = rosa.writes("hola");
        String id = webhook.messageId();
        ConversationView view = world.hears(webhook);

        for (String other :
                List.of(id + " ", id.toLowerCase(java.util.Locale.ROOT), id.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(other).isNotEqualTo(id);
            world.hears(changed(world, webhook, "\"" + id + "\"", "\"" + other + "\""));
        }

        assertThat(world.thread(view.conversation().id()))
                .hasSize(4)
                .extracting(Message::providerId)
                .doesNotHaveDuplicates();
    }
}
