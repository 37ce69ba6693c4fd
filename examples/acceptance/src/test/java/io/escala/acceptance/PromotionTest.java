package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
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
    private static final Draft READY =
            Draft.template("order_ready", "es", TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static ContactCard rosa(World world) {
        return world.add(NewContact.withConsent("Rosa", "Paz").primaryPhone("+" + ROSA));
    }

    @EveryStore
    @DisplayName("S36, S37 Without a WhatsApp phone a template goes to the primary phone, which does not make it one")
    void primaryIsUsed(World world) {
        ContactCard rosa = rosa(world);
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);

        world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);

        assertThat(world.meta().sentTo(person))
                .singleElement()
                .satisfies(sent -> assertThat(sent.text()).isEqualTo("Hola Rosa, tu pedido ya está."));
        assertThat(world.card(rosa.id()).whatsAppPhone()).isEmpty();
        assertThat(world.card(rosa.id()).primaryPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S26, S36 With a WhatsApp phone a template goes there, and never to a secondary phone")
    void whatsAppPhoneIsUsed(World world) {
        ContactCard rosa = world.add(NewContact.withConsent("Rosa", "Paz")
                .primaryPhone("+5493415550102")
                .secondaryPhone("+5493415550103")
                .whatsAppPhone("+" + ROSA));
        ContactCard none = world.add(NewContact.withConsent("Sol", "Paz")
                .secondaryPhone("+5493415550104")
                .email("sol@example.com"));
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);

        world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);

        assertThat(world.meta().sent()).hasSize(1);
        assertThat(world.meta().sentTo(person)).hasSize(1);
        assertThat(world.send(Recipient.contact(none.id(), Shop.SALES), READY, world.administrator()))
                .isInstanceOf(io.escala.core.send.SendResult.Refused.class);
    }

    @EveryStore
    @DisplayName("S38 Sends, statuses and echoes do not make a phone the WhatsApp phone")
    void nothingElsePromotes(World world) {
        ContactCard rosa = rosa(world);
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);
        world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);
        SentMessage sent = world.meta().sentTo(person).get(0);

        for (DeliveryStatus status : List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ)) {
            world.deliver(sent.status(status));
        }
        world.deliver(person.chat().businessWritesOnPhone("¿Rosa?"));
        world.runWork();

        assertThat(world.card(rosa.id()).whatsAppPhone()).isEmpty();
        assertThat(world.events(CrmEvent.WhatsAppPhoneRecorded.class)).isEmpty();
    }

    @EveryStore
    @DisplayName("S38, S39 An answer from that very number makes it the WhatsApp phone; it stays the primary phone too")
    void answerPromotes(World world) {
        ContactCard rosa = rosa(world);
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);
        Message template = world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);

        ConversationView answer = world.hears(person.writes("gracias"));

        assertThat(answer.conversation().id()).isEqualTo(template.conversation());
        assertThat(world.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(world.card(rosa.id()).primaryPhone()).contains(NUMBER);
        assertThat(world.events(CrmEvent.WhatsAppPhoneRecorded.class)).hasSize(1);
    }

    @EveryStore
    @DisplayName("S38 A message from another number of the business's customers promotes nothing on this contact")
    void otherNumber(World world) {
        ContactCard rosa = rosa(world);
        world.meta().whatsAppPerson(ROSA);
        world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);

        world.hears(
                world.meta().whatsAppPerson("5493415550199").named("Rosa Paz").writes("soy Rosa"));

        assertThat(world.card(rosa.id()).whatsAppPhone()).isEmpty();
    }

    @EveryStore
    @DisplayName("S38, S39 The button of a template counts as an answer, on either line of the business")
    void buttonPromotes(World world) {
        ContactCard rosa = rosa(world);
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);
        world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);
        String asked = world.meta().sentTo(person).get(0).id();

        world.hears(person.with(world.support()).quoting(asked).tapsTemplateButton("thanks", "Gracias"));

        assertThat(world.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S7, S38 A confirmed WhatsApp phone stays when a secondary phone of the contact writes")
    void confirmedStays(World world) {
        ContactCard rosa = world.add(
                NewContact.withConsent("Rosa", "Paz").primaryPhone("+" + ROSA).secondaryPhone("+5493415550102"));
        world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));

        ConversationView second =
                world.hears(world.meta().whatsAppPerson("5493415550102").writes("desde el otro"));

        assertThat(second.contactId()).contains(rosa.id());
        assertThat(world.card(rosa.id()).whatsAppPhone()).contains(NUMBER);
        assertThat(world.card(rosa.id()).secondaryPhones()).containsExactly(new Phone("5493415550102"));
    }
}
