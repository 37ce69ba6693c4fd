package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import io.escala.channels.AppSecret;
import io.escala.channels.form.FormAction;
import io.escala.channels.form.FormEndpoint;
import io.escala.channels.form.FormExchange;
import io.escala.channels.form.FormHandler;
import io.escala.channels.form.FormKey;
import io.escala.channels.form.FormScreen;
import io.escala.channels.server.WebhookHandler;
import io.escala.fakemeta.EncryptedForm;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.FormClient;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The encrypted endpoint of forms over HTTP, asked as WhatsApp asks it. */
class FormEndpointTest {
    private static final KeyPair PAIR = pair();
    private static final KeyPair NEWER = pair();

    private final FakeMeta meta = FakeMeta.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<FormExchange> failures = new CopyOnWriteArrayList<>();
    private final List<FormExchange> steps = new CopyOnWriteArrayList<>();
    private final List<HttpServer> servers = new ArrayList<>();
    private String url;

    @BeforeEach
    void start() throws Exception {
        url = serve(PAIR, NEWER);
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
        threads.shutdown();
        meta.close();
    }

    private String serve(KeyPair... pairs) throws Exception {
        FormEndpoint.Builder builder = FormEndpoint.answering(new Visits())
                .app(meta.app().id(), AppSecret.of(meta.app().secret()));
        for (KeyPair pair : pairs) {
            builder.key(FormKey.of(pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 16);
        server.setExecutor(threads);
        server.createContext("/forms", WebhookHandler.of(builder.build()));
        server.start();
        servers.add(server);
        return "http://localhost:" + server.getAddress().getPort() + "/forms";
    }

    private final class Visits implements FormHandler {
        @Override
        public FormScreen answer(FormExchange exchange) {
            steps.add(exchange);
            if (exchange.action() != FormAction.SUBMIT) {
                return FormScreen.show("DAYS").with("days", List.of("mon", "tue"));
            }
            return switch (exchange.text("day").orElse("")) {
                case "mon" -> FormScreen.finish().with("day", "mon");
                case "sun" -> FormScreen.again(exchange, "Los domingos no").with("days", List.of("mon"));
                case "old" -> FormScreen.expired("Ya se completó");
                default -> throw new IllegalArgumentException("no day");
            };
        }

        @Override
        public void failed(FormExchange exchange) {
            failures.add(exchange);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----";
    }

    private static String publicKey(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private FormClient form() {
        return meta.form(url, "token-1", publicKey(PAIR));
    }

    @Test
    @DisplayName("A person goes through a form: opens it, errs, goes back, and ends it")
    void conversation() {
        FormClient form = form();

        assertThat(form.pings().json()).isEqualTo("{\"data\":{\"status\":\"active\"}}");
        assertThat(form.opens().screen()).isEqualTo("DAYS");
        assertThat(form.submits("DAYS", Map.of("day", "sun")))
                .satisfies(answer -> assertThat(answer.screen()).isEqualTo("DAYS"))
                .satisfies(answer -> assertThat(answer.json()).contains("Los domingos no"));
        assertThat(form.goesBack("DAYS").screen()).isEqualTo("DAYS");
        assertThat(form.submits("DAYS", Map.of("day", "mon")))
                .satisfies(answer -> assertThat(answer.screen()).isEqualTo("SUCCESS"))
                .satisfies(answer -> assertThat(answer.json()).contains("\"flow_token\":\"token-1\""));
        assertThat(form.submits("DAYS", Map.of("day", "old")))
                .isEqualTo(new FormClient.Answer(427, "{\"error_msg\":\"Ya se completó\"}"));
        assertThat(form.submits("DAYS", Map.of("day", "?"))).isEqualTo(new FormClient.Answer(500, ""));
        assertThat(form.reports("DAYS", "no such screen").json()).isEqualTo("{\"data\":{\"acknowledged\":true}}");
        assertThat(failures).hasSize(1);
        assertThat(steps).hasSize(6);
    }

    @Test
    @DisplayName("Changed bytes, other keys, other parts and wrong signatures reach no handler")
    void hostileRequests() {
        FormClient form = form();
        String step = "{\"version\":\"3.0\",\"action\":\"INIT\",\"flow_token\":\"t\"}";
        EncryptedForm request = form.encrypts(step);
        EncryptedForm other = form.encrypts(step);

        for (int bit = 0; bit < request.length() * Byte.SIZE; bit += 7) {
            assertThat(form.posts(request.withChangedBit(bit)).status()).isEqualTo(421);
        }
        assertThat(form.posts(request.withKeyOf(other)).status()).isEqualTo(421);
        assertThat(form.posts(request.withVectorOf(other)).status()).isEqualTo(421);
        assertThat(meta.form(url, "", publicKey(pair())).pings().status()).isEqualTo(421);
        assertThat(form.posts(request, "").status()).isEqualTo(432);
        assertThat(form.posts(request, meta.signer().sign(other.body())).status())
                .isEqualTo(432);
        assertThat(steps).isEmpty();

        assertThat(form.posts(request).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Keys are rotated without a step that is lost")
    void rotation() throws Exception {
        assertThat(meta.form(url, "", publicKey(NEWER)).opens().status()).isEqualTo(200);
        assertThat(form().opens().status()).isEqualTo(200);

        String onlyNewer = serve(NEWER);
        assertThat(meta.form(onlyNewer, "", publicKey(PAIR)).opens().status()).isEqualTo(421);
        assertThat(meta.form(onlyNewer, "", publicKey(NEWER)).opens().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Without a key that was uploaded WhatsApp asks no endpoint")
    void withoutKey() {
        assertThatIllegalStateException().isThrownBy(() -> meta.form(url, ""));
    }
}
