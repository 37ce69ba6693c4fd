package io.escala.examples.owncustomers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.RefusedException;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import io.escala.spring.boot.test.EscalaTest;
import io.escala.spring.boot.test.WebhookUrl;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What the guide says, in the application as it is. Each test is about customers of its own. */
@EscalaTest(store = EscalaTest.Store.APPLICATION, properties = "escala.workers.enabled=false")
class OwnCustomersTest {
    @Autowired
    private ApplicationContext context;

    private Shop shop;
    private Customers customers;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws SQLException {
        String url = Database.create("shop");
        properties.add("spring.datasource.url", () -> url);
    }

    @BeforeEach
    void parts() {
        shop = new Shop(context);
        customers = shop.bean(Customers.class);
    }

    private ConversationId writes(FakeMeta meta, WebhookUrl webhook, String number) {
        assertThat(meta.whatsAppPerson(number).writes("two vans").sendTo(webhook.url()))
                .isEqualTo(200);
        shop.runWork();
        return shop.conversationOf(number);
    }

    private ContactCard contact(String customer) {
        return shop.desk().contacts().byExternalReference(customer).orElseThrow();
    }

    @Test
    void whoWritesFromThePhoneOfCustomerIsThatCustomer(FakeMeta meta, WebhookUrl webhook) {
        customers.save(new Customer("rosa", "Rosa", "Paz", "0341 15-555-0101", null));

        ConversationId conversation = writes(meta, webhook, "5493415550101");

        assertThat(shop.desk().contacts().card(conversation))
                .flatMap(ContactCard::externalReference)
                .contains("rosa");
        assertThat(shop.rows("SELECT customer FROM customer_messages WHERE customer = ?", "rosa"))
                .hasSize(1);
    }

    @Test
    void whoWroteBeforeBecomesTheCustomerWithTheSameNumber(FakeMeta meta, WebhookUrl webhook) {
        ConversationId conversation = writes(meta, webhook, "5493415550102");
        assertThat(shop.desk().contacts().card(conversation)).isEmpty();

        customers.save(new Customer("bea", "Bea", "Sur", "0341 15-555-0102", null));

        assertThat(shop.desk().contacts().card(conversation))
                .flatMap(ContactCard::externalReference)
                .contains("bea");
    }

    @Test
    void contactFollowsTheTable() {
        customers.save(new Customer("ana", "Ana", "Gil", null, "ana@example.com"));
        customers.save(new Customer("ana", "Ana", "Gil Roca", "0341 15-555-0103", "ana@example.com"));

        assertThat(contact("ana").contact().lastName()).isEqualTo("Gil Roca");
        assertThat(contact("ana").primaryPhone())
                .hasValueSatisfying(phone -> assertThat(phone.e164()).endsWith("3415550103"));

        // Somebody else's program writes the table: the load at the next start finds it.
        shop.bean(JdbcClient.class)
                .sql("UPDATE customers SET last_name = 'Roca' WHERE id = 'ana'")
                .update();
        shop.bean(FirstLoad.class).run(new DefaultApplicationArguments());

        assertThat(contact("ana").contact().lastName()).isEqualTo("Roca");
    }

    @Test
    void customerThatIsRefusedIsNotSaved() {
        customers.save(new Customer("eva", "Eva", "Luz", "0341 15-555-0104", null));

        assertThatThrownBy(() -> customers.save(new Customer("leo", "Leo", "Luz", "0341 15-555-0104", null)))
                .isInstanceOf(RefusedException.class);

        assertThat(shop.rows("SELECT id FROM customers WHERE id = ?", "leo")).isEmpty();
        assertThat(shop.desk().contacts().byExternalReference("leo")).isEmpty();
    }

    @Test
    void whoIsRegisteredInTheInboxBecomesCustomer(FakeMeta meta, WebhookUrl webhook) {
        ConversationId conversation = writes(meta, webhook, "5493415550105");
        ContactCard registered = shop.desk()
                .contacts()
                .create(conversation, NewContact.consenting("Sol", "Vega").email("sol@example.com"))
                .orThrow();
        writes(meta, webhook, "5493415550105");

        String customer = contactOf(registered.id()).externalReference().orElseThrow();
        assertThat(shop.rows("SELECT first_name, last_name, phone, email FROM customers WHERE id = ?", customer))
                .containsExactly(Map.of(
                        "first_name",
                        "Sol",
                        "last_name",
                        "Vega",
                        "phone",
                        "+5493415550105",
                        "email",
                        "sol@example.com"));
        // What they wrote as a customer; the message before is read in the inbox.
        assertThat(shop.rows("SELECT message FROM customer_messages WHERE customer = ?", customer))
                .hasSize(1);
    }

