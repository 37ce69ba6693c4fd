package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.access.Refusal;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.conversations.ConversationView;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** How sends end when Meta answers, does not, or answers late. Nothing is ever sent twice. */
class SendingTest {
    private static final String ROSA = "5493415550101";

    private static ConversationView rosaWrote(World world) {
        return world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
    }

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static Message again(World world, Message message) {
        return world.message(message.conversation(), message.id());
    }

    /** A quarter of an hour in which everything that is ever tried again would be. */
    private static void quarterOfAnHour(World world) {
        for (int minute = 0; minute < 15; minute++) {
            world.later(Duration.ofMinutes(1));
            world.runWork();
        }
    }

    @EveryStore
    @DisplayName(
            "A send without an answer is unknown, is not repeated, and is settled by the status that carries our reference")
    void noAnswer(World world) {
        ConversationView view = rosaWrote(world);
        for (Fault fault : List.of(
                Fault.acceptedThenCut(),
                Fault.html().afterAccepting(),
                Fault.reset().afterAccepting())) {
            int before = world.meta().sent().size();
            world.meta().failNextSend(fault);
            Message message = world.sends(to(view), Draft.text("mensaje " + before));
            assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);
            assertThat(message.providerId()).isNull();

            quarterOfAnHour(world);
            assertThat(world.meta().sent()).hasSize(before + 1);

            SentMessage sent = world.meta().sent().get(before);
            assertThat(sent.reference()).isPresent();
            world.deliver(sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED));
            assertThat(again(world, message).delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(again(world, message).providerId()).isEqualTo(sent.id());
        }
    }

    @EveryStore
    @DisplayName("What the process was cut off from after it set out is found unknown, and not sent again")
    void cutOff(World world) {
        ConversationView view = rosaWrote(world);
        World.Node doomed = world.node(new ChannelGateway() {
            @Override
            public SendOutcome send(Dispatch dispatch) {
                throw new Died();
            }

            @Override
            public boolean markRead(Line line, IdentityKey from, String messageId) {
                return false;
            }
        });
        Message queued = world.queues(to(view), Draft.text("¡Hola!"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> world.runWork(doomed)))
                .isInstanceOf(Died.class);
        assertThat(again(world, queued).delivery().status()).isEqualTo(DeliveryStatus.STARTED);

        quarterOfAnHour(world);

        assertThat(again(world, queued).delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(world.meta().sent()).isEmpty();
    }

    /** Stands for the death of the process: nothing after it runs. */
    private static final class Died extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    @EveryStore
    @DisplayName(
            "M27 When Meta says that the window is shut, it is shut, whatever our clock says, until the contact writes again")
    void windowShut(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView view = rosaWrote(world);
        world.meta().failNextSend(Fault.error(400, 131047, "Re-engagement message"));

        Message message = world.sends(to(view), Draft.text("¡Hola!"));

        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(message.delivery().error().code()).isEqualTo(131047);
        assertThat(world.view(view.conversation().id()).window().isOpen(world.now()))
                .isFalse();
        assertThat(world.send(to(view), Draft.text("¿Y?"), world.administrator()))
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.has(Refusal.Reason.WINDOW_CLOSED))
                                .isTrue());

        world.later(Duration.ofMinutes(1));
        world.hears(rosa.writes("acá estoy"));
        assertThat(world.send(to(view), Draft.text("¡Bien!"), world.administrator()))
                .isInstanceOf(SendResult.Queued.class);
    }

    @EveryStore
    @DisplayName("A send that Meta put off goes out later, once")
    void putOff(World world) {
        ConversationView view = rosaWrote(world);
        world.meta().failNextSend(Fault.rateLimited());

        Message message = world.sends(to(view), Draft.text("¡Hola!"));
        assertThat(world.meta().sent()).isEmpty();
        quarterOfAnHour(world);

        assertThat(again(world, message).delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(world.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName("The same client reference twice sends once; with other content it is refused")
    void references(World world) {
        ConversationView view = rosaWrote(world);
        SendRequest request = new SendRequest(to(view), Draft.text("¡Hola!"), "order-77");

        SendResult first = world.inbox().messages().send(request, world.administrator());
        SendResult second = world.inbox().messages().send(request, world.administrator());
        world.runWork();
        SendResult third = world.inbox().messages().send(request, world.administrator());
        SendResult other = world.inbox()
                .messages()
                .send(new SendRequest(to(view), Draft.text("¡Chau!"), "order-77"), world.administrator());
        world.runWork();

        assertThat(first).isInstanceOf(SendResult.Queued.class);
        for (SendResult repeated : List.of(second, third)) {
            assertThat(repeated)
                    .isInstanceOfSatisfying(
                            SendResult.AlreadyQueued.class,
                            earlier -> assertThat(earlier.message()).isEqualTo(((SendResult.Queued) first).message()));
        }
        assertThat(other)
                .isInstanceOfSatisfying(
                        SendResult.Refused.class,
                        refused -> assertThat(refused.has(Refusal.Reason.KEY_REUSED))
                                .isTrue());
        assertThat(world.meta().sent()).extracting(SentMessage::text).containsExactly("¡Hola!");
    }

    @EveryStore
    @DisplayName("Within a conversation the messages go out in the order given, also when one is put off")
    void order(World world) {
        ConversationView view = rosaWrote(world);
        for (String text : List.of("uno", "dos", "tres")) {
            world.queues(to(view), Draft.text(text));
        }
        world.meta().failNextSend(Fault.rateLimited());
        world.runWork();
        quarterOfAnHour(world);

        assertThat(world.meta().sent()).extracting(SentMessage::text).containsExactly("uno", "dos", "tres");
    }

    @EveryStore
    @DisplayName(
            "After an error of its credentials a line makes no further call, and its queue goes out in order once it is available again")
    void credentials(World world) {
        ConversationView view = rosaWrote(world);
        Line line = view.line();
        world.meta().failNextSend(Fault.error(401, 190, "Token expired"));
        world.queues(to(view), Draft.text("uno"));
        world.queues(to(view), Draft.text("dos"));
        world.queues(to(view), Draft.text("tres"));
        world.runWork();
        quarterOfAnHour(world);
        assertThat(world.meta().sent()).isEmpty();
        assertThat(world.inbox().accounts().lines(Shop.ACCOUNT))
                .filteredOn(each -> each.id().equals(line.id()))
                .noneMatch(Line::available);

        world.connect(line.withAvailable(true));
        quarterOfAnHour(world);

        assertThat(world.meta().sent()).extracting(SentMessage::text).containsSubsequence("dos", "tres");
    }
}
