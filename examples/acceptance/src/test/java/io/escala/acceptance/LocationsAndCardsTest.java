package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageText;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.send.SharedContact;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;

/** Locations and contact cards of the business, which read like those of customers. */
class LocationsAndCardsTest {
    private static final String ROSA = "5493415550101";
    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");
    private static final Draft SHOP =
            Draft.location(-32.9477, -60.6305).name("Tienda").address("Mitre 123, Rosario");
    private static final Draft CARD = Draft.contactCards(SharedContact.named("Ana Gil")
            .whatsAppPhone(new Phone("5493415550177"))
            .company("Tienda"));

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static SentMessage last(InboxFixture fixture) {
        List<SentMessage> sent = fixture.meta().sent();
        return sent.get(sent.size() - 1);
    }

    @EveryStore
    @DisplayName("A location goes out on WhatsApp, and reads like one of the customer")
    void location(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(
                rosa.chat()
                        .sends(
                                "location",
                                "{\"latitude\":-32.9477,\"longitude\":-60.6305,\"name\":\"Tienda\",\"address\":\"Mitre 123, Rosario\"}"));
        Message theirs = fixture.thread(view.conversation().id()).get(0);

        Message ours = fixture.sends(to(view), SHOP);

        assertThat(ours.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(last(fixture).json()).contains("\"latitude\":\"-32.9477\"", "Mitre 123, Rosario");
        assertThat(((MessageContent.Structured) ours.content()).details())
                .isEqualTo(((MessageContent.Structured) theirs.content()).details());
        assertThat(MessageText.of(ours, SPANISH))
                .isEqualTo(MessageText.of(theirs, SPANISH))
                .contains("Tienda, Mitre 123, Rosario");
    }

    @EveryStore
    @DisplayName("Contact cards go out on WhatsApp, quote a message, and read in the thread")
    void contactCards(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("¿con quién hablo?"));
        Message question = fixture.thread(view.conversation().id()).get(0);

        Sent sent = fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .send(SendRequest.to(view.conversation().id()).draft(CARD).quoting(question.id()))
                .orThrow();
        fixture.runWork();

        Message ours = fixture.message(sent.conversation(), sent.messages().get(0));
        assertThat(ours.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(((MessageContent.Structured) ours.content()).kind()).isEqualTo(ContentKind.CONTACTS);
        assertThat(MessageText.of(ours, SPANISH)).contains("Ana Gil, +5493415550177, Tienda");
        assertThat(last(fixture).json())
                .contains(
                        "\"formatted_name\":\"Ana Gil\"",
                        "\"wa_id\":\"5493415550177\"",
                        question.providerId().replace("/", "\\/"));
        fixture.deliver(last(fixture).status(io.escala.fakemeta.DeliveryStatus.DELIVERED));
        assertThat(fixture.message(sent.conversation(), ours.id()).delivery().status())
                .isEqualTo(DeliveryStatus.DELIVERED);
    }

    @EveryStore
    @DisplayName("Messenger and Instagram have neither")
    void otherChannels(InboxFixture fixture) {
        for (ConversationView view : List.of(
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola")),
                fixture.receives(fixture.meta().instagramPerson("555001").writes("hola")))) {
            for (Draft draft : List.of(SHOP, CARD)) {
                assertThat(fixture.send(to(view), draft, fixture.administrator())
                                .refusals())
                        .containsExactly(Refusal.of(Refusal.Reason.CONTENT_NOT_ON_CHANNEL, Refusal.Remedy.WRITE_TEXT)
                                .in(draft == SHOP ? "location" : "contactCards", null));
            }
        }
        assertThat(fixture.meta().refused()).isEmpty();
    }
}
