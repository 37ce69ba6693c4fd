package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.channel.Receipt;
import io.escala.core.conversations.ConversationView;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.store.Claim;
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

/** How far a send has come, in whatever order Meta tells of it. */
class StatusesTest {
    private static final String ROSA = "5493415550101";

    private static DeliveryStatus status(World world, Message message) {
        return world.message(message.conversation(), message.id()).delivery().status();
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
    void allOrders(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        for (int order = 0; order < 24; order++) {
            Message message = world.sends(to(view), Draft.text("mensaje " + order));
            List<SentMessage> all = world.meta().sent();
            SentMessage sent = all.get(all.size() - 1);
            List<Webhook> statuses = List.of(
                    sent.status(io.escala.fakemeta.DeliveryStatus.SENT),
                    sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED),
                    sent.status(io.escala.fakemeta.DeliveryStatus.READ),
                    sent.failed(131000, "Something went wrong", "once more"));
            orders(statuses).skip(order).findFirst().orElseThrow().forEach(world::deliver);

            Message after = world.message(message.conversation(), message.id());
            assertThat(after.delivery().status()).as("order %d", order).isEqualTo(DeliveryStatus.READ);
            assertThat(after.delivery().times())
                    .containsKeys(
                            DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ, DeliveryStatus.FAILED);
            assertThat(after.delivery().error()).isNotNull();
        }
        assertThat(world.thread(view.conversation().id())).hasSize(25);
    }

    @EveryStore
    @DisplayName("A late 'sent' does not undo 'delivered', and a repeated status changes nothing")
    void lateAndTwice(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        Message message = world.sends(to(view), Draft.text("¡Hola!"));
        SentMessage sent = world.meta().sent().get(0);
        Webhook delivered = sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED);
        world.deliver(delivered);
        int events = world.events().size();

        world.deliver(sent.status(io.escala.fakemeta.DeliveryStatus.SENT));
        assertThat(world.deliver(delivered).items())
                .extracting(Receipt.Item::outcome)
                .containsExactly(Receipt.Outcome.DUPLICATE);

        assertThat(status(world, message)).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(world.events()).hasSize(events);
    }

    @EveryStore
    @DisplayName("A status that comes before the answer of the send meets its message")
    void statusFirst(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        world.meta()
                .failNextSend(Fault.beforeAnswer(
                        sent -> world.deliver(sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED))));

        Message message = world.sends(to(view), Draft.text("¡Hola!"));

        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(message.providerId()).isEqualTo(world.meta().sent().get(0).id());
        assertThat(world.thread(view.conversation().id())).hasSize(2);
    }

    @EveryStore
    @DisplayName("A status of a message nobody here sent is parked, and purged after eight days")
    void neverSent(World world) {
        ConversationView view = world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        world.sends(to(view), Draft.text("¡Hola!"));
        SentMessage sent = world.meta().sent().get(0);
        String body = sent.status(io.escala.fakemeta.DeliveryStatus.DELIVERED)
                .body()
                .replace("\\/", "/")
                .replace(sent.id(), "wamid.NEVER")
                .replace(sent.reference().orElseThrow(), "never");
        Claim claim = Claim.providerMessage(Shop.SALES, "wamid.NEVER");

        world.deliver(world.meta().webhook(world.meta().app(Shop.APP), body.getBytes(StandardCharsets.UTF_8)));
        world.later(Duration.ofDays(7));
        world.runWork();
        assertThat(world.store().parked(Shop.ACCOUNT, List.of(claim)).getOrDefault(claim, List.of()))
                .hasSize(1);

        world.later(Duration.ofDays(2));
        world.runWork();

        assertThat(world.store().parked(Shop.ACCOUNT, List.of(claim)).getOrDefault(claim, List.of()))
                .isEmpty();
        assertThat(world.thread(view.conversation().id())).hasSize(2);
    }

    @EveryStore
    @DisplayName("An echo before the answer of the send, after it, and twice is one message")
    void echoes(World world) {
        MessengerPerson carla = world.meta().messengerPerson("249001");
        ConversationView view = world.hears(carla.writes("hola"));
        AtomicReference<Webhook> echo = new AtomicReference<>();
        world.meta().failNextSend(Fault.beforeAnswer(sent -> {
            echo.set(sent.echo());
            world.deliver(echo.get());
        }));

        Message before = world.sends(to(view), Draft.text("uno"));
        world.deliver(echo.get());
        Message after = world.sends(to(view), Draft.text("dos"));
        Webhook second = world.meta().sentTo(carla).get(1).echo();
        world.deliver(second);
        world.deliver(second);

        assertThat(world.texts(view.conversation().id())).containsExactlyInAnyOrder("hola", "uno", "dos");
        assertThat(status(world, before).rank()).isGreaterThanOrEqualTo(DeliveryStatus.ACCEPTED.rank());
        assertThat(status(world, after).rank()).isGreaterThanOrEqualTo(DeliveryStatus.ACCEPTED.rank());
    }

    @EveryStore
    @DisplayName(
            "M25 What the business wrote by other means is kept once, as outgoing and external, and opens no window")
    void external(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        Webhook phone = rosa.chat().businessWritesOnPhone("Hola Rosa");
        ConversationView view = world.hears(phone);
        assertThat(world.deliver(phone).items())
                .extracting(Receipt.Item::outcome)
                .containsExactly(Receipt.Outcome.DUPLICATE);
        ConversationView carla =
                world.hears(world.meta().messengerPerson("249001").chat().businessWritesInInbox("Hola Carla"));

        for (ConversationView each : List.of(view, carla)) {
            assertThat(world.thread(each.conversation().id()))
                    .singleElement()
                    .satisfies(message -> assertThat(message.author()).isEqualTo(Author.EXTERNAL));
            assertThat(world.view(each.conversation().id()).window().isOpen(world.now()))
                    .isFalse();
        }
    }
}
