package io.escala.examples.owncustomers;

import io.escala.core.conversations.ConversationSummary;
import io.escala.core.inbox.Desk;
import io.escala.core.send.SendRequest;
import io.escala.crm.conversation.ConversationId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders, and the message that tells the customer. */
@Service
class Orders {
    private final JdbcClient jdbc;
    private final Desk desk;
    private final Clock clock;

    Orders(JdbcClient jdbc, Desk desk, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.clock = clock;
    }

    /** Takes an order, and queues the message about it for a customer who may be written to now: both or neither. */
    @Transactional
    public void place(String order, String customer, String item) {
        jdbc.sql("INSERT INTO orders (id, customer, item) VALUES (:order, :customer, :item)")
                .param("order", order)
                .param("customer", customer)
                .param("item", item)
                .update();
        openConversation(customer)
                .ifPresent(conversation -> desk.messages()
                        .send(SendRequest.to(conversation)
                                .text("Your order is on its way: " + item)
                                .reference(order))
                        .orThrow());
    }

    /** The conversation in which the customer wrote last, while free text may be sent. */
    private Optional<ConversationId> openConversation(String customer) {
        Instant now = clock.instant();
        return desk.contacts().byExternalReference(customer).stream()
                .flatMap(card -> desk.conversations().ofContact(card.id()).stream())
                .filter(row -> row.window().isOpen(now))
                .map(ConversationSummary::id)
                .findFirst();
    }
}
