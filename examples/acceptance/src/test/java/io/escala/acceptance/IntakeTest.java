package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.ConversationView;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.conversation.Message;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.slf4j.LoggerFactory;

/** The effects of hostile, late and repeated webhooks. */
class IntakeTest {
    private static final String ROSA = "5493415550101";

    private static List<QuarantinedItem.Reason> quarantined(InboxFixture fixture, AccountId account) {
        return fixture.quarantined(account).stream()
                .map(QuarantinedItem::reason)
                .toList();
    }

    /** A body as Meta sends it, with what one test changes in it, signed anew. */
    private static Webhook changed(InboxFixture fixture, Webhook webhook, String from, String to) {
        // Meta writes a slash as \\/.
        String body = webhook.body().replace("\\/", "/");
        assertThat(body).contains(from);
        return fixture.meta()
                .webhook(
                        fixture.meta().app(TestBusiness.APP),
                        body.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    @EveryStore
    @DisplayName("The same body again, after a second, eight days or a year, has no effect")
    void repeatedBodyHasNoEffect(InboxFixture fixture) {
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        ConversationView view = fixture.receives(webhook);
        int events = fixture.events().size();

        for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofDays(8), Duration.ofDays(365))) {
            fixture.later(later);
            assertThat(fixture.deliver(webhook).items())
                    .extracting(Receipt.Item::outcome)
                    .containsExactly(Receipt.Filing.DUPLICATE);
        }
        assertThat(fixture.events()).hasSize(events);
        fixture.runWork();

        assertThat(fixture.texts(view.conversation().id())).containsExactly("hola");
        assertThat(fixture.events()).as("after a year").isEmpty();
        assertThat(fixture.view(view.conversation().id()).window().isOpen(fixture.now()))
                .isFalse();
        assertThat(quarantined(fixture, TestBusiness.ACCOUNT)).isEmpty();
    }

