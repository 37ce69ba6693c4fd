package io.escala.examples.rulesonly;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.crm.AccountId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Four people write to a WhatsApp number of a business that keeps its contacts in tables of its own. */
public final class RulesOnly {
    private RulesOnly() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) throws Exception {
        run(System.out);
    }

    static void run(PrintStream out) throws Exception {
        try (FakeMeta meta = FakeMeta.start();
                Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            HostTables tables = new HostTables(connection);
            tables.addContact("rosa", "Rosa Paz");
            tables.addPhone("rosa", "5493415550101", KeyRole.PRIMARY);
            tables.addContact("joao", "Joao Lima");
            tables.addPhone("joao", "5511987654321", KeyRole.WHATSAPP);
            tables.addContact("luis", "Luis Sosa");
            tables.addPhone("luis", "22997123456", KeyRole.PRIMARY);

            HostInbox mine = new HostInbox(connection, List.of(line(meta.whatsApp())), Clock.systemUTC(), out::println);
            MetaWebhooks webhooks = MetaWebhooks.receiving(mine)
                    .app(meta.app().id(), AppSecret.of(meta.app().secret()))
                    .verifyToken("shared-with-the-dashboard")
                    .build();

            Webhook hello = meta.whatsAppPerson("5493415550101").writes("hola");
            deliver(webhooks, hello);
            // Meta delivers again what it was not sure about.
            deliver(webhooks, hello);
            deliver(webhooks, meta.whatsAppPerson("5493415550101").writes("sigo acá"));
            deliver(webhooks, meta.whatsAppPerson("551187654321").writes("oi"));
            deliver(webhooks, meta.whatsAppPerson("2290197123456").writes("buenas"));
            deliver(webhooks, meta.whatsAppPerson("5493415550199").writes("hola"));
        }
    }

    static Line line(WhatsAppNumber number) {
        return Line.whatsApp(new AccountId("acme"), new LineId("sales"), "Sales", number.id(), number.waba())
                .withPortfolio(number.portfolio());
    }

    static int deliver(MetaWebhooks webhooks, Webhook webhook) {
        Map<String, List<String>> headers = webhook.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return webhooks.post(WebhookRequest.of(headers, webhook.bytes())).status();
    }
}
