package io.escala.examples.rulesonly;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.crm.contact.KeyRole;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.Webhook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example as it runs, and what a host with tables of its own has to mind. */
class RulesOnlyTest {
    private static final String NUMBER = "5493415550101";

    private final FakeMeta meta = FakeMeta.start();
    private final List<String> log = new ArrayList<>();
    private Connection connection;
    private HostTables tables;
    private MetaWebhooks webhooks;

    @BeforeEach
    void open() throws Exception {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        tables = new HostTables(connection);
        webhooks = at(Clock.systemUTC());
        tables.addContact("rosa", "Rosa Paz");
    }

    private MetaWebhooks at(Clock clock) throws Exception {
        return MetaWebhooks.receiving(
                        new HostInbox(connection, List.of(RulesOnly.line(meta.whatsApp())), clock, log::add))
                .app(meta.app().id(), AppSecret.of(meta.app().secret()))
                .verifyToken("shared-with-the-dashboard")
                .build();
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        meta.close();
    }

    @Test
    void saysWhoWroteAndHowLongTheWindowIsOpen() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RulesOnly.run(new PrintStream(out, true, UTF_8));

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).allMatch(line -> line.contains("the window is open for another 14"));
        assertThat(lines)
                .extracting(line -> line.substring(0, line.indexOf(';')))
                .containsExactly(
                        "rosa wrote (EXACT_PRIMARY_PHONE)",
                        "rosa wrote (LINKED)",
                        "joao wrote (FORM_WHATSAPP_PHONE)",
                        "perhaps [luis] wrote (BJ without 01)",
                        "nobody known wrote (7 rules tried)");
    }

    @Test
    void repeatedDeliveryIsHandledOnce() throws Exception {
        Webhook hello = meta.whatsAppPerson(NUMBER).writes("hola");

        assertThat(RulesOnly.deliver(webhooks, hello)).isEqualTo(200);
        assertThat(RulesOnly.deliver(webhooks, hello)).isEqualTo(200);
        assertThat(log).hasSize(1);
    }

    @Test
    void numberOfAnotherUserIdIsNobodys() throws Exception {
        tables.addPhone("rosa", NUMBER, KeyRole.WHATSAPP);
        RulesOnly.deliver(webhooks, meta.whatsAppPerson(NUMBER).writes("hola"));

        RulesOnly.deliver(
                webhooks, meta.whatsAppPerson(NUMBER).userId("AR.other").writes("hola"));

        assertThat(log.get(0)).startsWith("rosa wrote");
        assertThat(log.get(1)).startsWith("nobody known wrote");
    }

    @Test
    void phoneOfTwoContactsIsAmbiguous() throws Exception {
        tables.addContact("ana", "Ana Paz");
        tables.addPhone("rosa", NUMBER, KeyRole.SECONDARY);
        tables.addPhone("ana", NUMBER, KeyRole.SECONDARY);

        RulesOnly.deliver(webhooks, meta.whatsAppPerson(NUMBER).writes("hola"));

        assertThat(log.get(0)).startsWith("one of [").contains("rosa", "ana");
    }

    @Test
    void windowIsClosedAfterADay() throws Exception {
        RulesOnly.deliver(
                at(Clock.offset(Clock.systemUTC(), Duration.ofHours(24))),
                meta.whatsAppPerson(NUMBER).writes("hola"));

        assertThat(log.get(0)).endsWith("another 0 minutes");
    }

    @Test
    void bodyIsTakenWholeOrDeliveredAgain() throws Exception {
        tables.addPhone("rosa", NUMBER, KeyRole.PRIMARY);
        Webhook hello = meta.whatsAppPerson(NUMBER).writes("hola");
        rename("contact_phone", "away");
        assertThat(RulesOnly.deliver(webhooks, hello)).isEqualTo(503);
        assertThat(log).isEmpty();

        rename("away", "contact_phone");
        assertThat(RulesOnly.deliver(webhooks, hello)).isEqualTo(200);
        assertThat(log).singleElement().asString().startsWith("rosa wrote");
    }

    private void rename(String table, String name) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + table + " RENAME TO " + name);
        }
        connection.commit();
    }
}
