package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.INSTAGRAM;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.igsid;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.Line;
import io.escala.crm.store.ChangeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which events of a batch are decided together, and which cannot be in one ChangeSet. */
class EventGroupingTest {
    private final ReceiveFixture fixture = new ReceiveFixture();
    private final List<RoutedEvent> events = new ArrayList<>();

    private void wrote(Line line, PartyKey... keys) {
        int index = events.size();
        ChannelEvent event = text(line, "m-" + index, NOON.plusSeconds(index), "text", keys);
        events.add(RoutedEvent.of(index, event, line, fixture.intake(event)));
    }

    private List<List<Integer>> groups() {
        return EventGrouping.byPerson(events, fixture.state).stream()
                .map(group -> group.stream().map(RoutedEvent::index).toList())
                .toList();
    }

    @Test
    void unrelatedPeopleAreSeparateGroups() {
        wrote(WHATSAPP, number("59899111222"));
        wrote(INSTAGRAM, igsid("9001"));
        wrote(WHATSAPP, number("59899111222"), userId("UY.1"));
        wrote(WHATSAPP, userId("UY.1"));

        assertThat(groups()).containsExactly(List.of(0, 2, 3), List.of(1));
    }

    @Test
    void nationalFormsOfOneNumberAreGrouped() {
        wrote(WHATSAPP, number("5511987654321"));
        wrote(WHATSAPP, number("551187654321"));

        assertThat(groups()).containsExactly(List.of(0, 1));
    }

    @Test
    void keysOfOneKnownPersonAreGrouped() {
        fixture.take(WHATSAPP, text(WHATSAPP, "before", NOON, "hi", number("59899111222"), userId("UY.1")));
        wrote(WHATSAPP, number("59899111222"));
        wrote(WHATSAPP, userId("UY.1"));

        assertThat(groups()).containsExactly(List.of(0, 1));
    }

    @Test
    void numbersOfOneContactAreGrouped() {
        fixture.contact(
                "c1", Map.of("59899111222", EnumSet.of(KeyRole.PRIMARY), "59899333444", EnumSet.of(KeyRole.SECONDARY)));
        wrote(WHATSAPP, number("59899111222"));
        wrote(WHATSAPP, number("59899333444"));

        assertThat(groups()).containsExactly(List.of(0, 1));
    }

    @Test
    void numberReassignedWithinABatchNeedsTwoChangeSets() {
        wrote(WHATSAPP, number("59899111222"), userId("UY.1"));
        wrote(WHATSAPP, number("59899111222"), userId("UY.2"));
        UnitOfWork both = new ReceiveFixture().unit();
        ReceiveRules.decide(both, events.get(0));
        ReceiveRules.decide(both, events.get(1));
        UnitOfWork first = fixture.unit();
        ReceiveRules.decide(first, events.get(0));
        UnitOfWork second = fixture.unit();
        ReceiveRules.decide(second, events.get(1));

        assertThat(SelfConflict.blocked(changeSet(first))).isFalse();
        assertThat(SelfConflict.blocked(changeSet(second))).isFalse();
        assertThat(SelfConflict.blocked(changeSet(both))).isTrue();
    }

    @Test
    void messagesComeFirstAndTheRestFollowsInTheOrderOfItsTime() {
        PartyKey rosa = number("59899111222");
        happened(new AmendmentEvent.Unsent(
                WHATSAPP.key(), new Party(List.of(rosa), null), "m-3", NOON.plusSeconds(9), raw("unsent")));
        happened(edited(NOON.plusSeconds(8), rosa));
        happened(edited(NOON.plusSeconds(7), rosa));
        wrote(WHATSAPP, rosa);

        assertThat(groups()).containsExactly(List.of(3, 2, 1, 0));
    }

    private static ChannelEvent edited(Instant at, PartyKey by) {
        return new AmendmentEvent.Edited(
                WHATSAPP.key(),
                new Party(List.of(by), null),
                "m-3",
                at,
                new MessageContent.Text("edited"),
                "-",
                raw("edited at " + at));
    }

    private void happened(ChannelEvent event) {
        events.add(RoutedEvent.of(events.size(), event, WHATSAPP, fixture.intake(event)));
    }

    private static ChangeSet changeSet(UnitOfWork unit) {
        return unit.changeSet().orElseThrow();
    }
}
