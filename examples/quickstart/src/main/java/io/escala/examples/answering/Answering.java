package io.escala.examples.answering;

import com.sun.net.httpserver.HttpServer;
import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.meta.MetaChannels;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** Answers every message that comes in on one WhatsApp number. */
public final class Answering {
    public static void main(String[] args) throws Exception {
        AccountId account = new AccountId("acme");
        MetaChannels meta = MetaChannels.builder(AccessTokens.always(System.getenv("WHATSAPP_TOKEN")))
                .app(System.getenv("META_APP_ID"), AppSecret.of(System.getenv("META_APP_SECRET")))
                .verifyToken(System.getenv("META_VERIFY_TOKEN"))
                .build();
        Inbox inbox = Inbox.open(JdbcCrmStore.sqlite(Path.of("inbox.db")), meta);
        Desk desk = inbox.as(Actor.host(account));
        if (desk.administration().settings().isEmpty()) {
            desk.administration()
                    .save(AccountSettings.of(account, "AR", ZoneOffset.UTC))
                    .orThrow();
        }
        desk.administration()
                .connect(Line.whatsApp(
                        account,
                        new LineId("sales"),
                        "Sales",
                        System.getenv("PHONE_NUMBER_ID"),
                        System.getenv("WABA_ID")))
                .orThrow();
        inbox.onMessage("answering", message -> message.reply("Thanks, we will be right with you."));
        inbox.start();
        MetaWebhooks webhooks = meta.webhooks(inbox);

        HttpServer http = HttpServer.create(new InetSocketAddress(8080), 0);
        http.createContext("/webhook", exchange -> {
            WebhookResponse response = exchange.getRequestMethod().equals("GET")
                    ? webhooks.get(exchange.getRequestURI().getRawQuery())
                    : webhooks.post(WebhookRequest.of(
                            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()),
                            exchange.getRequestBody()));
            byte[] body = response.bodyBytes();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }
}
