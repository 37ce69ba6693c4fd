package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The 24 hours after a customer's message, and what may be sent when they are over. */
class WindowAndTemplatesTest {
    private static final String ROSA = "5493415550101";
    private static final Draft READY = Draft.template("order_ready")
            .language("es")
            .values(TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static List<Refusal.Reason> reasons(Outcome<Sent> result) {
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        return result.refusals().stream().map(Refusal::reason).toList();
    }

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static ContactCard rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));
    }

    @EveryStore
    @DisplayName("M10 Each conversation shows how long one may still write freely")
    void remainingWindowIsShown(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        assertThat(view.window().remaining(fixture.now()))
                .isEqualTo(Duration.ofHours(24).minusSeconds(1));
        fixture.later(Duration.ofHours(20));
        assertThat(fixture.view(view.conversation().id()).window().remaining(fixture.now()))
                .isEqualTo(Duration.ofHours(4).minusSeconds(1));
        fixture.later(Duration.ofHours(4));
        assertThat(fixture.view(view.conversation().id()).window().isOpen(fixture.now()))
                .isFalse();
        assertThat(fixture.view(view.conversation().id()).window().remaining(fixture.now()))
                .isZero();
    }

    @EveryStore
    @DisplayName("M34 Within 24 hours of the contact's last message, plain text goes out")
    void textIsSentWithin24Hours(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("hola"));
        fixture.later(Duration.ofHours(23));

        Message message = fixture.sends(to(view), Draft.text("¡Hola!"));

        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.meta().sentTo(rosa)).extracting(SentMessage::text).containsExactly("¡Hola!");
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName("M27, M33 After 24 hours text is refused, the template named as the way, and the template goes out")
    void templateIsRequiredAfter24Hours(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosa").writes("hola"));
        fixture.later(Duration.ofHours(24));

        Outcome<Sent> text = fixture.send(to(view), Draft.text("¿Sigues ahí?"), fixture.administrator());

        assertThat(text.refusals())
                .containsExactly(Refusal.of(Refusal.Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE));
        fixture.sends(to(view), READY);
        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly("Hola cliente, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName("M32, M33 After a template nothing is written freely until the contact answers")
    void textIsRefusedUntilTheContactAnswers(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        Message template = fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);
        Recipient conversation = Recipient.conversation(template.conversation());

        fixture.deliver(fixture.meta().sentTo(person).get(0).status(io.escala.fakemeta.DeliveryStatus.READ));
        assertThat(reasons(fixture.send(conversation, Draft.text("¿Y?"), fixture.administrator())))
                .containsExactly(Refusal.Reason.WINDOW_CLOSED);

        fixture.receives(person.writes("gracias"));
        fixture.sends(conversation, Draft.text("¡De nada!"));
        assertThat(fixture.meta().sentTo(person)).hasSize(2);
    }

    @EveryStore
    @DisplayName("M32 A tap on a button of the template counts as an answer")
    void templateButtonCountsAsAnAnswer(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        Message template = fixture.sends(Recipient.contact(rosa.id(), TestBusiness.SALES), READY);

        fixture.receives(person.chat()
                .quoting(fixture.meta().sentTo(person).get(0).id())
                .tapsTemplateButton("thanks", "Gracias"));

        assertThat(fixture.send(
                        Recipient.conversation(template.conversation()),
                        Draft.text("¡De nada!"),
                        fixture.administrator()))
                .isInstanceOf(Outcome.Done.class);
    }

    @EveryStore
    @DisplayName("M29 Only a template that Meta has approved can be sent")
    void onlyApprovedTemplatesAreSent(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        Recipient to = Recipient.contact(rosa.id(), TestBusiness.SALES);

        for (String name : List.of("pending", "rejected", "paused")) {
            assertThat(reasons(fixture.send(
                            to,
                            Draft.template(name).language("es").values(TemplateValue.fixed("Rosa")),
                            fixture.administrator())))
                    .as(name)
                    .containsExactly(Refusal.Reason.TEMPLATE_NOT_APPROVED);
        }
        assertThat(reasons(fixture.send(to, Draft.template("nothing").language("es"), fixture.administrator())))
                .containsExactly(Refusal.Reason.TEMPLATE_UNKNOWN);
    }

    @EveryStore
    @DisplayName("M30 A placeholder is filled from a field of the contact")
    void placeholderIsFilledFromTheContact(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz")
                .jobTitle("Gerente")
                .customField("Mascota", "Toby")
                .phone("+" + ROSA));
        fixture.meta().whatsAppPerson(ROSA);
        Recipient to = Recipient.contact(rosa.id(), TestBusiness.SALES);

        for (TemplateField field : List.of(
                TemplateField.FIRST_NAME,
                TemplateField.LAST_NAME,
                TemplateField.JOB_TITLE,
                TemplateField.custom("Mascota"))) {
            fixture.sends(
                    to, Draft.template("order_ready").language("es").values(TemplateValue.bound(field, "cliente")));
        }

        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly(
                        "Hola Rosa, tu pedido ya está.",
                        "Hola Paz, tu pedido ya está.",
                        "Hola Gerente, tu pedido ya está.",
                        "Hola Toby, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName("M31 Each placeholder needs a default, which is used when the field has no value")
    void defaultFillsAnEmptyField(InboxFixture fixture) {
        ContactCard rosa = rosa(fixture);
        fixture.meta().whatsAppPerson(ROSA);
        Recipient to = Recipient.contact(rosa.id(), TestBusiness.SALES);

        for (String none : new String[] {null, "", "  "}) {
            assertThat(reasons(fixture.send(
                            to,
                            Draft.template("order_ready")
                                    .language("es")
                                    .values(TemplateValue.bound(TemplateField.FIRST_NAME, none)),
                            fixture.administrator())))
                    .containsExactly(Refusal.Reason.TEMPLATE_DEFAULT_MISSING);
        }
        fixture.sends(
                to,
                Draft.template("order_ready")
                        .language("es")
                        .values(TemplateValue.bound(TemplateField.JOB_TITLE, "amigo")));
        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly("Hola amigo, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName("S80 The preview reports every reason against sending, and sends nothing")
    void previewNamesAllProblems(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        SendPreview now = fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .preview(SendRequest.to(to(view)).draft(Draft.text("hola")).reference("ask-1"));
        fixture.later(Duration.ofDays(2));
        fixture.connect(view.line().withAvailable(false));
        SendPreview later = fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .preview(SendRequest.to(to(view)).draft(Draft.text(" ")).reference("ask-2"));
        fixture.runWork();

        assertThat(now.allowed()).isTrue();
        assertThat(now.rendered()).isEqualTo("hola");
        assertThat(later.refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(
                        Refusal.Reason.LINE_UNAVAILABLE, Refusal.Reason.TEXT_EMPTY, Refusal.Reason.WINDOW_CLOSED);
        assertThat(fixture.meta().sent()).isEmpty();
    }

    @EveryStore
    @DisplayName("M27, M34 On Messenger and Instagram, too, text goes out within 24 hours and is refused after them")
    void windowOnMessengerAndInstagram(InboxFixture fixture) {
        ConversationView carla =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        ConversationView leo =
                fixture.receives(fixture.meta().instagramPerson("17991").writes("hola"));
        for (ConversationView view : List.of(carla, leo)) {
            fixture.sends(to(view), Draft.text("¡Hola!"));
        }
        assertThat(fixture.meta().sent()).hasSize(2);

        fixture.later(Duration.ofHours(25));
        for (ConversationView view : List.of(carla, leo)) {
            assertThat(reasons(fixture.send(to(view), Draft.text("¿Y?"), fixture.administrator())))
                    .containsExactly(Refusal.Reason.WINDOW_CLOSED);
            assertThat(reasons(fixture.send(to(view), READY, fixture.administrator())))
                    .containsExactly(Refusal.Reason.TEMPLATE_NOT_ON_CHANNEL);
        }
    }

    @EveryStore
    @DisplayName("M34 A text that waited until the window shut expires and does not go out")
    void queuedTextExpiresWithTheWindow(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Message queued = fixture.queues(to(view), Draft.text("¡Hola!"));
        fixture.later(Duration.ofHours(24));
        fixture.runWork();

        assertThat(fixture.message(queued.conversation(), queued.id())
                        .delivery()
                        .status())
                .isEqualTo(DeliveryStatus.FAILED);
        assertThat(fixture.meta().sent()).isEmpty();
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "M10, M34 A text queued in the last millisecond that is shown goes out, and a millisecond later none does")
    void windowEndsWhenItIsShownToEnd(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        fixture.later(view.window().remaining(fixture.now()).minusMillis(1));
        fixture.sends(to(view), Draft.text("¡Hola!"));
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("¡Hola!");
        Message queued = fixture.queues(to(view), Draft.text("¿Y?"));

        fixture.later(Duration.ofMillis(1));
        fixture.runWork();

        assertThat(fixture.view(view.conversation().id()).window().isOpen(fixture.now()))
                .isFalse();
        assertThat(fixture.message(queued.conversation(), queued.id())
                        .delivery()
                        .status())
                .isEqualTo(DeliveryStatus.FAILED);
        assertThat(fixture.meta().sent()).hasSize(1);
    }
}
