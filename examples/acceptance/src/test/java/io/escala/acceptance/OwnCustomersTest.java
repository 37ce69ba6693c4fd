package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.InboxFixture.Node;
import io.escala.acceptance.fixture.OnPostgresql;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Desk;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.jdbc.ConnectionWork;
import io.escala.crm.jdbc.TransactionRunner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

/** A host with customers of its own: what the guide for it says. */
@DisplayName("A host with customers of its own")
class OwnCustomersTest {
    private static final String ROSA = "5493415550101";

    private static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).contacts();
    }

    @EveryStore
    @DisplayName("It follows its contacts: who is registered in the inbox becomes its customer, with its reference")
    void followsBack(InboxFixture fixture) {
        Map<String, String> customers = new LinkedHashMap<>();
        fixture.inbox()
                .follow(
                        "customers",
                        event -> contactOf(event).ifPresent(id -> {
                            ContactCard card = contacts(fixture).card(id).orElseThrow();
                            String reference = card.externalReference().orElseGet(() -> "c-" + id.value());
                            customers.put(
                                    reference,
                                    card.contact().firstName() + " "
                                            + card.contact().lastName());
                            if (card.externalReference().isEmpty()) {
                                contacts(fixture)
                                        .edit(id, card.contact().version(), edit -> edit.externalReference(reference))
                                        .orThrow();
                            }
                        }));
        ContactId ours = contacts(fixture)
                .upsert(NewContact.named("Bea", "Sur").externalReference("42").email("bea@example.com"))
                .orThrow()
                .id();
        ConversationId conversation = fixture.receives(
                        fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();

        ContactCard theirs = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(conversation, NewContact.consenting("Rosa", "Paz"))
                .orThrow();
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .edit(ours, fixture.card(ours).contact().version(), edit -> edit.lastName("Norte"))
                .orThrow();
        fixture.runWork();

        assertThat(customers)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("42", "Bea Norte", "c-" + theirs.id().value(), "Rosa Paz"));
        assertThat(contacts(fixture).byExternalReference("c-" + theirs.id().value()))
                .map(ContactCard::id)
                .contains(theirs.id());
        assertThat(contacts(fixture)
                        .upsert(NewContact.named("Rosa", "Paz")
                                .externalReference("c-" + theirs.id().value())
                                .phone("+" + ROSA))
                        .orThrow()
                        .id())
                .isEqualTo(theirs.id());
    }

    private static Optional<ContactId> contactOf(LoggedEvent logged) {
        if (logged.event() instanceof CrmEvent.ContactCreated created) {
            return Optional.of(created.contact());
        }
        return logged.event() instanceof CrmEvent.ContactChanged changed
                ? Optional.of(changed.contact())
                : Optional.empty();
    }

    @OnPostgresql
    @DisplayName("An order, its customer and the message about it are one transaction of the host: all or none")
    void oneTransaction(InboxFixture fixture) throws SQLException {
        ConversationId conversation = fixture.receives(
                        fixture.meta().whatsAppPerson(ROSA).writes("two vans"))
                .conversation()
                .id();
        HostTransaction transaction = new HostTransaction(fixture.database());
        Node joined = fixture.joining(transaction);
        Desk desk = joined.inbox().as(Actor.host(TestBusiness.ACCOUNT));
        execute(fixture.database(), "CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY)");

        assertThatThrownBy(() -> transaction.run(() -> {
                    order(transaction, desk, conversation);
                    throw new IllegalStateException("no stock");
                }))
                .hasMessage("no stock");

        assertThat(orders(fixture)).isZero();
        assertThat(contacts(fixture).byExternalReference("42")).isEmpty();
        assertThat(fixture.view(conversation).contactId()).isEmpty();
        fixture.runWork();
        assertThat(fixture.meta().sent()).isEmpty();

        transaction.run(() -> order(transaction, desk, conversation));

        assertThat(orders(fixture)).isOne();
        assertThat(fixture.view(conversation).contactId())
                .isEqualTo(contacts(fixture).byExternalReference("42").map(ContactCard::id));
        fixture.runWork();
        assertThat(fixture.texts(conversation)).isEqualTo(List.of("two vans", "Your order is on its way"));
        assertThat(fixture.meta().sent()).hasSize(1);
        execute(fixture.database(), "DROP TABLE orders");
    }

    private static void order(HostTransaction transaction, Desk desk, ConversationId conversation) throws SQLException {
        try (Statement statement = transaction.connection().createStatement()) {
            statement.executeUpdate("INSERT INTO orders VALUES ('order-1')");
        }
        desk.contacts()
                .upsert(NewContact.named("Rosa", "Paz").externalReference("42").phone("+" + ROSA))
                .orThrow();
        desk.messages()
                .send(SendRequest.to(conversation)
                        .text("Your order is on its way")
                        .reference("order-1"))
                .orThrow();
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int orders(InboxFixture fixture) throws SQLException {
        try (Connection connection = fixture.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM orders")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** The transactions of a host that uses plain JDBC, on one thread. */
    private static final class HostTransaction implements TransactionRunner {
        private final DataSource database;
        private Optional<Connection> running = Optional.empty();

        HostTransaction(DataSource database) {
            this.database = database;
        }

        @Override
        public <T> T run(ConnectionWork<T> work) {
            return work.run(connection());
        }

        Connection connection() {
            return running.orElseThrow();
        }

        void run(Steps steps) throws SQLException {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                running = Optional.of(connection);
                try {
                    steps.run();
                    connection.commit();
                } finally {
                    running = Optional.empty();
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /** What a host does in one transaction. */
    private interface Steps {
        void run() throws SQLException;
    }
}
