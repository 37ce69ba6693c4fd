package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.feed.IncomingMessage;
import io.escala.core.inbox.Inbox;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What an application writes and what it asks of the inbox are one transaction, on its own PostgreSQL. */
class TransactionsTest {
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Orders.class, Ordering.class})
    static class OrderApplication {}

    static class Orders {
        private final JdbcTemplate jdbc;
        private final Inbox inbox;

        Orders(JdbcTemplate jdbc, Inbox inbox) {
            this.jdbc = jdbc;
            this.inbox = inbox;
            jdbc.execute("CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY)");
        }

        @Transactional
        public void place(String order, ConversationId conversation, boolean inStock) {
            jdbc.update("INSERT INTO orders VALUES (?)", order);
            inbox.as(Actor.host(Host.ACCOUNT))
                    .messages()
                    .send(SendRequest.to(conversation)
                            .text("Order " + order + " is on its way")
                            .reference(order))
                    .orThrow();
            if (!inStock) {
                throw new IllegalStateException("no stock");
            }
        }

        int count(String order) {
            Integer found = jdbc.queryForObject("SELECT count(*) FROM orders WHERE id = ?", Integer.class, order);
            return found == null ? 0 : found;
        }
    }

    static class Ordering {
        private final JdbcTemplate jdbc;

        Ordering(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        /** Fails the first time after all that it did. */
        @Transactional
        @InboxListener(id = "ordering")
        public void on(IncomingMessage message) {
            if (message.text().startsWith("order ")) {
                jdbc.update("INSERT INTO orders VALUES (?)", message.text());
                message.reply("Noted in attempt " + message.attempt());
                if (message.attempt() == 1) {
                    throw new IllegalStateException("the first attempt fails");
                }
            }
        }
    }

    private static FakeMeta meta;
    private static Host host;

    private Orders orders;
    private ConversationId conversation;

    @BeforeAll
    static void start() throws Exception {
        meta = FakeMeta.start();
        Map<String, Object> properties = Host.properties(meta);
        Postgres.connect(properties, "orders");
        host = Host.start(properties, OrderApplication.class);
    }

    @AfterAll
    static void stop() {
        host.close();
        meta.close();
    }

    @BeforeEach
    void someoneWrote() {
        orders = host.bean(Orders.class);
        meta.whatsAppPerson("5493415550101").writes("two vans").sendTo(host.webhook());
        conversation = host.desk()
                .conversations()
                .list(ConversationQuery.all())
                .iterator()
                .next()
                .id();
    }

    private static long sent(String text) {
        return meta.sent().stream().map(SentMessage::text).filter(text::equals).count();
    }

    @Test
    void committedOrderAndItsMessageAreBothThere() throws Exception {
        int before = meta.sent().size();

        orders.place("1", conversation, true);

        meta.awaitSent(before + 1, Duration.ofSeconds(20));
        assertThat(sent("Order 1 is on its way")).isEqualTo(1);
        assertThat(orders.count("1")).isEqualTo(1);
    }

    @Test
    void rolledBackOrderLeavesNoMessage() throws Exception {
        int before = meta.sent().size();
        assertThatThrownBy(() -> orders.place("2", conversation, false)).hasMessage("no stock");
        assertThat(orders.count("2")).isZero();

        // The reference is free, and what is queued afterwards is all that goes out.
        orders.place("2", conversation, true);

        meta.awaitSent(before + 1, Duration.ofSeconds(20));
        assertThat(sent("Order 2 is on its way")).isEqualTo(1);
    }

    @Test
    void templateOfTransactionsSeesWhatItWrote() {
        TransactionTemplate transactions = host.bean(TransactionTemplate.class);

        transactions.executeWithoutResult(status -> {
            host.desk()
                    .contacts()
                    .upsert(NewContact.named("Rosa", "Paz").externalReference("42"))
                    .orThrow();
            assertThat(host.desk().contacts().byExternalReference("42")).isPresent();
            status.setRollbackOnly();
        });

        assertThat(host.desk().contacts().byExternalReference("42")).isEmpty();
    }

    @Test
    void listenerThatFailsAfterItsReplyRepliesOnce() throws Exception {
        int before = meta.sent().size();

        meta.whatsAppPerson("5493415550199").writes("order 3").sendTo(host.webhook());

        meta.awaitSent(before + 1, Duration.ofSeconds(30));
        assertThat(sent("Noted in attempt 2")).isEqualTo(1);
        assertThat(sent("Noted in attempt 1")).isZero();
        assertThat(orders.count("order 3")).isEqualTo(1);
    }
}
