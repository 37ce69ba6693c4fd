package io.escala.examples.owncustomers;

import io.escala.core.contacts.ContactCard;
import io.escala.core.inbox.Desk;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.spring.boot.InboxListener;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens in the inbox comes back into the tables: who wrote, who was registered, which phone and e-mail were added. An event may come
 * twice, so each step changes nothing the second time.
 */
@Service
class InboxEvents {
    private final JdbcClient jdbc;
    private final Desk desk;

    InboxEvents(JdbcClient jdbc, Desk desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    @Transactional
    @InboxListener(id = "customers", fromBeginning = true)
    public void on(LoggedEvent logged) {
        if (logged.event() instanceof CrmEvent.MessageReceived received) {
            desk.contacts()
                    .card(received.conversation())
                    .ifPresent(card -> wrote(customerOf(card), received.message(), logged.at()));
        } else {
            contactOf(logged.event())
                    .flatMap(id -> desk.contacts().card(id))
                    .ifPresent(card -> complete(customerOf(card), card));
        }
    }

    private static Optional<ContactId> contactOf(CrmEvent event) {
        if (event instanceof CrmEvent.ContactCreated created) {
            return Optional.of(created.contact());
        }
        if (event instanceof CrmEvent.WhatsAppPhoneRecorded recorded) {
            return Optional.of(recorded.contact());
        }
        return event instanceof CrmEvent.ContactChanged changed ? Optional.of(changed.contact()) : Optional.empty();
    }

    /** The customer of a contact; whoever was registered in the inbox becomes one. */
    private String customerOf(ContactCard card) {
        return card.externalReference().orElseGet(() -> {
            String id = jdbc.sql("""
                            INSERT INTO customers (id, first_name, last_name)
                            VALUES ('C-' || nextval('customer_numbers'), coalesce(:firstName, ''), coalesce(:lastName, ''))
                            RETURNING id
                            """)
                    .param("firstName", card.contact().firstName())
                    .param("lastName", card.contact().lastName())
                    .query(String.class)
                    .single();
            desk.contacts()
                    .edit(card.id(), card.contact().version(), edit -> edit.externalReference(id))
                    .orThrow();
            return id;
        });
    }

    /** Fills in what the table lacks; what is there is the application's own. */
    private void complete(String customer, ContactCard card) {
        jdbc.sql("""
                        UPDATE customers SET phone = coalesce(phone, :phone), email = coalesce(email, :email)
                        WHERE id = :id AND (phone IS NULL OR email IS NULL)
                        """)
                .param("id", customer)
                .param(
                        "phone",
                        card.primaryPhone()
                                .or(card::whatsAppPhone)
                                .map(Phone::e164)
                                .orElse(null))
                .param("email", card.primaryEmail().orElse(null))
                .update();
    }

    private void wrote(String customer, MessageId message, Instant at) {
        jdbc.sql("""
                        INSERT INTO customer_messages (message, customer, received)
                        SELECT :message, id, :received FROM customers WHERE id = :customer
                        ON CONFLICT (message) DO NOTHING
                        """)
                .param("message", message.value())
                .param("customer", customer)
                .param("received", Timestamp.from(at))
                .update();
    }
}
