package io.escala.core.receive;

import static io.escala.core.receive.Room.MESSENGER;
import static io.escala.core.receive.Room.NOON;
import static io.escala.core.receive.Room.WHATSAPP;
import static io.escala.core.receive.Room.number;
import static io.escala.core.receive.Room.psid;
import static io.escala.core.receive.Room.raw;
import static io.escala.core.receive.Room.text;
import static io.escala.core.receive.Room.userId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.Receipt;
import io.escala.core.window.MessagingWindow;
import io.escala.crm.aside.SetAside;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.store.Claim;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalAndCallTest {
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final String ROSA = "59899111222";
    private static final MessageContent BEGAN = new MessageContent.Raw("call", "{\"event\":\"connect\"}");
    private static final MessageContent ENDED = new MessageContent.Raw("call", "{\"event\":\"terminate\"}");

    private final Room room = new Room().at(LATER);

    private static ChannelEvent.Arrived came(Line line, boolean opensWindow, PartyKey... keys) {
        return new ChannelEvent.Arrived(
                line.key(), "referral", new Party(List.of(keys), null), LATER, opensWindow, raw("came"));
    }

    private static ChannelEvent.Called called(String id, PartyKey... keys) {
        return new ChannelEvent.Called(
                WHATSAPP.key(), new Party(List.of(keys), null), id, LATER, BEGAN, true, raw(id + " begins"));
    }

    private static ChannelEvent.Edited ended(String id) {
        return new ChannelEvent.Edited(
                WHATSAPP.key(),
                new Party(List.of(number(ROSA)), null),
                id,
                LATER.plusSeconds(40),
                ENDED,
                "terminate",
                raw(id + " ends"));
    }

    /** Takes what is told of calls: "1+" began, "1-" ended. */
    private static Room afterHearing(String told) {
        Room room = new Room().at(LATER.plusSeconds(60));
        for (String each : told.split(" ", -1)) {
            String id = "wacid." + each.charAt(0);
            room.take(WHATSAPP, each.endsWith("+") ? called(id, number(ROSA)) : ended(id));
        }
        return room;
    }

    @Test
    void whoComesBackByALinkHasTheWindowOpen() {
        room.take(MESSENGER, text(MESSENGER, "m_1", NOON, "hola", psid("p-1")));

        Receipt.Item item = room.take(MESSENGER, came(MESSENGER, true, psid("p-1")));

        assertThat(item.outcome()).isEqualTo(Receipt.Outcome.STORED);
        assertThat(item.reason()).isEqualTo(SetAside.Reason.UNRECOGNIZED);
        assertThat(MessagingWindow.of(room.only()).opensAt()).isEqualTo(LATER);
        assertThat(room.thread()).hasSize(1);
        assertThat(room.state.setAside()).extracting(SetAside::detail).containsExactly("referral");
    }

    @Test
    void whoComesByAnAdvertisementHasNot() {
        room.take(MESSENGER, text(MESSENGER, "m_1", NOON, "hola", psid("p-1")));

        room.take(MESSENGER, came(MESSENGER, false, psid("p-1")));

        assertThat(MessagingWindow.of(room.only()).opensAt()).isEqualTo(NOON);
    }

    @Test
    void aLateArrivalMovesTheWindowNotBack() {
        room.take(MESSENGER, text(MESSENGER, "m_1", LATER.plusSeconds(60), "hola", psid("p-1")));

        room.take(MESSENGER, came(MESSENGER, true, psid("p-1")));

        assertThat(room.only().mark(Mark.WINDOW_OPENED)).contains(LATER);
    }

    @Test
    void whoOpensTheChatForTheFirstTimeIsKnownButHasNoEmptyConversation() {
        room.take(WHATSAPP, came(WHATSAPP, true, number("59899111222"), userId("UY.1")));

        assertThat(room.state.conversations()).isEmpty();
        assertThat(room.state.holder(Claim.identityKey(new IdentityKey(IdentityKeyKind.BSUID, "9001", "UY.1"))))
                .isPresent();
        assertThat(room.events).isEmpty();
    }

    @Test
    void whoIsNotNamedIsSetAside() {
        assertThat(room.take(WHATSAPP, came(WHATSAPP, true)).reason()).isEqualTo(SetAside.Reason.NO_SENDER);
        assertThat(room.take(WHATSAPP, called("wacid.1")).reason()).isEqualTo(SetAside.Reason.NO_SENDER);
    }

    @Test
    @DisplayName("a call that began is one entry of the thread, opens window and session, and is told once")
    void aCallThatBegan() {
        Receipt.Item first = room.take(WHATSAPP, called("wacid.1", number(ROSA)));
        Receipt.Item second = room.take(WHATSAPP, called("wacid.1", number(ROSA)));

        assertThat(first.outcome()).isEqualTo(Receipt.Outcome.STORED);
        assertThat(second.outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
        assertThat(second.message()).isEqualTo(first.message());
        assertThat(room.thread()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(LATER);
            assertThat(entry.content()).isEqualTo(BEGAN);
            assertThat(entry.shown()).isEqualTo(BEGAN);
        });
        assertThat(MessagingWindow.of(room.only()).opensAt()).isEqualTo(LATER);
        assertThat(room.events)
                .anyMatch(event -> event instanceof CrmEvent.ConversationOpened opened
                        && opened.opener() == SessionOpener.CONTACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1+ 1-",
                "1- 1+",
                "1+ 1+ 1-",
                "1+ 1- 1+",
                "1- 1+ 1+",
                "1- 1- 1+",
                "1- 1+ 1-",
                "1+ 1- 1-",
                "1- 1+ 1- 1+"
            })
    @DisplayName(
            "beginning and end of a call, in any order and however often, are one entry where it began that shows how it ended")
    void aCallThatEnded(String told) {
        Room after = afterHearing(told);

        assertThat(after.thread()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(LATER);
            assertThat(entry.content()).isEqualTo(BEGAN);
            assertThat(entry.shown()).isEqualTo(ENDED);
        });
        assertThat(MessagingWindow.of(after.only()).opensAt()).isEqualTo(LATER);
        assertThat(after.events)
                .filteredOn(event -> event instanceof CrmEvent.ConversationOpened)
                .hasSize(1);
        assertThat(after.events)
                .filteredOn(event -> event instanceof CrmEvent.MessageReceived)
                .hasSize(1);
        assertThat(after.state.parked()).isEmpty();
        assertThat(Fingerprint.of(after.state)).isEqualTo(Fingerprint.of(afterHearing("1+ 1-").state));
    }

    @Test
    @DisplayName("the end of a call alone waits for its beginning: no entry, no window, nothing unread")
    void anEndAlone() {
        Room after = afterHearing("1- 1-");

        assertThat(after.state.conversations()).isEmpty();
        assertThat(after.thread()).isEmpty();
        assertThat(after.events).isEmpty();
        assertThat(after.state.parked()).hasSize(1);
        assertThat(after.work).extracting(item -> item.key().kind()).containsOnly(WorkKind.UNPARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+ 2+ 2-", "2- 1+ 2+", "2- 2+ 1+", "2+ 1+ 2-", "2+ 2- 1+"})
    @DisplayName("of two calls of one person each has its own end")
    void twoCalls(String told) {
        Room after = afterHearing(told);

        assertThat(after.state.conversations()).hasSize(1);
        assertThat(after.thread())
                .extracting(Message::providerId, Message::shown)
                .containsExactlyInAnyOrder(tuple("wacid.1", BEGAN), tuple("wacid.2", ENDED));
        assertThat(after.state.parked()).isEmpty();
    }

    @Test
    @DisplayName("how a call ended is news of the entry, and neither a message nor a beginning")
    void anEndIsNews() {
        room.take(WHATSAPP, called("wacid.1", number(ROSA)));
        int before = room.events.size();

        Receipt.Item end = room.take(WHATSAPP, ended("wacid.1"));

        assertThat(end.outcome()).isEqualTo(Receipt.Outcome.STORED);
        assertThat(room.events.subList(before, room.events.size()))
                .containsExactly(new CrmEvent.MessageAmended(
                        room.only().id(), room.thread().get(0).id(), CrmEvent.MessageAmended.Kind.EDITED));
    }

    @Test
    @DisplayName("S38 a call is no message: it finds the contact, and promotes no number")
    void aCallPromotesNothing() {
        ContactId rosa = room.contact("rosa", Map.of(ROSA, EnumSet.of(KeyRole.PRIMARY)));

        room.take(WHATSAPP, called("wacid.1", number(ROSA)));
        room.take(WHATSAPP, ended("wacid.1"));

        assertThat(room.state.identitiesOf(rosa)).hasSize(1);
        assertThat(room.state.keys(rosa)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
    }
}
