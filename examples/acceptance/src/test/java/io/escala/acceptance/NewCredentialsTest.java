package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.gateway.MetaGateway;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.conversations.ConversationView;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A line that Meta stopped for its credentials")
class NewCredentialsTest {
    private static final String NUMBER = "1090";
    private static final LineId LINE = new LineId("renewed");
    private static final AtomicInteger TOKENS = new AtomicInteger();

    private String token = newToken();

    /** A gateway with the token of the moment, which counts its calls. */
    private static final class Counting implements ChannelGateway {
        private final ChannelGateway gateway;
        private final AtomicInteger calls = new AtomicInteger();

        Counting(GraphApi graph) {
            gateway = new MetaGateway(graph);
        }

        @Override
        public SendOutcome send(Dispatch dispatch) {
            calls.incrementAndGet();
            return gateway.send(dispatch);
        }

        @Override
        public Optional<String> credential(Line line) {
            return gateway.credential(line);
        }

        @Override
        public boolean markRead(Line line, IdentityKey from, String messageId) {
            return gateway.markRead(line, from, messageId);
        }
    }

    @EveryStore
    @DisplayName("makes no call until the host has another token, then one, and goes on in order when that succeeds")
    void anotherTokenIsTriedOnce(InboxFixture fixture) {
        try (GraphApi graph = graph(fixture)) {
            Counting gateway = new Counting(graph);
            InboxFixture.Node node = fixture.node(gateway);
            WhatsAppNumber number = WhatsAppNumber.of(NUMBER)
                    .app(TestBusiness.APP)
                    .phone("5493410001199")
                    .waba("2042")
                    .portfolio("3030");
            fixture.meta().put(number.token(token));
            fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, LINE, "Renewed", NUMBER, "2042")
                    .withApp(TestBusiness.APP)
                    .withPortfolio("3030"));
            ConversationView rosa = writes(fixture, "5493415550101");
            ConversationView eva = writes(fixture, "5493415550202");
            fixture.meta().revokeToken(token);
            for (String text : new String[] {"uno", "dos", "tres"}) {
                fixture.queues(Recipient.conversation(rosa.conversation().id()), Draft.text(text));
            }
            fixture.queues(Recipient.conversation(eva.conversation().id()), Draft.text("Eva"));
            quarterOfAnHour(fixture, node);
            int refused = gateway.calls.get();
            quarterOfAnHour(fixture, node);
            assertThat(gateway.calls).as("no call with the refused token").hasValue(refused);
            assertThat(stopped(fixture)).isTrue();

            token = newToken();
            quarterOfAnHour(fixture, node);
            assertThat(gateway.calls).as("one call with another token").hasValue(refused + 1);
            assertThat(stopped(fixture)).isTrue();

            token = newToken();
            fixture.meta().put(number.token(token));
            quarterOfAnHour(fixture, node);

            assertThat(stopped(fixture)).isFalse();
            assertThat(gateway.calls).hasValue(refused + 1 + 4);
            assertThat(fixture.meta().sent())
                    .filteredOn(sent -> !sent.text().equals("Eva"))
                    .extracting(SentMessage::text)
                    .containsExactly("uno", "dos", "tres");
            assertThat(fixture.meta().sent()).hasSize(4);
            assertThat(fixture.events(CrmEvent.LineStopped.class)).hasSize(1);
            assertThat(fixture.events(CrmEvent.LineResumed.class)).hasSize(1);
        }
    }

    private static String newToken() {
        return "token-" + TOKENS.incrementAndGet();
    }

    private GraphApi graph(InboxFixture fixture) {
        return GraphApi.builder(line -> Optional.of(AccessToken.of(token)))
                .endpoints(GraphEndpoints.standIn(URI.create(fixture.meta().baseUrl())))
                .build();
    }

    private static boolean stopped(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).administration().lines().stream()
                .anyMatch(line -> line.id().equals(LINE) && !line.available());
    }

    private static ConversationView writes(InboxFixture fixture, String number) {
        return fixture.receives(fixture.meta()
                .whatsAppPerson(number)
                .with(fixture.meta().whatsApp(NUMBER))
                .writes("hola"));
    }

    private static void quarterOfAnHour(InboxFixture fixture, InboxFixture.Node node) {
        for (int minute = 0; minute < 15; minute++) {
            fixture.later(Duration.ofMinutes(1));
            fixture.runWork(node);
        }
    }
}
