package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.INSTAGRAM;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.igsid;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TemplateReported;
import io.escala.core.intake.IncomingBatch;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem.Reason;
import io.escala.crm.template.TemplateReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Which events of a batch go to which account, and why the others go to none. */
class BatchRouterTest {
    private static final AccountId OTHER = new AccountId("other");
    private static final Line SECOND = Line.whatsApp(ReceiveFixture.ACCOUNT, new LineId("wa2"), "Help", "7002", "8001");
    private static final Line OF_OTHER = Line.whatsApp(OTHER, new LineId("wa"), "Sales", "7003", "8001");

    private static final ChannelEvent MESSAGE = text(WHATSAPP, "m", NOON, "text", number("59899111222"));
    private static final ChannelEvent DIRECT = text(INSTAGRAM, "d", NOON, "text", igsid("9001"));
    private static final ChannelEvent TEMPLATE = new TemplateReported(
            "8001", "offer", "es", TemplateReport.Aspect.STATUS, "APPROVED", null, NOON, raw("template"));

    private final Map<LineKey, Line> byKey = new HashMap<>();
    private final Map<String, List<Line>> byWaba = new HashMap<>();

    private void known(Line... lines) {
        List.of(lines).forEach(line -> byKey.put(line.key(), line));
    }

    private BatchRouter.Routes route(String appId, int first, ChannelEvent... events) {
        return route(new IncomingBatch(appId, List.of(events)), first);
    }

    private BatchRouter.Routes route(IncomingBatch batch, int first) {
        IntakeContext intake = IntakeContext.of(batch, IntUnaryOperator.identity(), NOON);
        return BatchRouter.route(batch.events(), first, new LineLookup(byKey, byWaba), intake);
    }

    private static List<Integer> indexes(BatchRouter.Routes routes, AccountId account) {
        return routes.byAccount().getOrDefault(account, List.of()).stream()
                .map(RoutedEvent::index)
                .toList();
    }

    @Test
    void eventOfABusinessAccountConcernsEveryLineOfItInEachAccount() {
        byWaba.put("8001", List.of(WHATSAPP, SECOND, OF_OTHER));

        Map<AccountId, List<RoutedEvent>> routed = route("app", 0, TEMPLATE).byAccount();

        assertThat(routed.get(ReceiveFixture.ACCOUNT))
                .extracting(RoutedEvent::lines)
                .containsExactly(List.of(WHATSAPP, SECOND));
        assertThat(routed.get(OTHER)).extracting(RoutedEvent::lines).containsExactly(List.of(OF_OTHER));
    }

    @Test
    void eventsGoToTheAccountOfTheirLineInTheOrderOfTheBatch() {
        known(WHATSAPP, INSTAGRAM, OF_OTHER);

        BatchRouter.Routes routes =
                route("app", 1_000, MESSAGE, text(OF_OTHER, "o", NOON, "text", number("59899111222")), DIRECT);

        assertThat(indexes(routes, ReceiveFixture.ACCOUNT)).containsExactly(1_000, 1_002);
        assertThat(indexes(routes, OTHER)).containsExactly(1_001);
        assertThat(routes.unroutable()).isEmpty();
        assertThat(routes.namedLines().values()).containsExactly(WHATSAPP, INSTAGRAM, OF_OTHER);
    }

    @Test
    void eventOfABusinessAccountGoesOnceToEachOfItsAccounts() {
        byWaba.put("8001", List.of(WHATSAPP, SECOND, OF_OTHER));

        BatchRouter.Routes routes = route("app", 0, TEMPLATE);

        assertThat(indexes(routes, ReceiveFixture.ACCOUNT)).containsExactly(0);
        assertThat(indexes(routes, OTHER)).containsExactly(0);
        assertThat(routes.namedLines()).as("it names no line").isEmpty();
    }

    @Test
    void eventsWithoutAKnownLineAreUnroutable() {
        ChannelEvent unreadable = new Quarantined(null, Reason.UNREADABLE, "no JSON", raw("{"));
        ChannelEvent malformed = new Quarantined(WHATSAPP.key(), Reason.MALFORMED, "no id", raw("{}"));

        assertThat(route("app", 7, MESSAGE, unreadable, malformed, TEMPLATE).unroutable())
                .containsExactly(
                        new BatchRouter.Unroutable(7, MESSAGE, Reason.UNKNOWN_LINE, false),
                        new BatchRouter.Unroutable(8, unreadable, Reason.UNREADABLE, false),
                        new BatchRouter.Unroutable(9, malformed, Reason.UNKNOWN_LINE, false),
                        new BatchRouter.Unroutable(10, TEMPLATE, Reason.UNKNOWN_LINE, false))
                .extracting(BatchRouter.Unroutable::detail)
                .containsExactly(null, "no JSON", "no id", null);
    }

    @Test
    void eventSignedByAnotherAppIsUnroutable() {
        known(WHATSAPP.withApp("ours"), INSTAGRAM);

        BatchRouter.Routes routes = route("another", 0, MESSAGE, DIRECT);

        assertThat(routes.unroutable())
                .containsExactly(new BatchRouter.Unroutable(0, MESSAGE, Reason.FOREIGN_LINE, false));
        assertThat(indexes(routes, ReceiveFixture.ACCOUNT)).containsExactly(1);
        assertThat(indexes(route("ours", 0, MESSAGE), ReceiveFixture.ACCOUNT)).containsExactly(0);
    }

    @Test
    void lineWithoutAppTakesNothingFromAnEndpointOfSeveralApps() {
        known(WHATSAPP.withApp("ours"), INSTAGRAM);
        IncomingBatch several = new IncomingBatch("ours", List.of(MESSAGE, DIRECT)).withSeveralApps(true);

        BatchRouter.Routes routes = route(several, 0);

        assertThat(routes.unroutable())
                .containsExactly(new BatchRouter.Unroutable(1, DIRECT, Reason.FOREIGN_LINE, true));
        assertThat(indexes(routes, ReceiveFixture.ACCOUNT)).containsExactly(0);
        assertThat(route(several.withSeveralApps(false), 0).unroutable()).isEmpty();
        assertThat(route(new IncomingBatch(null, List.of(DIRECT)).withSeveralApps(true), 0)
                        .unroutable())
                .as("the host did not name the app")
                .isEmpty();
    }

    @Test
    void eventOfABusinessAccountGoesToItsLinesWithAppOnly() {
        byWaba.put("8001", List.of(SECOND, OF_OTHER.withApp("ours")));

        BatchRouter.Routes routes = route(new IncomingBatch("ours", List.of(TEMPLATE)).withSeveralApps(true), 0);

        assertThat(routes.byAccount()).containsOnlyKeys(OTHER);
        assertThat(routes.unroutable()).isEmpty();
    }
}
