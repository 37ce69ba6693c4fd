package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.fakemeta.DeliveryStatus;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Which number becomes the WhatsApp phone of a contact, and when. */
class PromotionTest {
    private static final String ROSA = "5493415550101";
    private static final Phone NUMBER = new Phone(ROSA);
    private static final Draft READY = Draft.template("order_ready")
            .language("es")
            .values(TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static ContactCard rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
    }

    @EveryStore
    @DisplayName("S36, S37 Without a WhatsApp phone a template goes to the primary phone, which does not make it one")
    void templateGoesToThePrimaryPhone(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);

        fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);

        assertThat(fixture.meta().sentTo(person))
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).isEqualTo("Hola Rosa, tu pedido ya está."));
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).isEmpty();
        assertThat(fixture.card(rosa.id()).primaryPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S26, S36 With a WhatsApp phone a template goes there, and never to a secondary phone")
    void templateGoesToTheWhatsAppPhone(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz")
                .phone("+5493415550102")
                .addPhone("+5493415550103")
                .whatsAppPhone("+" + ROSA));
        ContactCard none = fixture.add(
                NewContact.consenting("Sol", "Paz").addPhone("+5493415550104").email("sol@example.com"));
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);

        fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);

        assertThat(fixture.meta().sent()).hasSize(1);
        assertThat(fixture.meta().sentTo(person)).hasSize(1);
        assertThat(fixture.send(Recipient.contact(none.id(), TestBusiness.SALES), READY, fixture.administrator()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @EveryStore
    @DisplayName("S38 Sends, statuses and echoes do not make a phone the WhatsApp phone")
    void sendsStatusesAndEchoesDoNotPromote(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);
        SentMessage sent = fixture.meta().sentTo(person).get(0);

        for (DeliveryStatus status : List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ)) {
            fixture.deliver(sent.status(status));
        }
        fixture.deliver(person.chat().businessWritesOnPhone("¿Rosa?"));
        fixture.runWork();

        assertThat(fixture.card(rosa.id()).whatsAppPhone()).isEmpty();
        assertThat(fixture.events(CrmEvent.WhatsAppPhoneRecorded.class)).isEmpty();
    }

    @EveryStore
    @DisplayName("S38, S39 An answer from that very number makes it the WhatsApp phone; it stays the primary phone too")
    void answerPromotesTheNumber(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        Message template = fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);

        ConversationView answer = fixture.receives(person.writes("gracias"));

        assertThat(answer.conversation().id()).isEqualTo(template.conversation());
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(fixture.card(rosa.id()).primaryPhone()).contains(NUMBER);
        assertThat(fixture.events(CrmEvent.WhatsAppPhoneRecorded.class)).hasSize(1);
    }

    @EveryStore
    @DisplayName("S38 A message from another number of the business's customers promotes nothing on this contact")
    void messageFromAnotherNumberPromotesNothing(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        fixture.meta().whatsAppPerson(ROSA);
        fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);

        fixture.receives(
                fixture.meta().whatsAppPerson("5493415550199").named("Rosa Paz").writes("soy Rosa"));

        assertThat(fixture.card(rosa.id()).whatsAppPhone()).isEmpty();
    }

    @EveryStore
    @DisplayName("S38, S39 The button of a template counts as an answer, on either line of the business")
    void templateButtonPromotes(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);
        String asked = fixture.meta().sentTo(person).get(0).id();

        fixture.receives(person.with(fixture.support()).quoting(asked).tapsTemplateButton("thanks", "Gracias"));

        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S7, S38 A confirmed WhatsApp phone stays when a secondary phone of the contact writes")
    void confirmedWhatsAppPhoneStays(InboxFixture fixture) {
        ContactCard rosa = fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+" + ROSA).addPhone("+5493415550102"));
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        ConversationView second =
                fixture.receives(fixture.meta().whatsAppPerson("5493415550102").writes("desde el otro"));

        assertThat(second.contactId()).contains(rosa.id());
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(fixture.card(rosa.id()).secondaryPhones()).containsExactly(new Phone("5493415550102"));
    }
}
