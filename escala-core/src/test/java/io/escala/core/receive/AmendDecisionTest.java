package io.escala.core.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.Receipt;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.Claim;
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
    private static final Claim HOLA = Claim.providerMessage(Room.INSTAGRAM.id(), "mid.hola");

    private final Room room = new Room();

    private static ChannelEvent.Inbound hola() {
        return Room.text(Room.INSTAGRAM, "mid.hola", Room.NOON.minusSeconds(60), "hola", Room.igsid("9001"));
    }

    private static ChannelEvent edit(String text, int seconds, String order) {
        return new ChannelEvent.Edited(
                Room.INSTAGRAM.key(),
                new Party(List.of(Room.igsid("9001")), null),
                "mid.hola",
                Room.NOON.minusSeconds(50 - seconds),
                new MessageContent.Text(text),
                order,
                raw("edit"));
    }

    private static ChannelEvent unsend() {
        return unsend(Room.NOON.minusSeconds(10));
    }

    private static ChannelEvent unsend(@Nullable Instant at) {
        return new ChannelEvent.Unsent(
                Room.INSTAGRAM.key(), new Party(List.of(Room.igsid("9001")), null), "mid.hola", at, raw("unsend"));
    }

    private static ChannelEvent reaction(Direction by, @Nullable String emoji, int seconds) {
        return new ChannelEvent.Reacted(
                Room.INSTAGRAM.key(),
                new Party(List.of(Room.igsid("9001")), null),
                "mid.hola",
                Room.NOON.minusSeconds(50 - seconds),
                by,
                emoji,
                "react/" + emoji,
                raw("reaction"));
    }

    private static RawBytes raw(String what) {
        return RawBytes.copyOf(("{\"" + what + "\":1}").getBytes(StandardCharsets.UTF_8));
    }

    private Message only() {
        assertThat(room.thread()).hasSize(1);
        return room.thread().get(0);
    }

    @Test
    void anEditChangesWhatAMessageShowsAndKeepsWhatItSaid() {
        room.take(Room.INSTAGRAM, hola());

        Receipt.Item item = room.take(Room.INSTAGRAM, edit("hola!", 0, "1"));

        assertThat(item.outcome()).isEqualTo(Receipt.Outcome.STORED);
        assertThat(item.message()).isEqualTo(only().id());
        assertThat(only().shown()).isEqualTo(new MessageContent.Text("hola!"));
        assertThat(only().content()).isEqualTo(new MessageContent.Text("hola"));
        assertThat(room.events)
                .endsWith(new CrmEvent.MessageAmended(
                        room.only().id(), only().id(), CrmEvent.MessageAmended.Kind.EDITED));
    }

    @Test
    void theSameEditAgainOrAnOlderOneHasNoEffect() {
        room.take(Room.INSTAGRAM, hola());
        room.take(Room.INSTAGRAM, edit("second", 5, "2"));
        int events = room.events.size();

        assertThat(room.take(Room.INSTAGRAM, edit("second", 5, "2")).outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
        assertThat(room.take(Room.INSTAGRAM, edit("first", 1, "1")).outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);

        assertThat(only().shown()).isEqualTo(new MessageContent.Text("second"));
        assertThat(room.events).hasSize(events);
    }

    @Test
    void anUnsendErasesTheTextAndTheEdits() {
        room.take(Room.INSTAGRAM, hola());
        room.take(Room.INSTAGRAM, edit("hola!", 0, "1"));

        room.take(Room.INSTAGRAM, unsend());

        assertThat(only().shown()).isEqualTo(new MessageContent.Removed());
        assertThat(only().content()).isEqualTo(new MessageContent.Removed());
        assertThat(room.take(Room.INSTAGRAM, edit("back?", 9, "2")).outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
        assertThat(only().shown()).isEqualTo(new MessageContent.Removed());
    }

    @Test
    void reactionsOfTheTwoSidesStandBesideEachOther() {
        room.take(Room.INSTAGRAM, hola());

        room.take(Room.INSTAGRAM, reaction(Direction.INBOUND, "\u2764", 1));
        room.take(Room.INSTAGRAM, reaction(Direction.OUTBOUND, "\uD83D\uDC4D", 2));
        room.take(Room.INSTAGRAM, reaction(Direction.INBOUND, null, 3));

        assertThat(only().amendments().customer())
                .extracting(Amendment.Reaction::emoji)
                .isNull();
        assertThat(only().amendments().business())
                .extracting(Amendment.Reaction::emoji)
                .isEqualTo("\uD83D\uDC4D");
    }

    static Stream<ChannelEvent> news() {
        return Stream.of(edit("hola!", 0, "1"), unsend(), reaction(Direction.INBOUND, "\u2764", 1));
    }

    @ParameterizedTest
    @MethodSource("news")
    void newsOfAMessageOpensNoWindowAndMakesNothingUnread(ChannelEvent news) {
        room.take(Room.INSTAGRAM, hola());
        var before = room.only().marks();

        room.at(Room.NOON.plusSeconds(5)).take(Room.INSTAGRAM, news);

        assertThat(room.only().marks()).isEqualTo(before).containsKey(Mark.WINDOW_OPENED);
    }

    @ParameterizedTest
    @MethodSource("news")
    void newsThatComesFirstWaitsAndTheMessageArrivesAsItLeavesIt(ChannelEvent news) {
        Room inOrder = new Room();
        inOrder.take(Room.INSTAGRAM, hola());
        inOrder.take(Room.INSTAGRAM, news);

        assertThat(room.take(Room.INSTAGRAM, news).outcome()).isEqualTo(Receipt.Outcome.STORED);
        assertThat(room.state.parked(HOLA)).hasSize(1);
        assertThat(room.work).extracting(work -> work.key().kind()).containsExactly(WorkKind.UNPARK);
        assertThat(room.state.messages()).isEmpty();
        room.take(Room.INSTAGRAM, hola());

        assertThat(room.state.parked(HOLA)).isEmpty();
        assertThat(only().amendments()).isEqualTo(inOrder.thread().get(0).amendments());
        assertThat(only().content()).isEqualTo(inOrder.thread().get(0).content());
    }

    @Test
    void whatWasUnsentBeforeItCameIsNeverKept() {
        room.take(Room.INSTAGRAM, unsend());

        room.take(Room.INSTAGRAM, hola());

        assertThat(room.appended()).extracting(Message::content).containsExactly(new MessageContent.Removed());
    }

    @Test
    void allOrdersOfAMessageAndItsNewsEndTheSame() {
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
            Room each = new Room();
            order.forEach(event -> each.take(Room.INSTAGRAM, event));
            order.forEach(event -> each.take(Room.INSTAGRAM, event));
            Message message = each.thread().get(0);
            assertThat(message.shown()).isEqualTo(new MessageContent.Text("second"));
            assertThat(message.amendments().customer().emoji()).isNull();
            assertThat(message.amendments().business().emoji()).isEqualTo("\uD83D\uDC4D");
            assertThat(each.state.parked(HOLA)).isEmpty();
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
    void newsOlderThanThirtyDaysOfAnUnknownMessageIsSetAside() {
        Receipt.Item item = room.take(Room.INSTAGRAM, unsend(Room.NOON.minus(Duration.ofDays(31))));

        assertThat(item.reason()).isEqualTo(SetAside.Reason.STALE);
        assertThat(room.state.parked(HOLA)).isEmpty();
    }

    @Test
    void aTimeThatIsUnusableOrAheadIsTakenAsNow() {
        room.take(Room.INSTAGRAM, hola());

        room.take(Room.INSTAGRAM, unsend(null));

        assertThat(only().amendments().unsend().at()).isEqualTo(Room.NOON);
    }
}