    @EveryStore
    @DisplayName("A body signed by one app acts on no line of another app; it is quarantined")
    void bodyOfAnotherAppIsQuarantined(InboxFixture fixture) {
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        Webhook forged = fixture.meta().webhook(fixture.meta().app(TestBusiness.STRANGER_APP), webhook.bytes());

        assertThat(fixture.deliver(forged).items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Receipt.Filing.QUARANTINED);
            assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.FOREIGN_LINE);
        });

        assertThat(fixture.conversations()).isEmpty();
        assertThat(fixture.deliver(webhook).count(Receipt.Filing.STORED)).isEqualTo(1);
    }

    @EveryStore
    @DisplayName("A body with a wrong signature, or changed after signing, is refused and leaves nothing")
    void forgedBodyIsRefused(InboxFixture fixture) {
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(fixture.post(webhook.signedWith("another-secret")).status()).isEqualTo(401);
        byte[] otherBody = webhook.body().replace("hola", "Hola").getBytes(StandardCharsets.UTF_8);
        assertThat(fixture.post(webhook.signature(), otherBody).status()).isEqualTo(401);

        assertThat(fixture.conversations()).isEmpty();
        assertThat(quarantined(fixture, AccountId.NONE)).isEmpty();
    }

    @EveryStore
    @DisplayName("Of a body with a wrong signature nothing is read, asked of the store or logged")
    void forgedBodyIsNeitherReadNorLogged(InboxFixture fixture) {
        List<String> asked = new ArrayList<>();
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(store, method -> {
                    asked.add(method);
                    return false;
                }),
                Metrics.none());
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).named("Rosalinda").writes("canario");
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
    void failedCommitIsAnsweredWith503(InboxFixture fixture) {
        AtomicBoolean away = new AtomicBoolean(true);
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(store, method -> method.equals("commit") && away.get()), Metrics.none());
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(node.post(webhook).status()).isEqualTo(503);
        assertThat(fixture.conversations()).isEmpty();
        assertThat(fixture.events()).isEmpty();

        away.set(false);
        assertThat(node.deliver(webhook).count(Receipt.Filing.STORED)).isEqualTo(1);
    }

    @EveryStore
    @DisplayName("Of 1,000 messages in one body with one poisoned, 999 are filed and one is quarantined")
    void malformedMessageDoesNotAffectTheOthers(InboxFixture fixture) {
        List<Webhook> more = new ArrayList<>();
        WhatsAppPerson[] people = new WhatsAppPerson[50];
        for (int i = 0; i < people.length; i++) {
            people[i] = fixture.meta().whatsAppPerson("54934155502" + (10 + i));
        }
        Webhook first = people[0].writes("mensaje 0");
        for (int i = 1; i < 1_000; i++) {
            more.add(people[i % people.length].writes("mensaje " + i));
        }
        Webhook poisoned = more.get(499);
        Webhook body = first.and(more.toArray(new Webhook[0]));
        Webhook sent = changed(fixture, body, "\"" + poisoned.messageId() + "\"", "[1]");

        Receipt receipt = fixture.deliver(sent);

        assertThat(receipt.items()).hasSize(1_000);
        assertThat(receipt.count(Receipt.Filing.STORED)).isEqualTo(999);
        assertThat(receipt.count(Receipt.Filing.QUARANTINED)).isEqualTo(1);
        assertThat(fixture.conversations()).hasSize(people.length);
        assertThat(fixture.conversations().stream()
                        .mapToInt(
                                view -> fixture.thread(view.conversation().id()).size())
                        .sum())
                .isEqualTo(999);
    }

    @EveryStore
    @DisplayName("A body of more than 1,000 events is answered once it is kept, and filed by the workers")
    void largeBodyIsKeptAndFiledLater(InboxFixture fixture) {
        WebhookResponse response = fixture.post(large(fixture, 1_001));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.receipt()).isNull();
        assertThat(fixture.conversations()).isEmpty();
        fixture.runWork();
        assertThat(messages(fixture)).isEqualTo(1_001);
    }

    @EveryStore
    @DisplayName(
            "Without a reader a large body is filed in slices; one that takes too long goes on with its next delivery")
    void largeBodyIsFiledInSlicesOverSeveralDeliveries(InboxFixture fixture) {
        Inbox slow = Inbox.builder(new ForwardingCrmStore(fixture.store()) {
                    @Override
                    public List<CommitResult> commit(List<ChangeSet> changeSets) {
                        List<CommitResult> results = super.commit(changeSets);
                        if (changeSets.size() > 1) {
                            fixture.later(Duration.ofSeconds(3));
                        }
                        return results;
                    }
                })
                .clock(fixture.clock())
                .build();
        IncomingBatch batch = MetaEvents.read(
                TestBusiness.APP, RawBytes.copyOf(large(fixture, 2_500).bytes()), null);

        assertThatExceptionOfType(TryAgainException.class).isThrownBy(() -> slow.receive(batch));
        assertThat(messages(fixture)).isEqualTo(1_000);
        assertThatExceptionOfType(TryAgainException.class).isThrownBy(() -> slow.receive(batch));
        assertThat(messages(fixture)).isEqualTo(2_000);
        Receipt last = slow.receive(batch);

        assertThat(last.count(Receipt.Filing.DUPLICATE)).isEqualTo(2_000);
        assertThat(last.count(Receipt.Filing.STORED)).isEqualTo(500);
        assertThat(messages(fixture)).isEqualTo(2_500);
    }

    /** A body of messages of fifty people. */
    private static Webhook large(InboxFixture fixture, int messages) {
        WhatsAppPerson[] people = new WhatsAppPerson[50];
        for (int i = 0; i < people.length; i++) {
            people[i] = fixture.meta().whatsAppPerson("54934155502" + (10 + i));
        }
        Webhook[] more = new Webhook[messages - 1];
        for (int i = 0; i < more.length; i++) {
            more[i] = people[i % people.length].writes("mensaje " + i);
        }
        return people[0].writes("el primero").and(more);
    }

    private static int messages(InboxFixture fixture) {
        return fixture.conversations().stream()
                .mapToInt(view -> fixture.thread(view.conversation().id()).size())
                .sum();
    }

    @EveryStore
    @DisplayName("S44 Without a number, only a user id: the person is filed; with neither, the message is quarantined")
    void userIdIsEnoughToFileAMessage(InboxFixture fixture) {
        WhatsAppPerson hidden = fixture.meta().whatsAppPerson(ROSA).hidesPhone().named("Rosa");
        ConversationView view = fixture.receives(hidden.writes("hola"));
        ConversationView again = fixture.receives(hidden.writes("otra vez"));

        assertThat(again.conversation().id()).isEqualTo(view.conversation().id());
        assertThat(view.displayName()).contains("Rosa");

        // The id is in the message and in the contact card; without both the sender is unknown.
        Webhook nobody = hidden.writes("¿quién soy?");
        Receipt receipt = fixture.deliver(changed(fixture, nobody, hidden.userIdFor(fixture.sales()), ""));
        assertThat(receipt.items())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.NO_SENDER));
        assertThat(fixture.thread(view.conversation().id())).hasSize(2);
    }

    @EveryStore
    @DisplayName(
            "Times before 2010, far in the future or unreadable give way to the time of arrival, without an exception")
    void invalidTimesFallBackToArrival(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        String now = "\"timestamp\":\"" + fixture.now().getEpochSecond() + "\"";
        ConversationView view = null;
        for (String time : List.of("-1", "0", "9223372036854775807", "99999999999999999999", "\u0663\u0664", "")) {
            Webhook webhook = rosa.writes("hola " + time);
            Receipt receipt = fixture.deliver(changed(fixture, webhook, now, "\"timestamp\":\"" + time + "\""));
            assertThat(receipt.count(Receipt.Filing.STORED)).as(time).isEqualTo(1);
            view = fixture.view(receipt.items().get(0).conversation());
        }

        assertThat(fixture.thread(view.conversation().id())).hasSize(6).allSatisfy(message -> {
            assertThat(message.at()).isEqualTo(fixture.now());
            assertThat(message.timeCorrected()).isTrue();
        });
    }

    @EveryStore
    @DisplayName(
            "M27 A message from tomorrow opens the window for 24 hours from its arrival; one that comes three days late opens none")
    void futureAndLateMessagesAndTheWindow(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView early = fixture.receives(
                rosa.chat().at(fixture.now().plus(Duration.ofDays(1))).writes("desde mañana"));
        assertThat(early.window().closesAt())
                .hasValueSatisfying(
                        end -> assertThat(end).isBeforeOrEqualTo(fixture.now().plus(Duration.ofHours(24))));

        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550102");
        Webhook late = ana.writes("hace tres días");
        fixture.later(Duration.ofDays(3));
        assertThat(fixture.receives(late).window().isOpen(fixture.now())).isFalse();
    }

    @EveryStore
    @DisplayName("What is older than 30 days and unknown is quarantined as stale")
    void oldMessagesAreQuarantinedAsStale(InboxFixture fixture) {
        Webhook old = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        fixture.later(Duration.ofDays(31));

        assertThat(fixture.deliver(old).items())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.STALE));
        assertThat(quarantined(fixture, TestBusiness.ACCOUNT)).containsExactly(QuarantinedItem.Reason.STALE);
        assertThat(fixture.conversations()).isEmpty();
    }

    @EveryStore
    @DisplayName("A phone in other digits, with letters or too long is no phone, and is never taken for the ASCII one")
    void invalidPhonesAreNotNormalised(InboxFixture fixture) {
        ConversationView plain =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        int people = 1;
        for (String phone : List.of(
                "\u0665\u0664\u0669\u0663\u0664\u0661\u0665\u0665\u0665\u0660\u0661\u0660\u0661",
                "54934x5550101",
                "5".repeat(40),
                "")) {
            WhatsAppPerson other = fixture.meta().whatsAppPerson("549341555030" + people++);
            Webhook webhook = other.writes("hola");
            Receipt receipt =
                    fixture.deliver(changed(fixture, webhook, "\"" + other.waId() + "\"", "\"" + phone + "\""));
            assertThat(receipt.items()).hasSize(1);
            if (receipt.items().get(0).conversation() != null) {
                assertThat(receipt.items().get(0).conversation())
                        .as(phone)
                        .isNotEqualTo(plain.conversation().id());
            }
        }
        assertThat(fixture.texts(plain.conversation().id())).containsExactly("hola");
    }

    @EveryStore
    @DisplayName("Message ids that differ in case or in a trailing space are different messages")
    void messageIdsAreComparedExactly(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook webhook = rosa.writes("hola");
        String id = webhook.messageId();
        ConversationView view = fixture.receives(webhook);

        for (String other :
                List.of(id + " ", id.toLowerCase(java.util.Locale.ROOT), id.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(other).isNotEqualTo(id);
            fixture.receives(changed(fixture, webhook, "\"" + id + "\"", "\"" + other + "\""));
        }

        assertThat(fixture.thread(view.conversation().id()))
                .hasSize(4)
                .extracting(Message::providerId)
                .doesNotHaveDuplicates();
    }
}
