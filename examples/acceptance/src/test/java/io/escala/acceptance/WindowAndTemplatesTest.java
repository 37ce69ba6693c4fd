package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.access.Refusal;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendDecision;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
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
    private static final Draft READY =
            Draft.template("order_ready", "es", TemplateValue.bound(TemplateField.FIRST_NAME, "cliente"));

    private static List<Refusal.Reason> reasons(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Refused.class);
        return ((SendResult.Refused) result)
                .refusals().stream().map(Refusal::reason).toList();
    }

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static ContactCard rosa(World world) {
        return world.add(NewContact.withConsent("Rosa", "Paz").primaryPhone("+" + ROSA));
    }

    @EveryStore
    @DisplayName("M10 Each conversation shows how long one may still write freely")
    void remaining(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));

        assertThat(view.window().remaining(world.now()))
                .isEqualTo(Duration.ofHours(24).minusSeconds(1));
        world.later(Duration.ofHours(20));
        assertThat(world.view(view.conversation().id()).window().remaining(world.now()))
                .isEqualTo(Duration.ofHours(4).minusSeconds(1));
        world.later(Duration.ofHours(4));
        assertThat(world.view(view.conversation().id()).window().isOpen(world.now()))
                .isFalse();
        assertThat(world.view(view.conversation().id()).window().remaining(world.now()))
                .isZero();
    }

    @EveryStore
    @DisplayName("M34 Within 24 hours of the contact's last message, plain text goes out")
    void withinTheDay(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView view = world.hears(rosa.writes("hola"));
        world.later(Duration.ofHours(23));

        Message message = world.sends(to(view), Draft.text("¡Hola!"));

        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(world.meta().sentTo(rosa)).extracting(SentMessage::text).containsExactly("¡Hola!");
        assertThat(world.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName("M27, M33 After 24 hours text is refused, the template named as the way, and the template goes out")
    void afterTheDay(World world) {
        ConversationView view =
                world.hears(world.meta().whatsAppPerson(ROSA).named("Rosa").writes("hola"));
        world.later(Duration.ofHours(24));

        SendResult text = world.send(to(view), Draft.text("¿Sigues ahí?"), world.administrator());

        assertThat(text)
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .containsExactly(
                                        Refusal.of(Refusal.Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE)));
        world.sends(to(view), READY);
        assertThat(world.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly("Hola cliente, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName("M32, M33 After a template nothing is written freely until the contact answers")
    void untilTheAnswer(World world) {
        ContactCard rosa = rosa(world);
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);
        Message template = world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);
        Recipient conversation = Recipient.conversation(template.conversation());

        world.deliver(world.meta().sentTo(person).get(0).status(io.escala.fakemeta.DeliveryStatus.READ));
        assertThat(reasons(world.send(conversation, Draft.text("¿Y?"), world.administrator())))
                .containsExactly(Refusal.Reason.WINDOW_CLOSED);

        world.hears(person.writes("gracias"));
        world.sends(conversation, Draft.text("¡De nada!"));
        assertThat(world.meta().sentTo(person)).hasSize(2);
    }

    @EveryStore
    @DisplayName("M32 A tap on a button of the template counts as an answer")
    void buttonAnswers(World world) {
        ContactCard rosa = rosa(world);
        WhatsAppPerson person = world.meta().whatsAppPerson(ROSA);
        Message template = world.sends(Recipient.contact(rosa.id(), Shop.SALES), READY);

        world.hears(
                person.chat().quoting(world.meta().sentTo(person).get(0).id()).tapsTemplateButton("thanks", "Gracias"));

        assertThat(world.send(
                        Recipient.conversation(template.conversation()),
                        Draft.text("¡De nada!"),
                        world.administrator()))
                .isInstanceOf(SendResult.Queued.class);
    }

    @EveryStore
    @DisplayName("M29 Only a template that Meta has approved can be sent")
    void approvedOnly(World world) {
        ContactCard rosa = rosa(world);
        Recipient to = Recipient.contact(rosa.id(), Shop.SALES);

        for (String name : List.of("pending", "rejected", "paused")) {
            assertThat(reasons(world.send(
                            to, Draft.template(name, "es", TemplateValue.fixed("Rosa")), world.administrator())))
                    .as(name)
                    .containsExactly(Refusal.Reason.TEMPLATE_NOT_APPROVED);
        }
        assertThat(reasons(world.send(to, Draft.template("nothing", "es"), world.administrator())))
                .containsExactly(Refusal.Reason.TEMPLATE_UNKNOWN);
    }

    @EveryStore
    @DisplayName("M30 A placeholder is filled from a field of the contact")
    void placeholders(World world) {
        ContactCard rosa = world.add(NewContact.withConsent("Rosa", "Paz")
                .jobTitle("Gerente")
                .customField("Mascota", "Toby")
                .primaryPhone("+" + ROSA));
        world.meta().whatsAppPerson(ROSA);
        Recipient to = Recipient.contact(rosa.id(), Shop.SALES);

        for (TemplateField field : List.of(
                TemplateField.FIRST_NAME,
                TemplateField.LAST_NAME,
                TemplateField.JOB_TITLE,
                TemplateField.custom("Mascota"))) {
            world.sends(to, Draft.template("order_ready", "es", TemplateValue.bound(field, "cliente")));
        }

        assertThat(world.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly(
                        "Hola Rosa, tu pedido ya está.",
                        "Hola Paz, tu pedido ya está.",
                        "Hola Gerente, tu pedido ya está.",
                        "Hola Toby, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName("M31 Each placeholder needs a default, which is used when the field has no value")
    void defaults(World world) {
        ContactCard rosa = rosa(world);
        world.meta().whatsAppPerson(ROSA);
        Recipient to = Recipient.contact(rosa.id(), Shop.SALES);

        for (String none : new String[] {null, "", "  "}) {
            assertThat(reasons(world.send(
                            to,
                            Draft.template("order_ready", "es", TemplateValue.bound(TemplateField.FIRST_NAME, none)),
                            world.administrator())))
                    .containsExactly(Refusal.Reason.TEMPLATE_DEFAULT_MISSING);
        }
        world.sends(to, Draft.template("order_ready", "es", TemplateValue.bound(TemplateField.JOB_TITLE, "amigo")));
        assertThat(world.meta().sent()).extracting(SentMessage::text).containsExactly("Hola amigo, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName("S80 What stands against sending is told beforehand, all of it, and nothing is sent by asking")
    void conditions(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));

        SendDecision now = world.inbox()
                .messages()
                .decide(new SendRequest(to(view), Draft.text("hola"), "ask-1"), world.administrator());
        world.later(Duration.ofDays(2));
        world.connect(view.line().withAvailable(false));
        SendDecision later = world.inbox()
                .messages()
                .decide(new SendRequest(to(view), Draft.text(" "), "ask-2"), world.administrator());
        world.runWork();

        assertThat(now.allowed()).isTrue();
        assertThat(now.rendered()).isEqualTo("hola");
        assertThat(later.refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(
                        Refusal.Reason.LINE_UNAVAILABLE, Refusal.Reason.TEXT_EMPTY, Refusal.Reason.WINDOW_CLOSED);
        assertThat(world.meta().sent()).isEmpty();
    }

    @EveryStore
    @DisplayName("M27, M34 On Messenger and Instagram, too, text goes out within 24 hours and is refused after them")
    void direct(World world) {
        ConversationView carla =
                world.hears(world.meta().messengerPerson("249001").writes("hola"));
        ConversationView leo = world.hears(world.meta().instagramPerson("17991").writes("hola"));
        for (ConversationView view : List.of(carla, leo)) {
            world.sends(to(view), Draft.text("¡Hola!"));
        }
        assertThat(world.meta().sent()).hasSize(2);

        world.later(Duration.ofHours(25));
        for (ConversationView view : List.of(carla, leo)) {
            assertThat(reasons(world.send(to(view), Draft.text("¿Y?"), world.administrator())))
                    .containsExactly(Refusal.Reason.WINDOW_CLOSED);
            assertThat(reasons(world.send(to(view), READY, world.administrator())))
                    .containsExactly(Refusal.Reason.TEMPLATE_NOT_ON_CHANNEL);
        }
    }

    @EveryStore
    @DisplayName("M34 A text that waited until the window shut expires and does not go out")
    void expires(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        Message queued = world.queues(to(view), Draft.text("¡Hola!"));
        world.later(Duration.ofHours(24));
        world.runWork();

        assertThat(world.message(queued.conversation(), queued.id()).delivery().status())
                .isEqualTo(DeliveryStatus.FAILED);
        assertThat(world.meta().sent()).isEmpty();
        assertThat(world.meta().refused()).isEmpty();
    }
}
