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

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.Receipt;
import io.escala.core.window.MessagingWindow;
import io.escala.crm.aside.SetAside;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.store.Claim;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalAndCallTest {
    private static final Instant LATER = NOON.plusSeconds(3600);

    private final Room room = new Room().at(LATER);

    private static ChannelEvent.Arrived came(Line line, boolean opensWindow, PartyKey... keys) {
        return new ChannelEvent.Arrived(
                line.key(), "referral", new Party(List.of(keys), null), LATER, opensWindow, raw("came"));
    }

    private static ChannelEvent.Called called(String event, PartyKey... keys) {
        return new ChannelEvent.Called(
                WHATSAPP.key(),
                new Party(List.of(keys), null),
                "wacid.1",
                LATER,
                new MessageContent.Raw("call", "{\"event\":\"" + event + "\"}"),
                true,
                raw(event));
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
        assertThat(room.take(WHATSAPP, called("connect")).reason()).isEqualTo(SetAside.Reason.NO_SENDER);
    }

    @Test
    @DisplayName("a call is one entry of the thread, opens window and session, and is told once")
    void aCall() {
        Receipt.Item first = room.take(WHATSAPP, called("connect", number("59899111222")));
        Receipt.Item second = room.take(WHATSAPP, called("terminate", number("59899111222")));

        assertThat(first.outcome()).isEqualTo(Receipt.Outcome.STORED);
        assertThat(second.outcome()).isEqualTo(Receipt.Outcome.DUPLICATE);
        assertThat(second.message()).isEqualTo(first.message());
        assertThat(room.thread())
                .singleElement()
                .satisfies(entry -> assertThat(entry.content())
                        .isEqualTo(new MessageContent.Raw("call", "{\"event\":\"connect\"}")));
        assertThat(MessagingWindow.of(room.only()).opensAt()).isEqualTo(LATER);
        assertThat(room.events)
                .anyMatch(event -> event instanceof CrmEvent.ConversationOpened opened
                        && opened.opener() == SessionOpener.CONTACT);
    }

    @Test
    @DisplayName("S38 a call is no message: it finds the contact, and promotes no number")
    void aCallPromotesNothing() {
        ContactId rosa = room.contact("rosa", Map.of("59899111222", EnumSet.of(KeyRole.PRIMARY)));

        room.take(WHATSAPP, called("connect", number("59899111222")));

        assertThat(room.state.identitiesOf(rosa)).hasSize(1);
        assertThat(room.state.keys(rosa)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
    }
}
