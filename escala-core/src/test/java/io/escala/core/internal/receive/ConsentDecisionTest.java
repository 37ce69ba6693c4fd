package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.ACCOUNT;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static io.escala.core.internal.receive.ReceiveFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.QuarantinedItem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConsentDecisionTest {
    private static final PartyKey LEO = userId("UY.1");

    private final ReceiveFixture fixture = new ReceiveFixture();

    private static PersonEvent.ConsentChanged said(ConsentState state, @Nullable Instant at, PartyKey... keys) {
        return new PersonEvent.ConsentChanged(
                WHATSAPP.key(),
                new Party(List.of(keys), null),
                ConsentPurpose.MARKETING,
                state,
                at,
                raw("preference " + state + at));
    }

    private IdentityId leo() {
        return fixture.state
                .holder(Claim.identityKey(new IdentityKey(IdentityKeyKind.BSUID, "9001", LEO.value())))
                .map(IdentityId::new)
                .orElseThrow();
    }

    private List<ConsentState> ledger() {
        return fixture.state.identities().consents(leo()).stream()
                .map(ChannelConsent::state)
                .toList();
    }

    @Test
    void stopIsRecordedAndOpensNoWindow() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", LEO));

        Receipt.Item item = fixture.at(NOON.plusSeconds(90))
                .take(WHATSAPP, said(ConsentState.WITHDRAWN, NOON.plusSeconds(60), LEO));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(item.conversation()).isEqualTo(fixture.only().id());
        assertThat(ledger()).containsExactly(ConsentState.WITHDRAWN);
        assertThat(MessagingWindow.of(fixture.only()).opensAt()).isEqualTo(NOON);
        assertThat(fixture.events)
                .contains(new CrmEvent.ConsentChanged(leo(), ConsentPurpose.MARKETING, ConsentState.WITHDRAWN));
    }

    @Test
    @DisplayName(
            "S38 what somebody says before they ever wrote is kept, without a conversation, and promotes no number")
    void optOutBeforeTheFirstMessageIsKept() {
        ContactId rosa = fixture.contact("rosa", Map.of("59899111222", EnumSet.of(KeyRole.PRIMARY)));

        fixture.take(WHATSAPP, said(ConsentState.WITHDRAWN, NOON, LEO, number("59899111222")));

        assertThat(fixture.state.conversations().all()).isEmpty();
        assertThat(ledger()).containsExactly(ConsentState.WITHDRAWN);
        assertThat(fixture.state.contacts().keys(rosa)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
    }

    @Test
    void repeatedEventIsOneEntry() {
        fixture.take(WHATSAPP, said(ConsentState.WITHDRAWN, NOON, LEO));
        int events = fixture.events.size();

        Receipt.Item again = fixture.at(NOON.plusSeconds(600)).take(WHATSAPP, said(ConsentState.WITHDRAWN, NOON, LEO));

        assertThat(again.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(ledger()).hasSize(1);
        assertThat(fixture.events).hasSize(events);
    }

    @Test
    void repeatedEventWithoutTimeIsOneEntry() {
        fixture.take(WHATSAPP, said(ConsentState.WITHDRAWN, null, LEO));

        Receipt.Item again = fixture.at(NOON.plusSeconds(600)).take(WHATSAPP, said(ConsentState.WITHDRAWN, null, LEO));

        assertThat(again.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void withdrawalWinsAtTheSameTime() {
        fixture.take(WHATSAPP, said(ConsentState.WITHDRAWN, NOON, LEO));
        fixture.take(WHATSAPP, said(ConsentState.GRANTED, NOON, LEO));

        assertThat(ledger()).containsExactly(ConsentState.GRANTED, ConsentState.WITHDRAWN);
    }

    @Test
    void eventWithoutPersonIsQuarantined() {
        assertThat(fixture.take(WHATSAPP, said(ConsentState.WITHDRAWN, NOON)).reason())
                .isEqualTo(QuarantinedItem.Reason.NO_SENDER);
    }

    private static DeliveryEvent.Status refused(String messageId, @Nullable String reference, PartyKey... to) {
        return new DeliveryEvent.Status(
                WHATSAPP.key(),
                messageId,
                new Party(List.of(to), null),
                DeliveryStatus.FAILED,
                NOON.plusSeconds(5),
                new DeliveryError(131050, 0, "User stopped marketing"),
                reference,
                false,
                true,
                null,
                raw("status " + messageId));
    }

    @Test
    void rejectedSendRecordsTheOptOutOnce() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", LEO));
        fixture.state.apply(new ConversationChange.AppendMessage(new Message(
                ACCOUNT,
                new MessageId("out-1"),
                fixture.only().id(),
                WHATSAPP.id(),
                Author.AUTOMATION,
                null,
                new MessageContent.Text("oferta"),
                NOON,
                NOON,
                false,
                null,
                null,
                "ref-1",
                "fp",
                Delivery.at(DeliveryStatus.ACCEPTED, NOON))));

        fixture.take(WHATSAPP, refused("wamid.OUT", "out-1"));
        fixture.take(WHATSAPP, refused("wamid.OUT", "out-1"));

        assertThat(ledger()).containsExactly(ConsentState.WITHDRAWN);
        assertThat(fixture.events)
                .filteredOn(CrmEvent.ConsentChanged.class::isInstance)
                .hasSize(1);
    }

    @Test
    void rejectionBeforeItsMessageIsRecordedForItsRecipient() {
        fixture.take(WHATSAPP, text(WHATSAPP, "wamid.1", NOON, "hola", LEO));

        fixture.take(WHATSAPP, refused("wamid.OUT", null, LEO));

        assertThat(ledger()).containsExactly(ConsentState.WITHDRAWN);
    }

    @Test
    void rejectionOfAnUnknownPersonIsDeferred() {
        Receipt.Item item = fixture.take(WHATSAPP, refused("wamid.OUT", null));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(fixture.state.intake().deferred()).hasSize(1);
        assertThat(fixture.events).isEmpty();
    }
}
