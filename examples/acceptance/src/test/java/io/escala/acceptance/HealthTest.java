package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.core.access.Refusal;
import io.escala.core.channel.Subscription.Complete;
import io.escala.core.channel.Subscription.Missing;
import io.escala.core.channel.Subscription.NotSubscribed;
import io.escala.core.channel.Subscription.Unknown;
import io.escala.core.conversations.ConversationView;
import io.escala.core.health.AccountHealth;
import io.escala.core.health.Health;
import io.escala.core.health.HealthResult;
import io.escala.core.health.LineHealth;
import io.escala.core.health.SubscriptionHealth;
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
import org.junit.jupiter.api.DisplayName;

/** Whoever operates an account sees how each of its lines is doing. */
class HealthTest {
    private static final String ROSA = "5493415550101";

    private static AccountHealth health(World world, Actor actor) {
        HealthResult result = world.inbox().health().of(actor);
        assertThat(result).isInstanceOf(HealthResult.Found.class);
        return ((HealthResult.Found) result).health();
    }

    private static LineHealth line(World world, LineId id) {
        return health(world, world.administrator()).lines().stream()
                .filter(line -> line.line().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @EveryStore
    @DisplayName("A line was last heard of when a delivery with a good signature came for it, to the minute")
    void heard(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        assertThat(line(world, Shop.SALES).heardAt()).isNull();

        Instant first = world.now();
        Webhook hello = rosa.writes("hola");
        world.deliver(hello);
        assertThat(line(world, Shop.SALES).heardAt()).isEqualTo(first);
        assertThat(line(world, Shop.PAGE).heardAt()).isNull();

        world.later(Duration.ofSeconds(59));
        world.deliver(rosa.writes("otra vez"));
        assertThat(line(world, Shop.SALES).heardAt()).isEqualTo(first);

        world.later(Duration.ofSeconds(1));
        world.deliver(hello);
        assertThat(line(world, Shop.SALES).heardAt())
                .as("a duplicate is a sign as well")
                .isEqualTo(world.now());

        world.later(Duration.ofMinutes(5));
        assertThat(world.post(hello.signedWith("another-secret")).status()).isEqualTo(401);
        world.deliver(world.meta().webhook(world.meta().app(Shop.STRANGER_APP), hello.bytes()));
        assertThat(line(world, Shop.SALES).heardAt())
                .as("neither forged nor foreign deliveries are")
                .isEqualTo(world.now().minus(Duration.ofMinutes(5)));
    }

    @EveryStore
    @DisplayName("What is set aside, parked, unknown or refused is counted by line, and a stopped line shows")
    void counts(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView view = world.hears(rosa.writes("hola"));
        LineHealth before = line(world, Shop.SALES);
        assertThat(List.of(before.quarantined(), before.parked(), before.unknownSends(), before.rejectedSignatures()))
                .containsOnly(0L);
        assertThat(before.line().available()).isTrue();

        world.deliver(rosa.chat().at(world.now().minus(Duration.ofDays(40))).writes("tarde"));
        assertThat(line(world, Shop.SALES).quarantined()).isEqualTo(1);

        world.deliver(status(world, "wamid.of-nobody-here"));
        assertThat(line(world, Shop.SALES).parked()).isEqualTo(1);

        Recipient to = Recipient.conversation(view.conversation().id());
        world.meta().failNextSend(Fault.acceptedThenCut());
        world.sends(to, Draft.text("uno"));
        assertThat(line(world, Shop.SALES).unknownSends()).isEqualTo(1);

        world.later(Duration.ofMinutes(1));
        world.meta().failNextSend(Fault.error(401, 190, "Error validating access token"));
        world.sends(to, Draft.text("dos"));
        assertThat(line(world, Shop.SALES).line().available()).isFalse();

        LineHealth page = line(world, Shop.PAGE);
        assertThat(List.of(page.quarantined(), page.parked(), page.unknownSends()))
                .containsOnly(0L);
        assertThat(page.line().available()).isTrue();
    }

    private static Webhook status(World world, String id) {
        String body =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2040\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"5493410001122\","
                        + "\"phone_number_id\":\"" + Shop.SALES_NUMBER + "\"},\"statuses\":[{\"id\":\"" + id
                        + "\",\"status\":\"delivered\",\"timestamp\":\""
                        + world.now().getEpochSecond() + "\",\"recipient_id\":\""
                        + ROSA + "\"}]}}]}]}";
        return world.meta().webhook(world.meta().app(Shop.APP), body.getBytes(StandardCharsets.UTF_8));
    }

    @EveryStore
    @DisplayName("The oldest unfinished work tells for how long it has been due")
    void overdue(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        assertThat(health(world, world.administrator()).overdue()).isEmpty();

        world.queues(Recipient.conversation(view.conversation().id()), Draft.text("uno"));
        world.later(Duration.ofMinutes(10));
        assertThat(health(world, world.administrator()).overdue()).containsEntry(WorkKind.SEND, Duration.ofMinutes(10));

        world.runWork();
        assertThat(health(world, world.administrator()).overdue()).isEmpty();
    }

    @EveryStore
    @DisplayName("Deliveries with a wrong signature count for the app whose endpoint they came to")
    void wrongSignatures(World world) {
        MetaWebhooks webhooks = MetaWebhooks.builder(world.inbox())
                .app(Shop.APP, AppSecret.of("the-secret-before-last"))
                .verifyToken("verify")
                .build();
        Webhook hello = world.meta().whatsAppPerson(ROSA).writes("hola");
        for (int i = 0; i < 3; i++) {
            assertThat(webhooks.post(WebhookRequest.of(
                                    Map.of("X-Hub-Signature-256", List.of(hello.signature())), hello.bytes()))
                            .status())
                    .isEqualTo(401);
        }

        assertThat(world.inbox().health().wrongSignatures()).isEqualTo(Map.of(Shop.APP, 3L));
        assertThat(line(world, Shop.SALES).rejectedSignatures()).isEqualTo(3);
    }

    private static SubscriptionHealth webhooks(World world, LineId id) {
        return Objects.requireNonNull(line(world, id).subscription());
    }

    private static void check(World world) {
        assertThat(world.inbox().health().check(world.administrator(), Duration.ofMinutes(50)))
                .isInstanceOf(HealthResult.Found.class);
    }

    @EveryStore
    @DisplayName("Whether webhooks still come is unknown until Meta was asked, which looking at the health never does")
    void notAsked(World world) {
        int before = world.meta().wireMock().getAllServeEvents().size();

        assertThat(webhooks(world, Shop.PAGE).state()).isEqualTo(new Unknown(Unknown.NOT_ASKED));
        assertThat(webhooks(world, Shop.PAGE).askedAt()).isNull();
        assertThat(world.meta().wireMock().getAllServeEvents()).hasSize(before);
    }

    @EveryStore
    @DisplayName(
            "What Meta says of the webhooks of each line shows in its health: complete, missing fields, or none at all")
    void subscriptions(World world) {
        world.support();
        world.meta().subscribe(Shop.PAGE_ID, "messages", "messaging_postbacks");
        world.meta().unsubscribe(Shop.INSTAGRAM_ID);

        check(world);

        assertThat(webhooks(world, Shop.SALES))
                .isEqualTo(new SubscriptionHealth(new Complete(), world.now(), world.now()));
        assertThat(webhooks(world, Shop.PAGE).state())
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.fields())
                                .contains("message_echoes", "message_reads")
                                .doesNotContain("messages", "messaging_postbacks"));
        assertThat(webhooks(world, Shop.INSTAGRAM).state()).isEqualTo(new NotSubscribed());
    }

