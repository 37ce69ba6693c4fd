package io.escala.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.meta.MetaChannels;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.jdbc.JdbcCrmStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small server around the library: one webhook endpoint, one SQLite file, workers for the sends. */
final class InboxServer implements AutoCloseable {
    static final Actor OWNER = Actor.user(Settings.ACCOUNT, new UserId("owner"), Role.ADMINISTRATOR);

    private final Inbox inbox;
    private final MetaChannels meta;
    private final JdbcCrmStore store;
    private final HttpServer http;
    private final ExecutorService threads;

    private InboxServer(Inbox inbox, MetaChannels meta, JdbcCrmStore store, HttpServer http, ExecutorService threads) {
        this.inbox = inbox;
        this.meta = meta;
        this.store = store;
        this.http = http;
        this.threads = threads;
    }

    static InboxServer start(Settings settings) throws IOException {
        MovableClock clock = new MovableClock(Duration.parse(System.getenv().getOrDefault("CLOCK_OFFSET", "PT0S")));
        JdbcCrmStore store = JdbcCrmStore.sqlite(settings.file());
        MetaChannels.Builder channels = MetaChannels.builder(
                        line -> Optional.ofNullable(settings.tokens().get(line.channel()))
                                .map(AccessToken::of))
                .app(settings.appId(), AppSecret.of(settings.appSecret()))
                .verifyToken(settings.verifyToken())
                .templates(TemplateCatalogue.of(settings.templates()));
        if (settings.graphUrl() != null) {
            channels.standIn(URI.create(settings.graphUrl()));
        }
        MetaChannels meta = channels.build();
        Inbox inbox = Inbox.builder(store)
                .clock(clock)
                .pollInterval(Duration.ofMillis(50))
                .channels(meta)
                .build();
        setUp(inbox, settings);
        MetaWebhooks webhooks = meta.webhooks(inbox);

        // Without this setting the JDK's server delays small answers by 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http = HttpServer.create(new InetSocketAddress(settings.port()), 64);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        http.setExecutor(threads);
        http.createContext("/webhook", exchange -> webhook(webhooks, exchange));
        if (settings.operatorKey() != null) {
            http.createContext("/operator", new OperatorDesk(inbox.as(OWNER), clock, settings.operatorKey()));
        }
        http.start();
        inbox.start();
        return new InboxServer(inbox, meta, store, http, threads);
    }

    /**
     * Creates the account, its registration flows for Messenger and Instagram, and its lines, unless they exist from an
     * earlier start.
     */
    private static void setUp(Inbox inbox, Settings settings) {
        if (inbox.as(Actor.host(Settings.ACCOUNT)).administration().settings().isEmpty()) {
            AccountSettings account = AccountSettings.of(Settings.ACCOUNT, "AR", ZoneOffset.UTC)
                    .withCompanyName("Quickstart")
                    .withFlows(Set.of(
                            new RegistrationFlow(Channel.MESSENGER, true, true),
                            new RegistrationFlow(Channel.INSTAGRAM, true, true)));
            inbox.as(OWNER).administration().save(account).orThrow();
        }
        settings.lines()
                .forEach(line -> inbox.as(OWNER).administration().connect(line).orThrow());
    }

    private static void webhook(MetaWebhooks webhooks, HttpExchange exchange) throws IOException {
        try (exchange) {
            WebhookResponse response = exchange.getRequestMethod().equals("GET")
                    ? webhooks.get(exchange.getRequestURI().getRawQuery())
                    : webhooks.post(WebhookRequest.of(
                            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()),
                            exchange.getRequestBody()));
            exchange.getResponseHeaders().add("Content-Type", response.contentType());
            byte[] body = response.bodyBytes();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(1);
        threads.shutdown();
        inbox.close();
        meta.close();
        store.close();
    }
}
