package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.Sent;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

class ReassignedNumbersTest {
    @EveryStore
    @DisplayName(
            "S22 a number that changes hands within one delivery is filed with whoever the user id says, and lands")
    void numberReassignedWithinOneBatch(InboxFixture fixture) {
        List<ChannelEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<PartyKey> keys = new ArrayList<>();
            keys.add(new PartyKey(IdentityKeyKind.BSUID, "AR." + (i / 10 % 2)));
            keys.add(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101"));
            if (i % 5 == 3) {
                keys.remove(0);
            }
            if (i % 5 == 4) {
                keys.remove(1);
            }
            events.add(new MessageEvent.Inbound(
                    new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                    new Party(keys, "Rosa"),
                    "wamid." + i,
                    fixture.now().plusMillis(i),
                    new MessageContent.Text("m" + i),
                    null,
                    true,
                    RawBytes.copyOf(new byte[] {'{', '}'})));
        }
        Receipt receipt = fixture.inbox().receive(new IncomingBatch(TestBusiness.APP, events));
        assertThat(receipt.items()).extracting(Receipt.Item::outcome).containsOnly(Receipt.Filing.STORED);
        Receipt again = fixture.inbox().receive(new IncomingBatch(TestBusiness.APP, events));
        assertThat(again.items()).extracting(Receipt.Item::outcome).containsOnly(Receipt.Filing.DUPLICATE);
        assertThat(fixture.conversations()).hasSize(2);
    }

    @EveryStore
    @DisplayName(
            "S22 A template for a contact does not go to the stranger who has the number now, nor makes the stranger that contact")
    void templateDoesNotGoToTheNextOwnerOfTheNumber(InboxFixture fixture) {
        String number = "5493415550101";
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + number));
        fixture.receives(fixture.meta().whatsAppPerson(number).userId("AR.1").writes("hola"));
        ConversationView stranger = fixture.receives(
                fixture.meta().whatsAppPerson(number).userId("AR.2").writes("hi"));
        assertThat(stranger.contactId()).isEmpty();

        Outcome<Sent> sent = fixture.send(
                Recipient.contact(rosa.id(), TestBusiness.SALES),
                Draft.template("order_ready").language("es"),
                fixture.administrator());

        assertThat(sent.refusedFor(Refusal.Reason.DESTINATION_OF_OTHER)).isTrue();
        assertThat(fixture.view(stranger.conversation().id()).contactId()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "S38 A message that the business writes first, on its phone, is the contact's: without WhatsApp phone or window")
    void firstMessageOfTheBusinessIsTheContacts(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+543415550101"));

        Receipt receipt = fixture.deliver(fixture.meta()
                .whatsAppPerson("5493415550101")
                .with(fixture.sales())
                .businessWritesOnPhone("hola, Rosa"));

        ConversationView view = fixture.view(receipt.items().get(0).conversation());
        assertThat(view.contactId()).contains(rosa.id());
        assertThat(view.conversation().open()).isFalse();
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).isEmpty();
    }
}