    @EveryStore
    @DisplayName(
            "A subscription that is lost shows with the next check, and one that was asked about lately is not asked about again")
    void lostSubscription(World world) {
        check(world);
        Instant first = world.now();
        world.meta().unsubscribe(Shop.PAGE_ID);

        world.later(Duration.ofMinutes(49));
        check(world);
        assertThat(webhooks(world, Shop.PAGE)).isEqualTo(new SubscriptionHealth(new Complete(), first, first));

        world.later(Duration.ofMinutes(1));
        check(world);
        assertThat(webhooks(world, Shop.PAGE))
                .isEqualTo(new SubscriptionHealth(new NotSubscribed(), world.now(), world.now()));
        assertThat(webhooks(world, Shop.INSTAGRAM).since()).isEqualTo(first);
    }

    @EveryStore
    @DisplayName("A check that fails makes it unknown since then, whatever was known before")
    void failedCheck(World world) {
        check(world);
        world.later(Duration.ofHours(1));
        Instant failed = world.now();
        for (LineId ignored : List.of(Shop.SALES, Shop.SUPPORT, Shop.PAGE, Shop.INSTAGRAM)) {
            world.meta().failNextRead(Fault.error(403, 10, "Application does not have permission"));
        }
        check(world);
        assertThat(webhooks(world, Shop.PAGE))
                .isEqualTo(new SubscriptionHealth(new Unknown("REFUSED", 10), failed, failed));

        world.later(Duration.ofHours(1));
        check(world);
        assertThat(webhooks(world, Shop.PAGE).state()).isEqualTo(new Complete());
        assertThat(webhooks(world, Shop.PAGE).since()).isEqualTo(world.now());
    }

    @EveryStore
    @DisplayName("Sales users and editors do not see it; administrators do, and whoever may operate")
    void access(World world) {
        for (Actor actor : List.of(world.salesUser(), world.editor(), world.custom(Permission.CONVERSE_ALL))) {
            Health health = world.inbox().health();
            for (HealthResult result : List.of(health.of(actor), health.check(actor, Duration.ZERO))) {
                assertThat(result)
                        .isInstanceOfSatisfying(
                                HealthResult.Refused.class,
                                refused ->
                                        assertThat(refused.refusal().reason()).isEqualTo(Refusal.Reason.NOT_PERMITTED));
            }
        }
        assertThat(health(world, world.custom(Permission.OPERATE)).lines())
                .hasSameSizeAs(health(world, world.administrator()).lines())
                .isNotEmpty();
    }
}
