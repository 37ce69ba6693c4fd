package io.escala.spring.boot.test;

import org.springframework.core.env.Environment;

/** The address of the webhook of the application of a test. Thread-safe. */
public final class WebhookUrl {
    private final Environment environment;

    WebhookUrl(Environment environment) {
        this.environment = environment;
    }

    /**
     * Returns the address.
     *
     * @return the address on this machine, for {@code sendTo}
     * @throws IllegalStateException before the web server has started
     */
    public String url() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "")
                + environment.getProperty("escala.webhook.path", "/webhook");
    }
}
