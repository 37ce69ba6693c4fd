package io.escala.acceptance.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.Receipt;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.line.Line;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The shop, set up on an empty store. Ids are counted: whatever was done first has the same ids on every ground. */
public final class StoreSetup implements AutoCloseable {
    /** An administrator of the shop. */
    public static final Actor ADA = Actor.user(TestBusiness.ACCOUNT, new UserId("ada"), Role.ADMINISTRATOR);

    private final ManualClock clock;
    private final CrmStore store;
    private final Inbox inbox;
    private final MetaWebhooks webhooks;

    StoreSetup(ManualClock clock, RecordedMeta answers, StoreSetups.Between between, CrmStore empty) {
        this.clock = clock;
        this.store = between.store().apply(empty);
        AtomicInteger ids = new AtomicInteger();
        this.inbox = Inbox.builder(store)
                .clock(clock)
                .ids(() -> "id-" + (1_000_000 + ids.incrementAndGet()))
                .gateway(answers)
                .profiles(answers)
                .templates(TemplateCatalogue.of(TestBusiness.templates()))
                .reader(MetaEvents::read)
                .build();
        this.webhooks = MetaWebhooks.builder(between.intake().apply(inbox))
                .app(TestBusiness.APP, AppSecret.of(TestBusiness.APP_SECRET))
                .app(TestBusiness.STRANGER_APP, AppSecret.of(TestBusiness.STRANGER_SECRET))
                .verifyToken("verify")
                .build();
        assertThat(inbox.accounts().save(AccountSettings.of(TestBusiness.ACCOUNT, "AR", ZoneOffset.UTC), ADA))
                .isEmpty();
        for (Line line : TestBusiness.lines()) {
            assertThat(inbox.accounts().connect(line, ADA)).isEmpty();
        }
    }

    public Inbox inbox() {
        return inbox;
    }

    /** For what only the store's contract shows. */
    public CrmStore store() {
        return store;
    }

    public Instant now() {
        return clock.instant();
    }

    public void later(Duration by) {
        clock.advance(by);
    }

    /** Lets time pass until then. */
    public void until(Instant then) {
        assertThat(then).as("time moves forward").isAfterOrEqualTo(now());
        clock.advance(Duration.between(now(), then));
    }

    /** Posts a body as Meta does; everything with a good signature is taken. */
    public Receipt post(Webhook webhook) {
        WebhookResponse response = webhooks.post(
                WebhookRequest.of(Map.of("X-Hub-Signature-256", List.of(webhook.signature())), webhook.bytes()));
        assertThat(response.status()).isEqualTo(200);
        Receipt receipt = response.receipt();
        assertThat(receipt).isNotNull();
        return receipt;
    }

    /** Sends a text or, with a template's name, that template; and lets it go out. */
    public void sends(Recipient to, String text) {
        Draft draft = TestBusiness.templates().stream()
                        .anyMatch(template -> template.name().equals(text))
                ? Draft.template(text, "es", TemplateValue.fixed("Rosa"))
                : Draft.text(text);
        SendResult result = inbox.messages().send(new SendRequest(to, draft, "reference of " + text), ADA);
        assertThat(result).isInstanceOf(SendResult.Queued.class);
        works();
    }

    /** Does all work that is due. */
    public void works() {
        for (int turn = 0; inbox.work().runDue(1_000) > 0; turn++) {
            assertThat(turn).as("turns until the work is done").isLessThan(100);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
