package io.escala.examples.answering;

import com.sun.net.httpserver.HttpServer;
import io.escala.channels.AppSecret;
import io.escala.channels.gateway.MetaGateway;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.Receipt;
import io.escala.core.inbox.Inbox;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Answers every message that comes in on one WhatsApp number. */
public final class Answering {
    public static void main(String[] args) throws Exception {
        AccountId account = new AccountId("acme");
        Actor owner = Actor.user(account, new UserId("me"), Role.ADMINISTRATOR);
        GraphApi graph = GraphApi.builder(AccessTokens.always(System.getenv("WHATSAPP_TOKEN")))
                .build();
        Inbox inbox = Inbox.builder(JdbcCrmStore.sqlite(Path.of("inbox.db")))
                .gateway(new MetaGateway(graph))
                .build();
        inbox.accounts().save(AccountSettings.of(account, "AR", ZoneOffset.UTC), owner);
        inbox.accounts()
                .connect(
                        Line.whatsApp(
                                account,
                                new LineId("sales"),
                                "Sales",
                                System.getenv("PHONE_NUMBER_ID"),
                                System.getenv("WABA_ID")),
                        owner);
        MetaWebhooks webhooks = MetaWebhooks.builder(inbox)
                .app(System.getenv("META_APP_ID"), AppSecret.of(System.getenv("META_APP_SECRET")))
                .verifyToken(System.getenv("META_VERIFY_TOKEN"))
                .build();
        inbox.startWorkers(1, Duration.ofMillis(200));

        HttpServer http = HttpServer.create(new InetSocketAddress(8080), 0);
        http.createContext("/webhook", exchange -> {
            WebhookResponse response = exchange.getRequestMethod().equals("GET")
                    ? webhooks.get(exchange.getRequestURI().getRawQuery())
                    : webhooks.post(WebhookRequest.of(
                            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()),
                            exchange.getRequestBody()));
            if (response.receipt() != null) {
                for (Receipt.Item item : response.receipt().items()) {
                    if (item.outcome() == Receipt.Outcome.STORED && item.who() != null) {
                        inbox.messages()
                                .send(
                                        new SendRequest(
                                                new Recipient.ToConversation(item.conversation()),
                                                new Draft.Text("Thanks, we will be right with you.", null),
                                                "thanks-" + item.message()),
                                        owner);
                    }
                }
            }
            byte[] body = response.bodyBytes();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }
}
