package io.escala.acceptance.memory;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookSigner;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.JdbcOptions;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.CrmStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The process with a small heap: handles the bodies one by one, and prints which of them ran out of memory. */
final class DeliveryProcess {
    private static final int MAX_DELIVERIES = 20;
    private static final String APP = "100000000000001";
    private static final AppSecret SECRET = AppSecret.of("0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    private static final AccountId ACCOUNT = new AccountId("shop");
    private static final Actor ADA = Actor.user(ACCOUNT, new UserId("ada"), Role.ADMINISTRATOR);

    private DeliveryProcess() {}

    private static final List<LineKey> LINES = lines();

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        boolean measuring = arguments[1].equals("baseline");
        List<AmplifiedBodies.Body> bodies = AmplifiedBodies.all();
        int exhausted = 0;
        try (CrmStore direct = connected(JdbcCrmStore.sqlite(folder.resolve("direct.db"), JdbcOptions.standard()));
                CrmStore journal =
                        connected(JdbcCrmStore.sqlite(folder.resolve("journal.db"), JdbcOptions.standard()))) {
            if (measuring) {
                for (BodyShape shape : BodyShape.all()) {
                    byte[] body = shape.blownUp("", 1, List.of(), "");
                    filed(direct, body);
                    journalled(journal, body);
                }
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println("baseline " + (runtime.totalMemory() - runtime.freeMemory()));
                return;
            }
            for (AmplifiedBodies.Body body : bodies) {
                byte[] bytes = body.bytes().get();
                if (bytes.length > 1 << 20) {
                    throw new IllegalStateException(body.name() + " has " + bytes.length + " bytes");
                }
                for (AmplifiedBodies.Way way : body.ways()) {
                    try {
                        switch (way) {
                            case READ -> read(bytes);
                            case DIRECT -> filed(direct, bytes);
                            case JOURNAL -> journalled(journal, bytes);
                            case MEMORY -> filed(connected(new MemoryCrmStore(InstantSource.system())), bytes);
                        }
                    } catch (OutOfMemoryError e) {
                        exhausted++;
                        System.out.println(way + ": " + body.name());
                    }
                }
            }
        }
        System.out.println(bodies.size() + " bodies, exhausted by " + exhausted);
    }

    /** Like an inbox that quarantines every item. */
    private static void read(byte[] body) {
        IncomingBatch batch = MetaEvents.read(APP, RawBytes.slice(body, 0, body.length), null);
        List<RawBytes> bodies = new ArrayList<>();
        for (int i = 0; i < batch.events().size(); i++) {
            bodies.add(batch.bodies().apply(i));
        }
        if (bodies.size() != batch.events().stream().map(ChannelEvent::raw).count()) {
            throw new IllegalStateException();
        }
    }

    /** Without a reader, so that bodies of many events are filed too before the answer. */
    private static void filed(CrmStore store, byte[] body) {
        Inbox inbox = Inbox.builder(store).build();
        MetaWebhooks webhooks =
                MetaWebhooks.receiving(inbox).app(APP, SECRET).verifyToken("v").build();
        // On a slow machine a large body is filed in part, and Meta delivers it again.
        int status = 503;
        for (int delivery = 0; status == 503 && delivery < MAX_DELIVERIES; delivery++) {
            status = webhooks.post(request(body)).status();
        }
        check(status);
    }

    private static void journalled(CrmStore store, byte[] body) {
        Inbox inbox = Inbox.builder(store).reader(MetaEvents::read).build();
        post(
                MetaWebhooks.receiving(inbox)
                        .app(APP, SECRET)
                        .verifyToken("v")
                        .journal(inbox.journal())
                        .build(),
                body);
        inbox.work().runDue(1);
    }

    private static void post(MetaWebhooks webhooks, byte[] body) {
        check(webhooks.post(request(body)).status());
    }

    private static WebhookRequest request(byte[] body) {
        return WebhookRequest.of(
                Map.of(WebhookSigner.HEADER, List.of(WebhookSigner.with(SECRET).headerFor(body))), body);
    }

    private static void check(int status) {
        if (status != 200) {
            throw new IllegalStateException("answered " + status);
        }
    }

    /** A store with every line of the bodies. */
    private static CrmStore connected(CrmStore store) {
        Inbox inbox = Inbox.builder(store).build();
        inbox.as(ADA)
                .administration()
                .save(AccountSettings.of(ACCOUNT, "AR", ZoneOffset.UTC))
                .orThrow();
        for (int i = 0; i < LINES.size(); i++) {
            inbox.as(ADA).administration().connect(line(LINES.get(i), i)).orThrow();
        }
        return store;
    }

    private static List<LineKey> lines() {
        return BodyShape.all().stream()
                .flatMap(shape ->
                        MetaEvents.toChannelEvents(MetaEvents.parse(shape.blownUp("", 1, List.of(), ""))).stream())
                .map(ChannelEvent::line)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Line line(LineKey key, int number) {
        LineId id = new LineId("line" + number);
        return switch (key.channel()) {
            case WHATSAPP -> Line.whatsApp(ACCOUNT, id, "W", key.providerId(), "2040");
            case MESSENGER -> Line.messenger(ACCOUNT, id, "M", key.providerId());
            case INSTAGRAM -> Line.instagram(ACCOUNT, id, "I", key.providerId());
        };
    }
}
