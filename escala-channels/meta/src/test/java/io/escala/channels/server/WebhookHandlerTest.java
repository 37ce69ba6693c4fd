package io.escala.channels.server;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.sun.net.httpserver.HttpServer;
import io.escala.channels.webhook.MetaWebhooks;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The endpoint on a JDK server of the host's own. */
class WebhookHandlerTest extends EndpointContract {
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private HttpServer http;

    @Override
    int serve(MetaWebhooks webhooks) throws IOException {
        http = HttpServer.create(new InetSocketAddress("localhost", 0), 128);
        http.setExecutor(executor);
        http.createContext(PATH, new WebhookHandler(webhooks));
        http.start();
        return http.getAddress().getPort();
    }

    @Override
    void stop() {
        http.stop(0);
        executor.shutdown();
    }

    @Test
    void endpointIsRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> new WebhookHandler(null))
                .withMessage("webhooks");
    }
}
