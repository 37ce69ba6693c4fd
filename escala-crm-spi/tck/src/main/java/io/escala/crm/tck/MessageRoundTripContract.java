package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CursorPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages are read equal to what was stored: every content, author, address and delivery state. */
abstract class MessageRoundTripContract extends StoreContract {
    static final DeliveryError ERROR = new DeliveryError(131_047, 2_494_010, "Re-engagement \"window\"");

    private final List<Message> put = new ArrayList<>();

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    static List<MessageContent> contents() {
        return Examples.contents();
    }

    static List<Author> authors() {
        return Examples.authors();
    }

    static List<IdentityKey> addresses() {
        return Examples.identityKeys();
    }

    static List<MessageContext> contexts() {
        return Examples.contexts();
    }

    static List<Amendments> amendments() {
        return Examples.amendments();
    }

    @ParameterizedTest
    @MethodSource("contents")
    void everyContent(MessageContent content) {
        assertRoundTrips(message(Author.CUSTOMER, content, null, null));
        assertRoundTrips(message(Author.AUTOMATION, content, null, Delivery.at(DeliveryStatus.QUEUED, NOON)));
    }

    @ParameterizedTest
    @MethodSource("authors")
    void everyAuthor(Author author) {
        Delivery delivery =
                author.direction() == Direction.INBOUND ? null : Delivery.at(DeliveryStatus.SENT, NOON.plusMillis(1));

        assertRoundTrips(message(author, new MessageContent.Text("Hola"), null, delivery));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void everyAddress(IdentityKey address) {
        assertRoundTrips(message(Author.CUSTOMER, new MessageContent.Text("Hola"), address, null));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void everyContext(MessageContext context) {
        MessageContent content = new MessageContent.Text("Hola");
        assertRoundTrips(message(Author.CUSTOMER, content, null, null).with(context));
        assertRoundTrips(message(Author.AUTOMATION, content, null, Delivery.at(DeliveryStatus.SENT, NOON))
                .with(context));
    }

    @ParameterizedTest
    @MethodSource("amendments")
    void everyStateOfAmendments(Amendments amendments) {
        MessageContent content = new MessageContent.Text("Hola");
        assertRoundTrips(amended(message(Author.CUSTOMER, content, null, null), amendments));
        assertRoundTrips(
                amended(message(Author.AUTOMATION, content, null, Delivery.at(DeliveryStatus.SENT, NOON)), amendments));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void anEditWithEveryContent(MessageContent content) {
        MessageContent before = new MessageContent.Text("Hola");
        assertRoundTrips(
                message(Author.CUSTOMER, before, null, null).amended(new Amendment.Edit(content, NOON, "order/1 ñ")));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateOfDelivery(DeliveryStatus status) {
        Map<DeliveryStatus, Instant> times = new EnumMap<>(DeliveryStatus.class);
        for (DeliveryStatus seen : DeliveryStatus.values()) {
            times.put(seen, NOON.plusMillis(seen.rank()));
        }
        MessageContent content = new MessageContent.Text("Hola");
        assertRoundTrips(message(
                Author.AUTOMATION,
                content,
                null,
                new Delivery(3, status, times, ERROR, new DeliveryPrice(true, "marketing", "regular", "pmp"))));
        assertRoundTrips(message(Author.AUTOMATION, content, null, new Delivery(0, status, Map.of(), null)));
        assertRoundTrips(message(
                Author.AUTOMATION,
                content,
                null,
                new Delivery(Integer.MAX_VALUE, status, Map.of(status, NOON), new DeliveryError(0, 0, null))));
    }

    /** Stores a message and asserts that it is read equal by its id and in its thread. */
    private void assertRoundTrips(Message message) {
        commitApplied(new AppendMessage(message));
        put.add(0, message);

        assertThat(store.messages(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), message));
        assertThat(store.thread(ACME, message.conversation(), null, 100)).isEqualTo(new CursorPage<>(put, null));
    }

    private static Message amended(Message message, Amendments amendments) {
        Message amended = message;
        for (@Nullable
        Amendment each : Arrays.<@Nullable Amendment>asList(
                amendments.edit(), amendments.unsend(), amendments.customer(), amendments.business())) {
            amended = each == null ? amended : amended.amended(each);
        }
        return amended;
    }

    /** Returns a message with every component present or, every second time, with the fewest components. */
    private Message message(
            Author author, MessageContent content, @Nullable IdentityKey address, @Nullable Delivery delivery) {
        int number = put.size();
        boolean full = number % 2 == 0;
        boolean inbound = delivery == null;
        return new Message(
                ACME,
                new MessageId("m-" + number),
                new ConversationId("talk"),
                new LineId("line"),
                author,
                full || inbound ? "wamid.HBgNNTQ5+/==" + number : null,
                content,
                NOON.plusMillis(number),
                NOON.plusMillis(number + 1L),
                full,
                address,
                full ? "wamid.quoted" : null,
                full && !inbound ? "order 7/ñ-" + number : null,
                full && !inbound ? "sha256:abc" : null,
                delivery);
    }
}
