package io.escala.examples.owncustomers;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.contacts.NewContact;
import io.escala.crm.event.LoggedEvent;
import io.escala.fakemeta.FakeMeta;
import io.escala.spring.boot.InboxListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The log is followed back across a restart: nothing is lost, and an event that comes twice is one. */
class RestartTest {
    private static final String ROSA = "5493415550101";
    private static final String SOL = "5493415550102";
    private static final String MAR = "5493415550103";

    /** Hands the application every event a second time. */
    static class Twice {
        private final InboxEvents events;
        private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

        Twice(InboxEvents events) {
            this.events = events;
        }

        @InboxListener(id = "twice", fromBeginning = true)
        void on(LoggedEvent logged) {
            try {
                events.on(logged);
            } catch (RuntimeException e) {
                failures.add(e);
                throw e;
            }
        }
    }

    private static Map<String, String> properties(FakeMeta meta, String database) {
        Map<String, String> properties = new HashMap<>();
        properties.put("spring.datasource.url", database);
        properties.put("server.port", "0");
        properties.put("escala.app.id", meta.app().id());
        properties.put("escala.app.secret", meta.app().secret());
        properties.put("escala.app.verify-token", "verify-me");
        properties.put("escala.token", meta.whatsApp().token());
        properties.put("escala.lines.sales.phone-number-id", meta.whatsApp().id());
        properties.put("escala.lines.sales.business-account-id", meta.whatsApp().waba());
        properties.put("escala.stand-in", meta.baseUrl());
        properties.put("escala.workers.enabled", "false");
        return properties;
    }

    private static ConfigurableApplicationContext start(Map<String, String> properties, Class<?>... sources) {
        return new SpringApplication(sources)
                .run(properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    private static void writes(FakeMeta meta, ConfigurableApplicationContext application, String number) {
        String port = application.getEnvironment().getProperty("local.server.port");
        assertThat(meta.whatsAppPerson(number).writes("hola").sendTo("http://localhost:" + port + "/webhook"))
                .isEqualTo(200);
    }

    private static void registers(Shop shop, String number, String lastName) {
        shop.desk()
                .contacts()
                .create(shop.conversationOf(number), NewContact.consenting("Sol", lastName))
                .orThrow();
    }

    @Test
    void nothingIsLostOrDoubled() throws Exception {
        try (FakeMeta meta = FakeMeta.start()) {
            Map<String, String> properties = properties(meta, Database.create("restart"));
            try (ConfigurableApplicationContext application = start(properties, ShopApplication.class, Twice.class)) {
                Shop shop = new Shop(application);
                shop.bean(Customers.class).save(new Customer("rosa", "Rosa", "Paz", "0341 15-555-0101", null));
                writes(meta, application, ROSA);
                writes(meta, application, SOL);
                registers(shop, SOL, "Vega");
                shop.runWork();

                assertThat(shop.bean(Twice.class).failures).isEmpty();
                assertThat(messages(shop, "Paz")).hasSize(1);
                assertThat(messages(shop, "Vega")).hasSize(1);
                assertThat(customers(shop, "Vega")).hasSize(1);

                // Filed, and answered to Meta, but not followed when the application ends.
                writes(meta, application, ROSA);
                writes(meta, application, MAR);
                registers(shop, MAR, "Luz");
                assertThat(messages(shop, "Paz")).hasSize(1);
            }

            try (ConfigurableApplicationContext application = start(properties, ShopApplication.class)) {
                Shop shop = new Shop(application);
                writes(meta, application, ROSA);
                shop.runWork();

                assertThat(messages(shop, "Paz")).hasSize(3);
                assertThat(messages(shop, "Vega")).hasSize(1);
                assertThat(messages(shop, "Luz")).hasSize(1);
                assertThat(customers(shop, "Luz")).hasSize(1);
                assertThat(customers(shop, "Vega")).hasSize(1);
            }
        }
    }

    private static List<Map<String, Object>> customers(Shop shop, String lastName) {
        return shop.rows("SELECT id FROM customers WHERE last_name = ?", lastName);
    }

    private static List<Map<String, Object>> messages(Shop shop, String lastName) {
        return shop.rows(
                "SELECT message FROM customer_messages JOIN customers ON customers.id = customer WHERE last_name = ?",
                lastName);
    }
}
