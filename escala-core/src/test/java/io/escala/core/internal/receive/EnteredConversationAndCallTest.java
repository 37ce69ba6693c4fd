package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.MESSENGER;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.psid;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredConversationAndCallTest {
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final String ROSA = "59899111222";
    private static final MessageContent BEGAN = new MessageContent.Raw("call", "{\"event\":\"connect\"}");
    private static final MessageContent ENDED = new MessageContent.Raw("call", "{\"event\":\"terminate\"}");

    private static final Referral LINK = new Referral("SHORTLINK", null, null, null, null, null, "spring");

    private final ReceiveFixture fixture = new ReceiveFixture().at(LATER);

    private static PersonEvent.EnteredConversation came(Line line, boolean opensWindow, PartyKey... keys) {
        return new PersonEvent.EnteredConversation(
                line.key(), "referral", new Party(List.of(keys), null), LATER, opensWindow, LINK, raw("came"));
    }

    private static MessageEvent.Called called(String id, PartyKey... keys) {
        return new MessageEvent.Called(
                WHATSAPP.key(), new Party(List.of(keys), null), id, LATER, BEGAN, true, raw(id + " begins"));
    }

    private static AmendmentEvent.Edited ended(String id) {
        return new AmendmentEvent.Edited(
                WHATSAPP.key(),
                new Party(List.of(number(ROSA)), null),
                id,
                LATER.plusSeconds(40),
                ENDED,
                "terminate",
                raw(id + " ends"));
    }

    /** Receives call events: "1+" started, "1-" ended. */
    private static ReceiveFixture afterHearing(String told) {
        ReceiveFixture fixture = new ReceiveFixture().at(LATER.plusSeconds(60));
        for (String each : told.split(" ", -1)) {
            String id = "wacid." + each.charAt(0);
            fixture.take(WHATSAPP, each.endsWith("+") ? called(id, number(ROSA)) : ended(id));
        }
        return fixture;
    }

    @Test
    void returningByALinkOpensTheWindow() {
        fixture.take(MESSENGER, text(MESSENGER, "m_1", NOON, "hola", psid("p-1")));

        Receipt.Item item = fixture.take(MESSENGER, came(MESSENGER, true, psid("p-1")));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED);
        assertThat(MessagingWindow.of(fixture.only()).opensAt()).isEqualTo(LATER);
        assertThat(fixture.thread()).hasSize(1);
        assertThat(fixture.state.intake().quarantined())
                .extracting(QuarantinedItem::detail)
                .containsExactly("referral");
    }

    @Test
    void arrivingByAnAdvertisementOpensNoWindow() {
        fixture.take(MESSENGER, text(MESSENGER, "m_1", NOON, "hola", psid("p-1")));

        fixture.take(MESSENGER, came(MESSENGER, false, psid("p-1")));

        assertThat(MessagingWindow.of(fixture.only()).opensAt()).isEqualTo(NOON);
    }

    @Test
    void lateArrivalDoesNotMoveTheWindowBack() {
        fixture.take(MESSENGER, text(MESSENGER, "m_1", LATER.plusSeconds(60), "hola", psid("p-1")));

        fixture.take(MESSENGER, came(MESSENGER, true, psid("p-1")));

        assertThat(fixture.only().mark(Mark.WINDOW_OPENED)).contains(LATER);
    }

    @Test
    void whatLedThereIsRecordedOnceOnTheConversation() {
        fixture.take(MESSENGER, text(MESSENGER, "m_1", NOON, "hola", psid("p-1")));

        fixture.take(MESSENGER, came(MESSENGER, false, psid("p-1")));
        fixture.take(MESSENGER, came(MESSENGER, false, psid("p-1")));

        assertThat(fixture.state.conversations().touchpoints(fixture.only().id()))
                .singleElement()
                .satisfies(touchpoint -> {
                    assertThat(touchpoint.referral()).isEqualTo(LINK);
                    assertThat(touchpoint.at()).isEqualTo(LATER);
                });
    }

    @Test
    void firstChatOpeningCreatesAnIdentityWithoutConversation() {
        fixture.take(WHATSAPP, came(WHATSAPP, true, number("59899111222"), userId("UY.1")));

        assertThat(fixture.state.conversations().all()).isEmpty();
        assertThat(fixture.state.holder(Claim.identityKey(new IdentityKey(IdentityKeyKind.BSUID, "9001", "UY.1"))))
                .isPresent();
        assertThat(fixture.events).isEmpty();
    }

    @Test
    void eventWithoutPersonIsQuarantined() {
        assertThat(fixture.take(WHATSAPP, came(WHATSAPP, true)).reason()).isEqualTo(QuarantinedItem.Reason.NO_SENDER);
        assertThat(fixture.take(WHATSAPP, called("wacid.1")).reason()).isEqualTo(QuarantinedItem.Reason.NO_SENDER);
    }

    @Test
    @DisplayName("a call that began is one entry of the thread, opens window and session, and emits one event")
    void startedCall() {
        Receipt.Item first = fixture.take(WHATSAPP, called("wacid.1", number(ROSA)));
        Receipt.Item second = fixture.take(WHATSAPP, called("wacid.1", number(ROSA)));

        assertThat(first.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(second.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(second.message()).isEqualTo(first.message());
        assertThat(fixture.thread()).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(LATER);
            assertThat(entry.content()).isEqualTo(BEGAN);
            assertThat(entry.shown()).isEqualTo(BEGAN);
        });
        assertThat(MessagingWindow.of(fixture.only()).opensAt()).isEqualTo(LATER);
        assertThat(fixture.events)
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
    void startedAndEndedCall(String told) {
        ReceiveFixture after = afterHearing(told);

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
        assertThat(after.state.intake().deferred()).isEmpty();
        assertThat(Fingerprint.of(after.state)).isEqualTo(Fingerprint.of(afterHearing("1+ 1-").state));
    }

    @Test
    @DisplayName("the end of a call alone waits for its beginning: no entry, no window, nothing unread")
    void endOfAnUnknownCallIsDeferred() {
        ReceiveFixture after = afterHearing("1- 1-");

        assertThat(after.state.conversations().all()).isEmpty();
        assertThat(after.thread()).isEmpty();
        assertThat(after.events).isEmpty();
        assertThat(after.state.intake().deferred()).hasSize(1);
        assertThat(after.work).extracting(item -> item.key().kind()).containsOnly(WorkKind.UNPARK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+ 2+ 2-", "2- 1+ 2+", "2- 2+ 1+", "2+ 1+ 2-", "2+ 2- 1+"})
    @DisplayName("of two calls of one person each has its own end")
    void eachCallHasItsOwnEnd(String told) {
        ReceiveFixture after = afterHearing(told);

        assertThat(after.state.conversations().all()).hasSize(1);
        assertThat(after.thread())
                .extracting(Message::providerId, Message::shown)
                .containsExactlyInAnyOrder(tuple("wacid.1", BEGAN), tuple("wacid.2", ENDED));
        assertThat(after.state.intake().deferred()).isEmpty();
    }

    @Test
    @DisplayName("how a call ended is news of the entry, and neither a message nor a beginning")
    void callEndAmendsTheEntry() {
        fixture.take(WHATSAPP, called("wacid.1", number(ROSA)));
        int before = fixture.events.size();

        Receipt.Item end = fixture.take(WHATSAPP, ended("wacid.1"));

        assertThat(end.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(fixture.events.subList(before, fixture.events.size()))
                .containsExactly(new CrmEvent.MessageAmended(
                        fixture.only().id(), fixture.thread().get(0).id(), CrmEvent.MessageAmended.Kind.EDITED));
    }

    @Test
    @DisplayName("S38 a call is no message: it finds the contact, and promotes no number")
    void callPromotesNoNumber() {
        ContactId rosa = fixture.contact("rosa", Map.of(ROSA, EnumSet.of(KeyRole.PRIMARY)));

        fixture.take(WHATSAPP, called("wacid.1", number(ROSA)));
        fixture.take(WHATSAPP, ended("wacid.1"));

        assertThat(fixture.state.identities().of(rosa)).hasSize(1);
        assertThat(fixture.state.contacts().keys(rosa)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
    }
}
