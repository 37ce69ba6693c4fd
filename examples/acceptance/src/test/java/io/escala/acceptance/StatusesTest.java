package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.Receipt;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** Statuses of a send, in every order. */
class StatusesTest {
    private static final String ROSA = "5493415550101";

    private static DeliveryStatus status(InboxFixture fixture, Message message) {
        return fixture.message(message.conversation(), message.id()).delivery().status();
    }

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static Stream<List<Webhook>> orders(List<Webhook> all) {
        if (all.isEmpty()) {
            return Stream.of(List.of());
        }
        return all.stream().flatMap(first -> {
            List<Webhook> rest = new ArrayList<>(all);
            rest.remove(first);
            return orders(rest).map(tail -> {
                List<Webhook> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                return order;
            });
        });
    }

    @EveryStore
    @DisplayName("Sent, delivered, read and failed in all 24 orders end in the same state")
    void statusesConvergeInEveryOrder(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        for (int order = 0; order < 24; order++) {
            Message message = fixture.sends(to(view), Draft.text("mensaje " + order));
            List<SentMessage> all = fixture.meta().sent();
            SentMessage sent = all.get(all.size() - 1);
            List<Webhook> statuses = List.of(
                    sent.status(io.escala.fakemeta.DeliveryStatus.SENT),
                    sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED),
                    sent.status(io.escala.fakemeta.DeliveryStatus.READ),
                    sent.failed(131000, "Something went wrong", "once more"));
            orders(statuses).skip(order).findFirst().orElseThrow().forEach(fixture::deliver);

            Message after = fixture.message(message.conversation(), message.id());
            assertThat(after.delivery().status()).as("order %d", order).isEqualTo(DeliveryStatus.READ);
            assertThat(after.delivery().times())
                    .containsKeys(
                            DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.FAILED);
            assertThat(after.delivery().error()).isNotNull();
        }
        assertThat(fixture.thread(view.conversation().id())).hasSize(25);
    }

    @EveryStore
    @DisplayName("A late 'sent' does not undo 'delivered', and a repeated status changes nothing")
    void lateAndRepeatedStatusesHaveNoEffect(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Message message = fixture.sends(to(view), Draft.text("¡Hola!"));
        SentMessage sent = fixture.meta().sent().get(0);
        Webhook delivered = sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED);
        fixture.deliver(delivered);
        int events = fixture.events().size();

        fixture.deliver(sent.status(io.escala.fakemeta.DeliveryStatus.SENT));
        assertThat(fixture.deliver(delivered).items())
                .extracting(Receipt.Item::outcome)
                .containsExactly(Receipt.Filing.DUPLICATE);

        assertThat(status(fixture, message)).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(fixture.events()).hasSize(events);
    }

    @EveryStore
    @DisplayName("A status that comes before the answer of the send meets its message")
    void statusBeforeTheAnswer(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        fixture.meta()
                .failNextSend(Fault.beforeAnswer(
                        sent -> fixture.deliver(sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED))));

        Message message = fixture.sends(to(view), Draft.text("¡Hola!"));

        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(message.providerId()).isEqualTo(fixture.meta().sent().get(0).id());
        assertThat(fixture.thread(view.conversation().id())).hasSize(2);
    }

    @EveryStore
    @DisplayName("A status of a message nobody here sent is deferred, and purged after eight days")
    void statusOfAnUnknownMessageIsPurged(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        fixture.sends(to(view), Draft.text("¡Hola!"));
        SentMessage sent = fixture.meta().sent().get(0);
        String body = sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED)
                .body()
                .replace("\\/", "/")
                .replace(sent.id(), "wamid.NEVER")
                .replace(sent.reference().orElseThrow(), "never");
        Claim claim = Claim.providerMessage(TestBusiness.SALES, "wamid.NEVER");

        fixture.deliver(
                fixture.meta().webhook(fixture.meta().app(TestBusiness.APP), body.getBytes(StandardCharsets.UTF_8)));
        fixture.later(Duration.ofDays(7));
        fixture.runWork();
        assertThat(fixture.store()
                        .deferred(TestBusiness.ACCOUNT, List.of(claim))
                        .getOrDefault(claim, List.of()))
                .hasSize(1);

        fixture.later(Duration.ofDays(2));
        fixture.runWork();

        assertThat(fixture.store()
                        .deferred(TestBusiness.ACCOUNT, List.of(claim))
                        .getOrDefault(claim, List.of()))
                .isEmpty();
        assertThat(fixture.thread(view.conversation().id())).hasSize(2);
    }

    @EveryStore
    @DisplayName("An echo before the answer of the send, after it, and twice is one message")
    void echoBeforeAfterAndTwiceIsOneMessage(InboxFixture fixture) {
        MessengerPerson carla = fixture.meta().messengerPerson("249001");
        ConversationView view = fixture.receives(carla.writes("hola"));
        AtomicReference<Webhook> echo = new AtomicReference<>();
        fixture.meta().failNextSend(Fault.beforeAnswer(sent -> {
            echo.set(sent.echo());
            fixture.deliver(echo.get());
        }));

        Message before = fixture.sends(to(view), Draft.text("uno"));
        fixture.deliver(echo.get());
        Message after = fixture.sends(to(view), Draft.text("dos"));
        Webhook second = fixture.meta().sentTo(carla).get(1).echo();
        fixture.deliver(second);
        fixture.deliver(second);

        assertThat(fixture.texts(view.conversation().id())).containsExactlyInAnyOrder("hola", "uno", "dos");
        assertThat(status(fixture, before).rank()).isGreaterThanOrEqualTo(DeliveryStatus.ACCEPTED.rank());
        assertThat(status(fixture, after).rank()).isGreaterThanOrEqualTo(DeliveryStatus.ACCEPTED.rank());
    }

    @EveryStore
    @DisplayName(
            "M25 What the business wrote by other means is kept once, as outgoing and external, and opens no window")
    void externalMessageIsKeptOnce(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook phone = rosa.chat().businessWritesOnPhone("Hola Rosa");
        ConversationView view = fixture.receives(phone);
        assertThat(fixture.deliver(phone).items())
                .extracting(Receipt.Item::outcome)
                .containsExactly(Receipt.Filing.DUPLICATE);
        ConversationView carla =
                fixture.receives(fixture.meta().messengerPerson("249001").chat().businessWritesInInbox("Hola Carla"));

        for (ConversationView each : List.of(view, carla)) {
            assertThat(fixture.thread(each.conversation().id()))
                    .singleElement()
                    .satisfies(message -> assertThat(message.author()).isEqualTo(Author.EXTERNAL));
            assertThat(fixture.view(each.conversation().id()).window().isOpen(fixture.now()))
                    .isFalse();
        }
    }
}