    @Test
    void customerWhoCannotGetTheirReferenceIsNotCreated(FakeMeta meta, WebhookUrl webhook) {
        shop.rows("SELECT setval('customer_numbers', 1000)");
        shop.desk()
                .contacts()
                .upsert(NewContact.named("Gus", "Ros")
                        .externalReference("C-1001")
                        .email("gus@example.com"))
                .orThrow();
        ConversationId conversation = writes(meta, webhook, "5493415550112");
        shop.desk()
                .contacts()
                .create(conversation, NewContact.consenting("Ada", "Ros"))
                .orThrow();
        shop.runWork();

        // The listener is called again later, and takes the next number.
        assertThat(shop.rows("SELECT first_name FROM customers WHERE id = ?", "C-1001"))
                .isEmpty();
        assertThat(shop.rows("SELECT last_value FROM customer_numbers"))
                .singleElement()
                .satisfies(row -> assertThat((Long) row.get("last_value")).isGreaterThan(1000));
    }

    private ContactCard contactOf(ContactId id) {
        return shop.desk().contacts().card(id).orElseThrow();
    }

    @Test
    void phoneAndEmailThatAreAddedInTheInboxComeBack() {
        customers.save(new Customer("ian", "Ian", "Mar", null, "ian@example.com"));
        ContactCard card = contact("ian");
        shop.desk()
                .contacts()
                .edit(
                        card.id(),
                        card.contact().version(),
                        edit -> edit.addPhone("0341 15-555-0106").addEmail("ian.mar@example.com"))
                .orThrow();
        shop.runWork();

        assertThat(shop.rows("SELECT phone, email FROM customers WHERE id = ?", "ian"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("phone")).asString().startsWith("+54").endsWith("3415550106");
                    assertThat(row).containsEntry("email", "ian@example.com");
                });
    }

    @Test
    void numberOfWhomIsAssociatedWithCustomerComesBack(FakeMeta meta, WebhookUrl webhook) {
        customers.save(new Customer("eli", "Eli", "Sol", null, "eli@example.com"));
        ConversationId conversation = writes(meta, webhook, "5493415550111");

        shop.desk().contacts().associate(conversation, contact("eli").id()).orThrow();
        shop.runWork();

        assertThat(shop.rows("SELECT phone FROM customers WHERE id = ?", "eli"))
                .containsExactly(Map.of("phone", "+5493415550111"));
    }

    @Test
    void orderThatIsCommittedIsToldOnce(FakeMeta meta, WebhookUrl webhook) {
        customers.save(new Customer("lia", "Lia", "Rey", "0341 15-555-0107", null));
        writes(meta, webhook, "5493415550107");

        shop.bean(Orders.class).place("order-1", "lia", "two vans");
        assertThat(meta.sent()).isEmpty();
        shop.runWork();

        assertThat(meta.sent()).extracting(SentMessage::text).containsExactly("Your order is on its way: two vans");
        assertThat(shop.rows("SELECT item FROM orders WHERE id = ?", "order-1")).hasSize(1);
    }

    @Test
    void orderThatIsRolledBackIsNotTold(FakeMeta meta, WebhookUrl webhook) {
        customers.save(new Customer("noa", "Noa", "Paz", "0341 15-555-0108", null));
        writes(meta, webhook, "5493415550108");

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            shop.bean(Orders.class).place("order-2", "noa", "a van");
            status.setRollbackOnly();
        });
        shop.runWork();

        assertThat(meta.sent()).isEmpty();
        assertThat(shop.rows("SELECT item FROM orders WHERE id = ?", "order-2")).isEmpty();
    }

    @Test
    void orderWhoseMessageIsRefusedIsNotTaken(FakeMeta meta, WebhookUrl webhook) {
        customers.save(new Customer("teo", "Teo", "Paz", "0341 15-555-0109", null));
        writes(meta, webhook, "5493415550109");

        assertThatThrownBy(() -> shop.bean(Orders.class).place("order-3", "teo", "van ".repeat(2_000)))
                .isInstanceOf(RefusedException.class);

        assertThat(shop.rows("SELECT item FROM orders WHERE id = ?", "order-3")).isEmpty();
    }

    @Test
    void orderOfCustomerWhoNeverWroteIsTakenInSilence(FakeMeta meta) {
        customers.save(new Customer("uma", "Uma", "Paz", "0341 15-555-0110", null));

        shop.bean(Orders.class).place("order-4", "uma", "a van");
        shop.runWork();

        assertThat(meta.sent()).isEmpty();
        assertThat(shop.rows("SELECT item FROM orders WHERE id = ?", "order-4")).hasSize(1);
    }
}
