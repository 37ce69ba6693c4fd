package io.escala.core.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.work.WorkKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AmendDecisionTest {
    private static final Claim HOLA = Claim.providerMessage(ReceiveFixture.INSTAGRAM.id(), "mid.hola");

    private final ReceiveFixture fixture = new ReceiveFixture();

    private static MessageEvent.Inbound hola() {
        return ReceiveFixture.text(
                ReceiveFixture.INSTAGRAM,
                "mid.hola",
                ReceiveFixture.NOON.minusSeconds(60),
                "hola",
                ReceiveFixture.igsid("9001"));
    }

    private static ChannelEvent edit(String text, int seconds, String order) {
        return new AmendmentEvent.Edited(
                ReceiveFixture.INSTAGRAM.key(),
                new Party(List.of(ReceiveFixture.igsid("9001")), null),
                "mid.hola",
                ReceiveFixture.NOON.minusSeconds(50 - seconds),
                new MessageContent.Text(text),
                order,
                raw("edit"));
    }

    private static ChannelEvent unsend() {
        return unsend(ReceiveFixture.NOON.minusSeconds(10));
    }

    private static ChannelEvent unsend(@Nullable Instant at) {
        return new AmendmentEvent.Unsent(
                ReceiveFixture.INSTAGRAM.key(),
                new Party(List.of(ReceiveFixture.igsid("9001")), null),
                "mid.hola",
                at,
                raw("unsend"));
    }

    private static ChannelEvent reaction(Direction by, @Nullable String emoji, int seconds) {
        return new AmendmentEvent.Reacted(
                ReceiveFixture.INSTAGRAM.key(),
                new Party(List.of(ReceiveFixture.igsid("9001")), null),
                "mid.hola",
                ReceiveFixture.NOON.minusSeconds(50 - seconds),
                by,
                emoji,
                "react/" + emoji,
                raw("reaction"));
    }

    private static RawBytes raw(String what) {
        return RawBytes.copyOf(("{\"" + what + "\":1}").getBytes(StandardCharsets.UTF_8));
    }

    private Message only() {
        assertThat(fixture.thread()).hasSize(1);
        return fixture.thread().get(0);
    }

    @Test
    void editShowsTheNewContentAndKeepsTheOriginal() {
        fixture.take(ReceiveFixture.INSTAGRAM, hola());

        Receipt.Item item = fixture.take(ReceiveFixture.INSTAGRAM, edit("hola!", 0, "1"));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(item.message()).isEqualTo(only().id());
        assertThat(only().shown()).isEqualTo(new MessageContent.Text("hola!"));
        assertThat(only().content()).isEqualTo(new MessageContent.Text("hola"));
        assertThat(fixture.events)
                .endsWith(new CrmEvent.MessageAmended(
                        fixture.only().id(), only().id(), CrmEvent.MessageAmended.Kind.EDITED));
    }

    @Test
    void repeatedOrOlderEditHasNoEffect() {
        fixture.take(ReceiveFixture.INSTAGRAM, hola());
        fixture.take(ReceiveFixture.INSTAGRAM, edit("second", 5, "2"));
        int events = fixture.events.size();

        assertThat(fixture.take(ReceiveFixture.INSTAGRAM, edit("second", 5, "2"))
                        .outcome())
                .isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(fixture.take(ReceiveFixture.INSTAGRAM, edit("first", 1, "1")).outcome())
                .isEqualTo(Receipt.Filing.DUPLICATE);

        assertThat(only().shown()).isEqualTo(new MessageContent.Text("second"));
        assertThat(fixture.events).hasSize(events);
    }

    @Test
    void unsendErasesTextAndEdits() {
        fixture.take(ReceiveFixture.INSTAGRAM, hola());
        fixture.take(ReceiveFixture.INSTAGRAM, edit("hola!", 0, "1"));

        fixture.take(ReceiveFixture.INSTAGRAM, unsend());

        assertThat(only().shown()).isEqualTo(new MessageContent.Removed());
        assertThat(only().content()).isEqualTo(new MessageContent.Removed());
        assertThat(fixture.take(ReceiveFixture.INSTAGRAM, edit("back?", 9, "2")).outcome())
                .isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(only().shown()).isEqualTo(new MessageContent.Removed());
    }

    @Test
    void reactionsOfBothSidesAreKept() {
        fixture.take(ReceiveFixture.INSTAGRAM, hola());

        fixture.take(ReceiveFixture.INSTAGRAM, reaction(Direction.INBOUND, "\u2764", 1));
        fixture.take(ReceiveFixture.INSTAGRAM, reaction(Direction.OUTBOUND, "\uD83D\uDC4D", 2));
        fixture.take(ReceiveFixture.INSTAGRAM, reaction(Direction.INBOUND, null, 3));

        assertThat(only().amendments().customer())
                .extracting(Amendment.Reaction::emoji)
                .isNull();
        assertThat(only().amendments().business())
                .extracting(Amendment.Reaction::emoji)
                .isEqualTo("\uD83D\uDC4D");
    }

    static Stream<ChannelEvent> amendments() {
        return Stream.of(edit("hola!", 0, "1"), unsend(), reaction(Direction.INBOUND, "\u2764", 1));
    }

    @ParameterizedTest
    @MethodSource("amendments")
    void amendmentOpensNoWindowAndMakesNothingUnread(ChannelEvent news) {
        fixture.take(ReceiveFixture.INSTAGRAM, hola());
        var before = fixture.only().marks();

        fixture.at(ReceiveFixture.NOON.plusSeconds(5)).take(ReceiveFixture.INSTAGRAM, news);

        assertThat(fixture.only().marks()).isEqualTo(before).containsKey(Mark.WINDOW_OPENED);
    }

    @ParameterizedTest
    @MethodSource("amendments")
    void amendmentBeforeItsMessageIsDeferredAndApplied(ChannelEvent news) {
        ReceiveFixture inOrder = new ReceiveFixture();
        inOrder.take(ReceiveFixture.INSTAGRAM, hola());
        inOrder.take(ReceiveFixture.INSTAGRAM, news);

        assertThat(fixture.take(ReceiveFixture.INSTAGRAM, news).outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(fixture.state.intake().deferred(HOLA)).hasSize(1);
        assertThat(fixture.work).extracting(work -> work.key().kind()).containsExactly(WorkKind.UNPARK);
        assertThat(fixture.state.conversations().messages()).isEmpty();
        fixture.take(ReceiveFixture.INSTAGRAM, hola());

        assertThat(fixture.state.intake().deferred(HOLA)).isEmpty();
        assertThat(only().amendments()).isEqualTo(inOrder.thread().get(0).amendments());
        assertThat(only().content()).isEqualTo(inOrder.thread().get(0).content());
    }

    @Test
    void messageUnsentBeforeArrivalIsNotKept() {
        fixture.take(ReceiveFixture.INSTAGRAM, unsend());

        fixture.take(ReceiveFixture.INSTAGRAM, hola());

        assertThat(fixture.appended()).extracting(Message::content).containsExactly(new MessageContent.Removed());
    }

    @Test
    void messageAndAmendmentsEndTheSameInEveryOrder() {
        List<ChannelEvent> history = List.of(
                hola(),
                edit("first", 1, "1"),
                edit("second", 1, "2"),
                reaction(Direction.INBOUND, "\u2764", 3),
                reaction(Direction.INBOUND, null, 4),
                reaction(Direction.OUTBOUND, "\uD83D\uDC4D", 2));
        List<List<ChannelEvent>> orders = orders(history);
        assertThat(orders).hasSize(720);
        for (List<ChannelEvent> order : orders) {
            ReceiveFixture each = new ReceiveFixture();
            order.forEach(event -> each.take(ReceiveFixture.INSTAGRAM, event));
            order.forEach(event -> each.take(ReceiveFixture.INSTAGRAM, event));
            Message message = each.thread().get(0);
            assertThat(message.shown()).isEqualTo(new MessageContent.Text("second"));
            assertThat(message.amendments().customer().emoji()).isNull();
            assertThat(message.amendments().business().emoji()).isEqualTo("\uD83D\uDC4D");
            assertThat(each.state.intake().deferred(HOLA)).isEmpty();
        }
    }

    private static List<List<ChannelEvent>> orders(List<ChannelEvent> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<ChannelEvent>> orders = new ArrayList<>();
        for (ChannelEvent first : all) {
            List<ChannelEvent> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<ChannelEvent> tail : orders(rest)) {
                List<ChannelEvent> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                orders.add(order);
            }
        }
        return orders;
    }

    @Test
    void amendmentOlderThanThirtyDaysOfAnUnknownMessageIsQuarantined() {
        Receipt.Item item =
                fixture.take(ReceiveFixture.INSTAGRAM, unsend(ReceiveFixture.NOON.minus(Duration.ofDays(31))));

        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.STALE);
        assertThat(fixture.state.intake().deferred(HOLA)).isEmpty();
    }

    @Test
    void unusableOrFutureTimeIsTakenAsNow() {
        fixture.take(ReceiveFixture.INSTAGRAM, hola());

        fixture.take(ReceiveFixture.INSTAGRAM, unsend(null));

        assertThat(only().amendments().unsend().at()).isEqualTo(ReceiveFixture.NOON);
    }
}
