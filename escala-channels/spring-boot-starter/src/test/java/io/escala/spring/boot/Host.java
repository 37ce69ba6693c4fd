package io.escala.spring.boot;

import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.fakemeta.FakeMeta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application of a host, with a web server on a free port, that calls a fake Meta. */
final class Host implements AutoCloseable {
    static final AccountId ACCOUNT = new AccountId("acme");

    /** What would make a DataSource, by the names of both releases of Spring Boot. */
    private static final String DATA_SOURCE = "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration,"
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private Host(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The properties of an application that is not set up. */
    static Map<String, Object> withoutDataSource() {
        return Map.of(
                "server.port", "0", "spring.main.banner-mode", "off", "spring.autoconfigure.exclude", DATA_SOURCE);
    }

    /** The properties of an application with one WhatsApp line, without a store. */
    static Map<String, Object> properties(FakeMeta meta) {
        Map<String, Object> properties = new HashMap<>(withoutDataSource());
        properties.put("escala.app.id", meta.app().id());
        properties.put("escala.app.secret", meta.app().secret());
        properties.put("escala.app.verify-token", "verify-me");
        properties.put("escala.token", meta.whatsApp().token());
        properties.put("escala.account.id", ACCOUNT.value());
        properties.put("escala.account.region", "AR");
        properties.put("escala.lines.sales.phone-number-id", meta.whatsApp().id());
        properties.put("escala.lines.sales.business-account-id", meta.whatsApp().waba());
        properties.put("escala.stand-in", meta.baseUrl());
        properties.put("escala.workers.poll-interval", "20ms");
        return properties;
    }

    /** Starts an application with these properties. */
    static Host start(Map<String, Object> properties, Class<?>... sources) {
        SpringApplication application = new SpringApplication(sources);
        application.setRegisterShutdownHook(false);
        return new Host(application.run(properties.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new)));
    }

    String webhook() {
        return url("/webhook");
    }

    String url(String path) {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    /** The body of an answer with this status. */
    String get(String path, int status) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url(path))).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Desk desk() {
        return bean(Inbox.class).as(Actor.host(ACCOUNT));
    }

    @Override
    public void close() {
        context.close();
    }
}
