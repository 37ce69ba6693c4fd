package io.escala.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Metrics;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.core.result.CursorRequest;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.CursorPage;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;

/** With any hostile text in any field, every event is filed or quarantined, and neighbours are filed. */
class HostileTextsTest {
    private static final Map<String, String> NEIGHBOURS = Map.of(
            "whatsapp_business_account", "whatsapp/text.json",
            "page", "messenger/text.json",
            "instagram", "instagram/text.json");

    private static final Map<Channel, String> OBJECTS = Map.of(
            Channel.WHATSAPP, "whatsapp_business_account",
            Channel.MESSENGER, "page",
            Channel.INSTAGRAM, "instagram");

    private static final List<Line> LINES = List.of(
            Line.whatsApp(TestBusiness.ACCOUNT, new LineId("number"), "Number", "700800900100200", "900100200300400"),
            Line.messenger(TestBusiness.ACCOUNT, new LineId("other-page"), "Page", "104000000000001"),
            Line.instagram(TestBusiness.ACCOUNT, new LineId("other-instagram"), "Instagram", "17841400000000001"));

    @EveryStore
    @DisplayName("A hostile text in any field of any kind of body costs no answer, no event and no neighbour anything")
    void hostileTextInEveryFieldOfEveryKind(InboxFixture fixture) {
        LINES.forEach(line -> fixture.connect(line.withApp(TestBusiness.APP)));
        CountingMetrics metrics = new CountingMetrics();
        Mutations mutations = new Mutations();
        Map<String, Delivery> deliveries = new LinkedHashMap<>();
        NEIGHBOURS.forEach((object, file) -> deliveries.put(
                object,
                new Delivery(
                        fixture,
                        object,
                        HostileTextsTest::isOurs,
                        () -> mutations.neighbour(Payloads.entry(file, fixture.now())))));

        for (Payloads.Entry entry : Payloads.entries(fixture.now())) {
            mutations.of(entry, copy -> deliveries.get(copy.object()).add(copy));
        }
        deliveries.values().forEach(Delivery::post);

        assertThat(deliveries.values().stream().mapToInt(Delivery::delivered).sum())
                .isGreaterThan(8_000);
        List<String> refused = new ArrayList<>();
        Set<String> quarantined = new HashSet<>();
        deliveries.values().forEach(delivery -> {
            refused.addAll(delivery.refused());
            quarantined.addAll(delivery.quarantined());
        });
        assertThat(refused).isEmpty();
        assertThat(listed(fixture)).isEqualTo(quarantined.size()).isGreaterThan(1_000);
        LINES.forEach(line -> assertFiled(fixture, line, deliveries.get(OBJECTS.get(line.channel()))));
        for (AccountId account : List.of(TestBusiness.ACCOUNT, AccountId.NONE)) {
            assertReplays(fixture, account);
        }
        fixture.later(Duration.ofMinutes(1));
        fixture.runWork(fixture.node(metrics));
        assertThat(metrics.work(WorkKind.UNPARK, Metrics.Worked.PUT_OFF)).isPositive();
        for (WorkKind kind : WorkKind.values()) {
            assertThat(metrics.work(kind, Metrics.Worked.FAILED))
                    .as(kind.name())
                    .isZero();
        }
    }

    private static boolean isOurs(ChannelEvent event) {
        LineKey key = event.line();
        String waba = event.wabaId();
        return LINES.stream()
                .anyMatch(line -> key != null ? key.equals(line.key()) : waba != null && waba.equals(line.wabaId()));
    }

    private static int listed(InboxFixture fixture) {
        return count(fixture, TestBusiness.ACCOUNT) + count(fixture, AccountId.NONE);
    }

    private static int count(InboxFixture fixture, AccountId account) {
        int count = 0;
        String after = null;
        do {
            CursorPage<QuarantinedItem> page = fixture.inbox()
                    .as(Actor.host(account))
                    .quarantine()
                    .list(QuarantineFilter.EVERYTHING)
                    .page(after == null ? CursorRequest.first(1_000) : CursorRequest.after(after, 1_000));
            count += page.items().size();
            after = page.next();
        } while (after != null);
        return count;
    }

    /** Every quarantined item can be replayed. */
    private static void assertReplays(InboxFixture fixture, AccountId account) {
        List<String> ids = fixture
                .inbox()
                .as(Actor.host(account))
                .quarantine()
                .list(QuarantineFilter.EVERYTHING)
                .page(CursorRequest.first(300))
                .items()
                .stream()
                .map(QuarantinedItem::id)
                .toList();
        assertThat(fixture.inbox()
                        .as(Actor.host(account))
                        .quarantine()
                        .replay(ids)
                        .orThrow())
                .hasSize(300)
                .extracting(ReplayedItem::state)
                .doesNotContain(ReplayedItem.State.GONE);
    }

    private static void assertFiled(InboxFixture fixture, Line line, Delivery delivery) {
        List<Claim> claims = delivery.neighbourIds().stream()
                .map(id -> Claim.providerMessage(line.id(), id))
                .toList();
        Map<Claim, String> holders = fixture.store().holders(TestBusiness.ACCOUNT, claims);
        assertThat(holders).hasSameSizeAs(claims);
        Set<MessageId> ids = holders.values().stream().map(MessageId::new).collect(Collectors.toSet());
        Set<ConversationId> threads = fixture.store().messages(TestBusiness.ACCOUNT, ids).values().stream()
                .map(Message::conversation)
                .collect(Collectors.toSet());
        assertThat(threads).hasSize(1);
        assertThat(fixture.thread(threads.iterator().next()).stream()
                        .map(Message::id)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(ids);
    }
}
