package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetup;
import io.escala.acceptance.fixture.StoreSetups;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds a history: everything happens once, in order, a minute apart, on its own store; the bodies and the actions of
 * the business are recorded.
 */
final class HistoryBuilder {
    private static final Duration A_WHILE = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final FakeMeta meta;
    private final StoreSetup setup;
    private final List<History.Part> parts = new ArrayList<>();
    private Instant at;
    private Consumer<StoreSetup> first = setup -> {};
    private List<History.Body> bodies = new ArrayList<>();

    private HistoryBuilder(FakeMeta meta, StoreSetup setup) {
        this.meta = meta;
        this.setup = setup;
        this.at = setup.now();
    }

    /** Builds a history. */
    static History told(String name, StoreSetups setups, Consumer<HistoryBuilder> story) {
        FakeMeta meta = setups.forgetful();
        try (StoreSetup setup = setups.fresh(StoreSetups.Between.NOTHING)) {
            HistoryBuilder history = new HistoryBuilder(meta, setup);
            story.accept(history);
            history.endPart();
            return new History(name, List.copyOf(history.parts));
        }
    }

    /** An action of the business; it starts a new part. */
    void first(Consumer<StoreSetup> command) {
        if (!bodies.isEmpty()) {
            endPart();
            setup.later(A_WHILE);
            at = setup.now();
        }
        Consumer<StoreSetup> before = first;
        first = each -> {
            before.accept(each);
            command.accept(each);
        };
        command.accept(setup);
    }

    /** An event of Meta that happens now. */
    Webhook comes(String label, Webhook webhook) {
        bodies.add(new History.Body(label, webhook));
        setup.post(webhook);
        setup.later(MOMENT);
        return webhook;
    }

    private void endPart() {
        parts.add(new History.Part(at, first, List.copyOf(bodies), setup.now()));
        first = each -> {};
        bodies = new ArrayList<>();
    }

    WhatsAppPerson whatsApp(String number) {
        return meta.whatsAppPerson(number);
    }

    MessengerPerson messenger(String psid) {
        return meta.messengerPerson(psid);
    }

    InstagramPerson instagram(String igsid) {
        return meta.instagramPerson(igsid);
    }

    FakeMeta meta() {
        return meta;
    }

    Instant now() {
        return setup.now();
    }

    /** The last message of the business. */
    SentMessage sent() {
        List<SentMessage> all = meta.sent();
        return all.get(all.size() - 1);
    }

    /** A body that FakeMeta cannot build, signed like its own. */
    Webhook raw(String body) {
        return meta.webhook(meta.app(TestBusiness.APP), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body about the number of sales. */
    Webhook onSales(String field, String more) {
        return raw("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2040\",\"time\":"
                + now().getEpochSecond() + ",\"changes\":[{\"field\":\"" + field
                + "\",\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\""
                + TestBusiness.SALES_NUMBER + "\"}," + more + "}}]}]}");
    }
}
