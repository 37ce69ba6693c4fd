package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.SendOutcome;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Metrics.Answer;
import io.escala.core.port.Metrics.Sent;
import io.escala.core.port.Metrics.Worked;
import io.escala.core.result.Receipt;
import io.escala.core.result.Receipt.Filing;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.WorkKind;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** The metrics agree with the outcomes. */
class MetricsTest {
    private static final String ROSA = "5493415550101";

    private static Map<Filing, Long> outcomes(CountingMetrics metrics) {
        Map<Filing, Long> counts = new EnumMap<>(Filing.class);
        for (Filing outcome : Filing.values()) {
            counts.put(outcome, metrics.events(outcome));
        }
        return counts;
    }

    private static int filed(InboxFixture fixture) {
        return fixture.conversations().stream()
                .mapToInt(view -> fixture.thread(view.conversation().id()).size())
                .sum();
    }

    @EveryStore
    @DisplayName("After every delivery the counters say what the receipts said, and received is their sum")
    void receivedIsTheSumOfTheOutcomes(InboxFixture fixture) {
        CountingMetrics metrics = new CountingMetrics();
        InboxFixture.Node node = fixture.node(metrics);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook hello = rosa.writes("hola");
        Map<Filing, Long> expected = outcomes(metrics);
        List<Webhook> webhooks = new ArrayList<>(List.of(
                hello,
                hello,
                rosa.writes("otra").and(rosa.writes("y otra"), hello),
                rosa.chat().sends("novelty", "{}"),
                fixture.meta().messengerPerson("24900").writes("hola"),
                fixture.meta().instagramPerson("1799").writes("hola"),
                fixture.meta().webhook(fixture.meta().app(TestBusiness.APP), "{".getBytes(StandardCharsets.UTF_8)),
                rosa.chat().at(fixture.now().minus(Duration.ofDays(40))).writes("tarde"),
                rosa.with(fixture.stranger()).writes("a nadie")));

        for (Webhook webhook : webhooks) {
            Receipt receipt = node.deliver(webhook);
            for (Filing outcome : Filing.values()) {
                expected.merge(outcome, (long) receipt.count(outcome), Long::sum);
            }
            assertThat(outcomes(metrics)).isEqualTo(expected);
            assertThat(metrics.received())
                    .isEqualTo(expected.values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }

        assertThat(metrics.events(Filing.DUPLICATE)).isEqualTo(2);
        assertThat(metrics.events(QuarantinedItem.Reason.UNREADABLE)).isEqualTo(1);
        assertThat(metrics.events(QuarantinedItem.Reason.STALE)).isEqualTo(1);
        assertThat(metrics.events(null, Filing.QUARANTINED)).isEqualTo(1);
        assertThat(metrics.events(Channel.MESSENGER, Filing.STORED)).isEqualTo(1);
        assertThat(metrics.events(Channel.INSTAGRAM, Filing.STORED)).isEqualTo(1);
        assertThat(metrics.deliveries(Answer.ACCEPTED)).isEqualTo(webhooks.size());
        assertThat(node.post(hello.signedWith("another-secret")).status()).isEqualTo(401);
        assertThat(metrics.deliveries(Answer.WRONG_SIGNATURE)).isEqualTo(1);
        assertThat(outcomes(metrics)).isEqualTo(expected);
    }

    @EveryStore
    @DisplayName(
            "A store that breaks off before every third call, then recovers: all is filed once and the counters add up")
    void storeFailingBeforeEveryThirdCall(InboxFixture fixture) {
        breaksOff(fixture, FailingStore::before);
    }

    @EveryStore
    @DisplayName(
            "A store that breaks off after every third call, then recovers: all is filed once and the counters add up")
    void storeFailingAfterEveryThirdCall(InboxFixture fixture) {
        breaksOff(fixture, FailingStore::after);
    }

    private interface How {
        CrmStore unreliable(CrmStore store, FailingStore.When when);
    }

    private static void breaksOff(InboxFixture fixture, How how) {
        CountingMetrics metrics = new CountingMetrics();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        UnaryOperator<CrmStore> between = store -> how.unreliable(store, method -> {
            boolean breaks = calls.incrementAndGet() % 3 == 0 && failures.get() < 40;
            if (breaks) {
                failures.incrementAndGet();
            }
            return breaks;
        });
        InboxFixture.Node node = fixture.node(between, metrics);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        WhatsAppPerson leo = fixture.meta().whatsAppPerson("5493415550102");
        List<Webhook> bodies = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            bodies.add(rosa.writes("hola " + i).and(leo.writes("buenas " + i), leo.writes("y más " + i)));
        }

        int retries = 0;
        long accepted = 0;
        for (Webhook body : bodies) {
            WebhookResponse response = node.post(body);
            for (int again = 0; response.status() == 503 && again < 100; again++) {
                retries++;
                assertThat(metrics.events(Filing.STORED)).isEqualTo(filed(fixture));
                response = node.post(body);
            }
            assertThat(response.status()).isEqualTo(200);
            accepted += response.receipt().items().size();
            assertThat(metrics.events(Filing.STORED)).isEqualTo(filed(fixture));
        }

        assertThat(failures).hasValue(40);
        assertThat(filed(fixture)).isEqualTo(30);
        assertThat(accepted).isEqualTo(30);
        assertThat(metrics.events(Filing.STORED) + metrics.events(Filing.DUPLICATE))
                .isEqualTo(metrics.received())
                .isGreaterThanOrEqualTo(accepted);
        assertThat(metrics.deliveries(Answer.TRY_AGAIN)).isEqualTo(retries).isPositive();
        assertThat(metrics.deliveries(Answer.ACCEPTED)).isEqualTo(bodies.size());
    }

