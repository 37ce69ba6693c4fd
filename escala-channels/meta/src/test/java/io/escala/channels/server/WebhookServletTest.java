package io.escala.channels.server;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.escala.channels.webhook.MetaWebhooks;
import jakarta.servlet.ServletContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** The endpoint in a container: of Servlet 6.0 here, and of 6.1 where these tests run on the libraries of a host. */
class WebhookServletTest extends EndpointContract {
    private final Server server = new Server(0);

    @Override
    int serve(MetaWebhooks webhooks) throws Exception {
        Class<?> type = contextHandler();
        Handler context = (Handler) type.getConstructor(String.class).newInstance("/");
        ((ServletContext) type.getMethod("getServletContext").invoke(context))
                .addServlet("webhook", new WebhookServlet(webhooks))
                .addMapping(PATH);
        server.setHandler(context);
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** Jetty has a package for each version of the Servlet API. */
    static Class<?> contextHandler() throws ClassNotFoundException {
        try {
            return Class.forName("org.eclipse.jetty.ee10.servlet.ServletContextHandler");
        } catch (ClassNotFoundException e) {
            return Class.forName("org.eclipse.jetty.ee11.servlet.ServletContextHandler");
        }
    }

    @Override
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void endpointIsRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> new WebhookServlet(null))
                .withMessage("webhooks");
    }
}
