package io.escala.channels.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.http.Fault;
import io.escala.channels.AppSecret;
import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.AppSecrets;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.crm.conversation.MessageContent;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** No log, at its most detailed level, contains secrets or personal data. */
class LogPrivacyTest {
    private static final List<String> CANARIES = List.of(
            GraphStub.TOKEN,
            "app-secret-canary",
            "vault-canary",
            "texto-canary",
            "5493415550101",
            "8391027465018273",
            "24900000000000001",
            "17900000000000001");

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private final ch.qos.logback.classic.Logger escala =
            (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("io.escala");
    private final ListAppender<ILoggingEvent> slf4j = new ListAppender<>();

    private final Logger okhttp = Logger.getLogger("okhttp3");
    private final List<String> jul = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            jul.add(logged.getLoggerName() + " " + logged.getMessage() + " " + logged.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        okhttp.setLevel(java.util.logging.Level.ALL);
        handler.setLevel(java.util.logging.Level.ALL);
        okhttp.addHandler(handler);
        slf4j.start();
        escala.setLevel(Level.TRACE);
        escala.addAppender(slf4j);
    }

    @AfterEach
    void stopListening() {
        okhttp.removeHandler(handler);
        okhttp.setLevel(null);
        escala.detachAppender(slf4j);
        escala.setLevel(null);
    }

    @Test
    void logsContainNoTokenSecretTextOrPerson() {
        StringBuilder said = new StringBuilder();
        try (GraphApi graph = meta.builder()
                .appSecrets(AppSecrets.always(AppSecret.of("app-secret-canary")))
                .build()) {
            ChannelGateway gateway = new MetaGateway(graph);
            meta.answers(200, SendAnswers.WHATSAPP_OK);
            said.append(sendAll(gateway));
            meta.answers(
                    400,
                    "{\"error\":{\"code\":190,\"message\":\"Malformed access token " + GraphStub.TOKEN
                            + " for 5493415550101 24900000000000001 17900000000000001\"}}");
            said.append(sendAll(gateway));
            meta.answers(503, "<html>" + GraphStub.TOKEN + "</html>");
            said.append(sendAll(gateway));
            meta.answers(200, "texto-canary");
            said.append(sendAll(gateway));
            meta.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            said.append(sendAll(gateway));
            said.append(graph);
        }
        try (GraphApi sealed = GraphApi.builder(line -> {
                    throw new IllegalStateException("vault-canary");
                })
                .endpoints(meta.endpoints())
                .build()) {
            said.append(sendAll(new MetaGateway(sealed)));
        }

        for (ILoggingEvent event : slf4j.list) {
            said.append(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                said.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        jul.forEach(said::append);
        assertThat(slf4j.list).as("something is logged").hasSizeGreaterThan(20);
        assertThat(said.toString()).doesNotContain(CANARIES);
    }

    /** Sends to every line and returns the printed outcomes, without the ids that an outcome may contain. */
    private static String sendAll(ChannelGateway gateway) {
        MessageContent text = new MessageContent.Text("texto-canary");
        return "" + gateway.send(new Dispatch(GraphStub.WHATSAPP, GraphStub.NUMBER, text, "msg-1", null))
                + gateway.send(new Dispatch(GraphStub.WHATSAPP, GraphStub.BSUID, text, "msg-1", null))
                + gateway.send(new Dispatch(GraphStub.MESSENGER, GraphStub.PSID, text, "msg-1", null))
                + gateway.send(new Dispatch(GraphStub.INSTAGRAM, GraphStub.IGSID, text, "msg-1", null));
    }
}
