package io.escala.channels.server;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.escala.channels.webhook.MetaWebhooks;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** The endpoint in a container of Servlet 6.0. */
class WebhookServletTest extends EndpointContract {
    private final Server server = new Server(0);

    @Override
    int serve(MetaWebhooks webhooks) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.getServletContext()
                .addServlet("webhook", new WebhookServlet(webhooks))
                .addMapping(PATH);
        server.setHandler(context);
        server.start();
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
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
