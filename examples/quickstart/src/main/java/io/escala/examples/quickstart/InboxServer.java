package io.escala.examples.quickstart;

import com.sun.net.httpserver.HttpServer;
import io.escala.channels.meta.MetaChannels;
import io.escala.channels.server.WebhookHandler;
import io.escala.core.administration.Administration;
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
import java.time.Duration;
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
        MetaChannels meta = MetaChannels.fromEnvironment();
        Inbox inbox = Inbox.builder(store)
                .clock(clock)
                .pollInterval(Duration.ofMillis(50))
                .channels(meta)
                .templates(TemplateCatalogue.of(settings.templates()))
                .build();
        setUp(inbox, settings);

        // Without this setting the JDK's server delays small answers by 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http = HttpServer.create(new InetSocketAddress(settings.port()), 64);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        http.setExecutor(threads);
        http.createContext("/webhook", new WebhookHandler(meta.webhooks(inbox)));
        if (settings.operatorKey() != null) {
            http.createContext("/operator", new OperatorDesk(inbox.as(OWNER), clock, settings.operatorKey()));
        }
        http.start();
        inbox.start();
        return new InboxServer(inbox, meta, store, http, threads);
    }

    /** Sets the account up, a new one with registration flows for Messenger and Instagram. */
    private static void setUp(Inbox inbox, Settings settings) {
        if (inbox.setUp(settings.setup()).created()) {
            Administration administration = inbox.as(OWNER).administration();
            AccountSettings account = administration.settings().orElseThrow();
            administration
                    .save(account.withFlows(Set.of(
                            new RegistrationFlow(Channel.MESSENGER, true, true),
                            new RegistrationFlow(Channel.INSTAGRAM, true, true))))
                    .orThrow();
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
