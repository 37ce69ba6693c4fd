package io.escala.channels.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.escala.channels.AppSecret;
import io.escala.channels.form.FormEndpoint;
import io.escala.channels.form.FormKey;
import io.escala.channels.form.FormScreen;
import jakarta.servlet.ServletContext;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

/** The endpoint of forms on servers: what is posted reaches it, and nothing else. */
class FormAdaptersTest {
    private static FormEndpoint endpoint() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        return FormEndpoint.answering(exchange -> FormScreen.finish())
                .app("1", AppSecret.of("secret"))
                .key(FormKey.of(pem))
                .build();
    }

    @Test
    void onTheJdksServer() throws Exception {
        HttpServer http = HttpServer.create(new InetSocketAddress("localhost", 0), 16);
        http.createContext(EndpointClient.PATH, WebhookHandler.of(endpoint()));
        http.start();
        try {
            assertIsTheEndpoint(http.getAddress().getPort());
        } finally {
            http.stop(0);
        }
    }

    @Test
    void inAContainer() throws Exception {
        Server server = new Server(0);
        Class<?> type = WebhookServletTest.contextHandler();
        Handler context = (Handler) type.getConstructor(String.class).newInstance("/");
        ((ServletContext) type.getMethod("getServletContext").invoke(context))
                .addServlet("forms", WebhookServlet.of(endpoint()))
                .addMapping(EndpointClient.PATH);
        server.setHandler(context);
        server.start();
        try {
            assertIsTheEndpoint(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        } finally {
            server.stop();
        }
    }

    private static void assertIsTheEndpoint(int port) throws Exception {
        EndpointClient client = new EndpointClient(port);

        assertThat(client.deliver("{}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(432);
        EndpointClient.Answer got = client.challenge("token");
        assertThat(got.status()).isEqualTo(405);
        assertThat(got.allow()).isEqualTo("POST");
    }
}
