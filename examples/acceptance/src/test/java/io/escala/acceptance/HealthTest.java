package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.core.channel.Subscription.Complete;
import io.escala.core.channel.Subscription.Missing;
import io.escala.core.channel.Subscription.NotSubscribed;
import io.escala.core.channel.Subscription.Unknown;
import io.escala.core.conversations.ConversationView;
import io.escala.core.health.AccountHealth;
import io.escala.core.health.Health;
import io.escala.core.health.LineHealth;
import io.escala.core.health.SubscriptionHealth;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.line.LineId;
import io.escala.crm.work.WorkKind;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;

/** The health of an account and its lines. */
class HealthTest {
    private static final String ROSA = "5493415550101";

    private static AccountHealth health(InboxFixture fixture, Actor actor) {
        return fixture.inbox().as(actor).health().current();
    }

    private static LineHealth line(InboxFixture fixture, LineId id) {
        return health(fixture, fixture.administrator()).lines().stream()
                .filter(line -> line.line().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @EveryStore
    @DisplayName("A line was last heard of when a delivery with a good signature came for it, to the minute")
    void lastHeardTimeOfALine(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        assertThat(line(fixture, TestBusiness.SALES).heardAt()).isNull();

        Instant first = fixture.now();
        Webhook hello = rosa.writes("hola");
        fixture.deliver(hello);
        assertThat(line(fixture, TestBusiness.SALES).heardAt()).isEqualTo(first);
        assertThat(line(fixture, TestBusiness.PAGE).heardAt()).isNull();

        fixture.later(Duration.ofSeconds(59));
        fixture.deliver(rosa.writes("otra vez"));
        assertThat(line(fixture, TestBusiness.SALES).heardAt()).isEqualTo(first);

        fixture.later(Duration.ofSeconds(1));
        fixture.deliver(hello);
        assertThat(line(fixture, TestBusiness.SALES).heardAt())
                .as("a duplicate is a sign as well")
                .isEqualTo(fixture.now());

        fixture.later(Duration.ofMinutes(5));
        assertThat(fixture.post(hello.signedWith("another-secret")).status()).isEqualTo(401);
        fixture.deliver(fixture.meta().webhook(fixture.meta().app(TestBusiness.STRANGER_APP), hello.bytes()));
        assertThat(line(fixture, TestBusiness.SALES).heardAt())
                .as("neither forged nor foreign deliveries are")
                .isEqualTo(fixture.now().minus(Duration.ofMinutes(5)));
    }

    @EveryStore
    @DisplayName("What is quarantined, parked, unknown or refused is counted by line, and a stopped line shows")
    void countsPerLine(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("hola"));
        LineHealth before = line(fixture, TestBusiness.SALES);
        assertThat(List.of(before.quarantined(), before.deferred(), before.unknownSends(), before.rejectedSignatures()))
                .containsOnly(0L);
        assertThat(before.line().available()).isTrue();

        fixture.deliver(rosa.chat().at(fixture.now().minus(Duration.ofDays(40))).writes("tarde"));
        assertThat(line(fixture, TestBusiness.SALES).quarantined()).isEqualTo(1);

        fixture.deliver(status(fixture, "wamid.of-nobody-here"));
        assertThat(line(fixture, TestBusiness.SALES).deferred()).isEqualTo(1);

        Recipient to = Recipient.conversation(view.conversation().id());
        fixture.meta().failNextSend(Fault.acceptedThenCut());
        fixture.sends(to, Draft.text("uno"));
        assertThat(line(fixture, TestBusiness.SALES).unknownSends()).isEqualTo(1);

        fixture.later(Duration.ofMinutes(1));
        fixture.meta().failNextSend(Fault.error(401, 190, "Error validating access token"));
        fixture.sends(to, Draft.text("dos"));
        assertThat(line(fixture, TestBusiness.SALES).line().available()).isFalse();

        LineHealth page = line(fixture, TestBusiness.PAGE);
        assertThat(List.of(page.quarantined(), page.deferred(), page.unknownSends()))
                .containsOnly(0L);
        assertThat(page.line().available()).isTrue();
    }

    private static Webhook status(InboxFixture fixture, String id) {
        String body =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2040\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"5493410001122\","
                        + "\"phone_number_id\":\"" + TestBusiness.SALES_NUMBER + "\"},\"statuses\":[{\"id\":\"" + id
                        + "\",\"status\":\"delivered\",\"timestamp\":\""
                        + fixture.now().getEpochSecond() + "\",\"recipient_id\":\""
                        + ROSA + "\"}]}}]}]}";
        return fixture.meta().webhook(fixture.meta().app(TestBusiness.APP), body.getBytes(StandardCharsets.UTF_8));
    }

    @EveryStore
    @DisplayName("The oldest unfinished work shows for how long it has been due")
    void oldestUnfinishedWorkIsReported(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        assertThat(health(fixture, fixture.administrator()).overdue()).isEmpty();

        fixture.queues(Recipient.conversation(view.conversation().id()), Draft.text("uno"));
        fixture.later(Duration.ofMinutes(10));
        assertThat(health(fixture, fixture.administrator()).overdue())
                .containsEntry(WorkKind.SEND, Duration.ofMinutes(10));

        fixture.runWork();
        assertThat(health(fixture, fixture.administrator()).overdue()).isEmpty();
    }

    @EveryStore
    @DisplayName("Deliveries with a wrong signature count for the app whose endpoint they came to")
    void wrongSignaturesCountForTheirApp(InboxFixture fixture) {
        MetaWebhooks webhooks = MetaWebhooks.receiving(fixture.inbox())
                .app(TestBusiness.APP, AppSecret.of("the-secret-before-last"))
                .verifyToken("verify")
                .build();
        Webhook hello = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        for (int i = 0; i < 3; i++) {
            assertThat(webhooks.post(WebhookRequest.of(
                                    Map.of("X-Hub-Signature-256", List.of(hello.signature())), hello.bytes()))
                            .status())
                    .isEqualTo(401);
        }

        assertThat(fixture.inbox().wrongSignatures()).isEqualTo(Map.of(TestBusiness.APP, 3L));
        assertThat(line(fixture, TestBusiness.SALES).rejectedSignatures()).isEqualTo(3);
    }

    private static SubscriptionHealth webhooks(InboxFixture fixture, LineId id) {
        return Objects.requireNonNull(line(fixture, id).subscription());
    }

    private static void check(InboxFixture fixture) {
        assertThat(fixture.inbox().as(fixture.administrator()).health().check(Duration.ofMinutes(50)))
                .isNotNull();
    }

    @EveryStore
    @DisplayName("Whether webhooks still come is unknown until Meta was asked, which looking at the health never does")
    void subscriptionIsUnknownBeforeTheFirstCheck(InboxFixture fixture) {
        int before = fixture.meta().wireMock().getAllServeEvents().size();

        assertThat(webhooks(fixture, TestBusiness.PAGE).state()).isEqualTo(new Unknown(Unknown.NOT_ASKED));
        assertThat(webhooks(fixture, TestBusiness.PAGE).askedAt()).isNull();
        assertThat(fixture.meta().wireMock().getAllServeEvents()).hasSize(before);
    }

    @EveryStore
    @DisplayName(
            "What Meta says of the webhooks of each line shows in its health: complete, missing fields, or none at all")
    void subscriptionStatusOfEachLine(InboxFixture fixture) {
        fixture.support();
        fixture.meta().subscribe(TestBusiness.PAGE_ID, "messages", "messaging_postbacks");
        fixture.meta().unsubscribe(TestBusiness.INSTAGRAM_ID);

        check(fixture);

        assertThat(webhooks(fixture, TestBusiness.SALES))
                .isEqualTo(new SubscriptionHealth(new Complete(), fixture.now(), fixture.now()));
        assertThat(webhooks(fixture, TestBusiness.PAGE).state())
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.fields())
                                .contains("message_echoes", "message_reads")
                                .doesNotContain("messages", "messaging_postbacks"));
        assertThat(webhooks(fixture, TestBusiness.INSTAGRAM).state()).isEqualTo(new NotSubscribed());
    }

    @EveryStore
    @DisplayName(
            "A subscription that is lost shows with the next check, and one that was asked about lately is not asked about again")
    void lostSubscriptionIsDetectedByTheNextCheck(InboxFixture fixture) {
        check(fixture);
        Instant first = fixture.now();
        fixture.meta().unsubscribe(TestBusiness.PAGE_ID);

        fixture.later(Duration.ofMinutes(49));
        check(fixture);
        assertThat(webhooks(fixture, TestBusiness.PAGE))
                .isEqualTo(new SubscriptionHealth(new Complete(), first, first));

        fixture.later(Duration.ofMinutes(1));
        check(fixture);
        assertThat(webhooks(fixture, TestBusiness.PAGE))
                .isEqualTo(new SubscriptionHealth(new NotSubscribed(), fixture.now(), fixture.now()));
        assertThat(webhooks(fixture, TestBusiness.INSTAGRAM).since()).isEqualTo(first);
    }

    @EveryStore
    @DisplayName("A check that fails makes it unknown since then, whatever was known before")
    void failedCheckMakesTheSubscriptionUnknown(InboxFixture fixture) {
        check(fixture);
        fixture.later(Duration.ofHours(1));
        Instant failed = fixture.now();
        for (LineId ignored :
                List.of(TestBusiness.SALES, TestBusiness.SUPPORT, TestBusiness.PAGE, TestBusiness.INSTAGRAM)) {
            fixture.meta().failNextRead(Fault.error(403, 10, "Application does not have permission"));
        }
        check(fixture);
        assertThat(webhooks(fixture, TestBusiness.PAGE))
                .isEqualTo(new SubscriptionHealth(new Unknown("REFUSED", 10), failed, failed));

        fixture.later(Duration.ofHours(1));
        check(fixture);
        assertThat(webhooks(fixture, TestBusiness.PAGE).state()).isEqualTo(new Complete());
        assertThat(webhooks(fixture, TestBusiness.PAGE).since()).isEqualTo(fixture.now());
    }

    @EveryStore
    @DisplayName("Sales users and editors do not see it; administrators and holders of the permission to operate do")
    void onlyOperatorsSeeTheHealth(InboxFixture fixture) {
        for (Actor actor : List.of(fixture.salesUser(), fixture.editor(), fixture.custom(Permission.CONVERSE_ALL))) {
            Health health = fixture.inbox().as(actor).health();
            for (ThrowingCallable read :
                    List.<ThrowingCallable>of(health::current, () -> health.check(Duration.ZERO))) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(read)
                        .matches(refused -> refused.has(Refusal.Reason.NOT_PERMITTED));
            }
        }
        assertThat(health(fixture, fixture.custom(Permission.OPERATE)).lines())
                .hasSameSizeAs(health(fixture, fixture.administrator()).lines())
                .isNotEmpty();
    }
}