    @EveryStore
    @DisplayName("Of a body that is filed in part, what is filed counts now, and the rest when Meta delivers it again")
    void partlyFiledBodyIsCountedOnce(InboxFixture fixture) {
        AccountId other = new AccountId("other");
        Actor theirs = Actor.user(other, new UserId("ada"), Role.ADMINISTRATOR);
        WhatsAppNumber sales = fixture.sales();
        WhatsAppNumber number = WhatsAppNumber.of("3060")
                .app(TestBusiness.APP)
                .phone("5493410001155")
                .waba("3050")
                .portfolio("3032")
                .token("token-of-3060");
        fixture.meta().put(number);
        fixture.inbox()
                .as(theirs)
                .administration()
                .save(AccountSettings.of(other, "AR", ZoneOffset.UTC))
                .orThrow();
        fixture.inbox()
                .as(theirs)
                .administration()
                .connect(Line.whatsApp(other, TestBusiness.SALES, "Theirs", "3060", "3050")
                        .withApp(TestBusiness.APP))
                .orThrow();
        CountingMetrics metrics = new CountingMetrics();
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger commits = new AtomicInteger();
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(
                        store, method -> method.equals("commit") && commits.incrementAndGet() > 1 && away.get()),
                metrics);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook body = rosa.with(sales)
                .writes("a la tienda")
                .and(rosa.with(number).writes("a los otros"), rosa.with(number).writes("y más"));

        assertThat(node.post(body).status()).isEqualTo(503);
        assertThat(metrics.received()).isEqualTo(1);
        assertThat(metrics.events(Filing.STORED)).isEqualTo(1);

        away.set(false);
        assertThat(node.post(body).status()).isEqualTo(200);
        assertThat(metrics.events(Filing.STORED)).isEqualTo(3);
        assertThat(metrics.events(Filing.DUPLICATE)).isEqualTo(1);
        assertThat(metrics.received()).isEqualTo(4);
    }

    @EveryStore
    @DisplayName("Attempts to send count by how they ended, with the kind of no, and so do runs of work")
    void sendAttemptsAndWorkRuns(InboxFixture fixture) {
        CountingMetrics metrics = new CountingMetrics();
        InboxFixture.Node node = fixture.node(metrics);
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Recipient to = Recipient.conversation(view.conversation().id());

        fixture.queues(to, Draft.text("uno"));
        fixture.runWork(node);
        assertThat(metrics.sends(Sent.ACCEPTED)).isEqualTo(1);

        fixture.meta().failNextSend(Fault.error(400, 131047, "Re-engagement message"));
        fixture.queues(to, Draft.text("dos"));
        fixture.runWork(node);
        assertThat(metrics.sends(Sent.REJECTED)).isEqualTo(1);
        assertThat(metrics.sends(SendOutcome.Rejection.WINDOW_CLOSED)).isEqualTo(1);

        fixture.later(Duration.ofSeconds(1));
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("sigo aquí"));
        fixture.queues(to, Draft.text("tres"));
        fixture.later(Duration.ofHours(24));
        fixture.runWork(node);
        assertThat(metrics.sends(Sent.EXPIRED)).isEqualTo(1);

        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("otra vez"));
        fixture.meta().failNextSend(Fault.rateLimited());
        fixture.queues(to, Draft.text("cuatro"));
        fixture.runWork(node);
        assertThat(metrics.sends(Sent.TRY_LATER)).isEqualTo(1);
        assertThat(metrics.work(WorkKind.SEND, Worked.PUT_OFF)).isEqualTo(1);
        fixture.later(Duration.ofMinutes(10));
        fixture.runWork(node);
        assertThat(metrics.sends(Sent.ACCEPTED)).isEqualTo(2);
        assertThat(metrics.work(WorkKind.SEND, Worked.SETTLED)).isEqualTo(4);

        fixture.meta().failNextSend(Fault.acceptedThenCut());
        fixture.queues(to, Draft.text("cinco"));
        fixture.runWork(node);
        assertThat(metrics.sends(Sent.UNKNOWN)).isEqualTo(1);
    }

    @EveryStore
    @DisplayName("A status of what the customer wrote is ignored, and counts as that")
    void statusOfAnInboundMessageIsIgnored(InboxFixture fixture) {
        CountingMetrics metrics = new CountingMetrics();
        InboxFixture.Node node = fixture.node(metrics);
        DirectChat chat = fixture.meta().instagramPerson("24900").chat();
        Webhook wrote = chat.writes("hola");
        node.deliver(wrote);

        Webhook seen = chat.does("read", "{\"mid\":\"" + wrote.messageId() + "\"}");
        assertThat(node.deliver(seen).count(Filing.IGNORED)).isEqualTo(1);

        assertThat(metrics.events(Channel.INSTAGRAM, Filing.IGNORED)).isEqualTo(1);
        assertThat(metrics.received()).isEqualTo(2);
    }
}
