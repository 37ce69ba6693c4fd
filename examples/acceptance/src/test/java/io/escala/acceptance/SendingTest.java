package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.account.Actor;
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

/** The outcome of sends when Meta answers, does not, or answers late. Nothing is ever sent twice. */
class SendingTest {
    private static final String ROSA = "5493415550101";
    private static final String JUAN = "5493415550102";

    private static ConversationView rosaWrote(InboxFixture fixture) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
    }

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static Message again(InboxFixture fixture, Message message) {
        return fixture.message(message.conversation(), message.id());
    }

    /** A quarter of an hour, longer than every retry delay. */
    private static void quarterOfAnHour(InboxFixture fixture) {
        for (int minute = 0; minute < 15; minute++) {
            fixture.later(Duration.ofMinutes(1));
            fixture.runWork();
        }
    }

    @EveryStore
    @DisplayName(
            "A send without an answer is unknown, is not repeated, and is settled by the status that carries our reference")
    void sendWithoutAnswerIsUnknownAndNotRepeated(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        for (Fault fault : List.of(
                Fault.acceptedThenCut(),
                Fault.html().afterAccepting(),
                Fault.reset().afterAccepting())) {
            int before = fixture.meta().sent().size();
            fixture.meta().failNextSend(fault);
            Message message = fixture.sends(to(view), Draft.text("mensaje " + before));
            assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);
            assertThat(message.providerId()).isNull();

            quarterOfAnHour(fixture);
            assertThat(fixture.meta().sent()).hasSize(before + 1);

            SentMessage sent = fixture.meta().sent().get(before);
            assertThat(sent.reference()).isPresent();
            fixture.deliver(sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED));
            assertThat(again(fixture, message).delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(again(fixture, message).providerId()).isEqualTo(sent.id());
        }
    }

    @EveryStore
    @DisplayName("What the process was cut off from after it set out is found unknown, and not sent again")
    void interruptedSendIsUnknownAndNotRepeated(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        InboxFixture.Node doomed = fixture.node(new ChannelGateway() {
            @Override
            public SendOutcome send(Dispatch dispatch) {
                throw new Died();
            }

            @Override
            public boolean markRead(Line line, IdentityKey from, String messageId) {
                return false;
            }
        });
        Message queued = fixture.queues(to(view), Draft.text("¡Hola!"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> fixture.runWork(doomed)))
                .isInstanceOf(Died.class);
        assertThat(again(fixture, queued).delivery().status()).isEqualTo(DeliveryStatus.STARTED);

        quarterOfAnHour(fixture);

        assertThat(again(fixture, queued).delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixture.meta().sent()).isEmpty();
    }

    /** Simulates the end of the process: nothing after it runs. */
    private static final class Died extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    @EveryStore
    @DisplayName(
            "M27 When Meta says that the window is shut, it is shut, whatever our clock says, until the contact writes again")
    void windowClosedByMeta(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = rosaWrote(fixture);
        fixture.meta().failNextSend(Fault.error(400, 131047, "Re-engagement message"));

        Message message = fixture.sends(to(view), Draft.text("¡Hola!"));

        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(message.delivery().error().code()).isEqualTo(131047);
        assertThat(fixture.view(view.conversation().id()).window().isOpen(fixture.now()))
                .isFalse();
        assertThat(fixture.send(to(view), Draft.text("¿Y?"), fixture.administrator())
                        .refusedFor(Refusal.Reason.WINDOW_CLOSED))
                .isTrue();

        fixture.later(Duration.ofMinutes(1));
        fixture.receives(rosa.writes("acá estoy"));
        assertThat(fixture.send(to(view), Draft.text("¡Bien!"), fixture.administrator()))
                .isInstanceOf(Outcome.Done.class);
    }

    @EveryStore
    @DisplayName("A send that Meta put off goes out later, once")
    void postponedSendGoesOutOnce(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        fixture.meta().failNextSend(Fault.rateLimited());

        Message message = fixture.sends(to(view), Draft.text("¡Hola!"));
        assertThat(fixture.meta().sent()).isEmpty();
        quarterOfAnHour(fixture);

        assertThat(again(fixture, message).delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.meta().sent()).hasSize(1);
    }

    @EveryStore
    @DisplayName("The same client reference twice sends once; with other content it is refused")
    void clientReferenceSendsOnce(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        SendRequest request =
                SendRequest.to(to(view)).draft(Draft.text("¡Hola!")).reference("order-77");

        Outcome<Sent> first =
                fixture.inbox().as(fixture.administrator()).messages().send(request);
        Outcome<Sent> second =
                fixture.inbox().as(fixture.administrator()).messages().send(request);
        fixture.runWork();
        Outcome<Sent> third =
                fixture.inbox().as(fixture.administrator()).messages().send(request);
        Outcome<Sent> other = fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .send(SendRequest.to(to(view)).draft(Draft.text("¡Chau!")).reference("order-77"));
        fixture.runWork();

        assertThat(first.orThrow().alreadyQueued()).isFalse();
        for (Outcome<Sent> repeated : List.of(second, third)) {
            assertThat(repeated.orThrow())
                    .isEqualTo(new Sent(
                            first.orThrow().messages(), view.conversation().id(), true));
        }
        assertThat(other.refusedFor(Refusal.Reason.KEY_REUSED)).isTrue();
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("¡Hola!");
    }

    @EveryStore
    @DisplayName("Within a conversation the messages go out in the order given, also when one is put off")
    void sendsKeepTheirOrder(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        for (String text : List.of("uno", "dos", "tres")) {
            fixture.queues(to(view), Draft.text(text));
        }
        fixture.meta().failNextSend(Fault.rateLimited());
        fixture.runWork();
        quarterOfAnHour(fixture);

        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("uno", "dos", "tres");
    }

    @EveryStore
    @DisplayName(
            "After an error of its credentials a line makes no further call, and its queue goes out in order once it is available again")
    void credentialErrorStopsTheLine(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        Line line = view.line();
        fixture.meta().failNextSend(Fault.error(401, 190, "Token expired"));
        fixture.queues(to(view), Draft.text("uno"));
        fixture.queues(to(view), Draft.text("dos"));
        fixture.queues(to(view), Draft.text("tres"));
        fixture.runWork();
        quarterOfAnHour(fixture);
        assertThat(fixture.meta().sent()).isEmpty();
        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .administration()
                        .lines())
                .filteredOn(each -> each.id().equals(line.id()))
                .noneMatch(Line::available);

        fixture.connect(line.withAvailable(true));
        quarterOfAnHour(fixture);
        // The fault was for one call: a further one would have sent something.
        assertThat(fixture.meta().sent())
                .as("connecting the line again does not resume it")
                .isEmpty();

        assertThat(fixture.inbox().as(fixture.administrator()).lines().resume(line.id()))
                .isInstanceOf(Outcome.Done.class);
        quarterOfAnHour(fixture);

        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactly("uno", "dos", "tres");
    }

    @EveryStore
    @DisplayName(
            "A line whose rate is refused waits as a whole: no conversation calls before the wait is over, and nothing is lost")
    void refusedRateMakesTheLineWait(InboxFixture fixture) {
        ConversationView rosa = rosaWrote(fixture);
        ConversationView juan =
                fixture.receives(fixture.meta().whatsAppPerson(JUAN).writes("hola"));
        for (String text : List.of("uno", "dos", "tres")) {
            fixture.queues(to(rosa), Draft.text("rosa " + text));
            fixture.queues(to(juan), Draft.text("juan " + text));
        }
        fixture.meta().failNextSend(Fault.rateLimited());
        fixture.runWork();
        assertThat(fixture.meta().sent()).isEmpty();

        quarterOfAnHour(fixture);

        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .hasSize(6)
                .containsSubsequence("rosa uno", "rosa dos", "rosa tres")
                .containsSubsequence("juan uno", "juan dos", "juan tres");
    }

    @EveryStore
    @DisplayName("A limit of one recipient makes only that conversation wait, and its messages keep their order")
    void pairLimitMakesOneConversationWait(InboxFixture fixture) {
        ConversationView rosa = rosaWrote(fixture);
        ConversationView juan =
                fixture.receives(fixture.meta().whatsAppPerson(JUAN).writes("hola"));
        for (String text : List.of("uno", "dos", "tres")) {
            fixture.queues(to(rosa), Draft.text("rosa " + text));
            fixture.queues(to(juan), Draft.text("juan " + text));
        }
        fixture.meta().failNextSend(Fault.error(400, 131056, "Pair rate limit hit"));
        fixture.runWork();
        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly("juan uno", "juan dos", "juan tres");

        quarterOfAnHour(fixture);

        assertThat(fixture.meta().sent().subList(3, 6))
                .extracting(SentMessage::text)
                .containsExactly("rosa uno", "rosa dos", "rosa tres");
    }

    @EveryStore
    @DisplayName("What waits for a stopped line longer than its window expires without a call")
    void textOfAStoppedLineExpiresWithItsWindow(InboxFixture fixture) {
        ConversationView view = rosaWrote(fixture);
        fixture.meta().failNextSend(Fault.error(401, 190, "Token expired"));
        Message queued = fixture.queues(to(view), Draft.text("uno"));
        fixture.runWork();
        assertThat(again(fixture, queued).delivery().status()).isEqualTo(DeliveryStatus.QUEUED);

        fixture.later(Duration.ofHours(24));
        fixture.runWork();

        assertThat(again(fixture, queued).delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(again(fixture, queued).delivery().error().reason()).isEqualTo("EXPIRED");
        assertThat(fixture.meta().sent()).isEmpty();
    }
}
