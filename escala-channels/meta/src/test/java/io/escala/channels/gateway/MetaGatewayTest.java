package io.escala.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.ContentSource;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.template.TemplateCategory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetaGatewayTest {
    private static final MessageContent HOLA = new MessageContent.Text("hola");

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private ChannelGateway gateway;

    @BeforeEach
    void open() {
        gateway = new MetaGateway(meta.graph());
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(GraphStub.WHATSAPP, GraphStub.NUMBER, SendAnswers.WHATSAPP_OK, "wamid.OUT1", "biz_opaque"),
                Arguments.of(GraphStub.MESSENGER, GraphStub.PSID, SendAnswers.PAGE_OK, "m_OUT1", "RESPONSE"),
                Arguments.of(GraphStub.INSTAGRAM, GraphStub.IGSID, SendAnswers.PAGE_OK, "m_OUT1", "\"message\""));
    }

    @Test
    void answersAfterTheWindowAreTagged() {
        meta.answers(200, SendAnswers.PAGE_OK);

        gateway.send(new Dispatch(GraphStub.MESSENGER, GraphStub.PSID, HOLA, "msg-1", null, true));

        assertThat(meta.request().getBodyAsString()).contains("HUMAN_AGENT");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachLineSendsAndMarksThroughItsOwnChannel(
            Line line, IdentityKey to, String answer, String messageId, String trait) {
        meta.answers(200, answer);

        SendOutcome outcome = gateway.send(new Dispatch(line, to, HOLA, "msg-1", "m_IN"));

        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(((SendOutcome.Accepted) outcome).messageId()).isEqualTo(messageId);
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/" + line.key().providerId() + "/messages");
        assertThat(meta.request().getBodyAsString()).contains("hola", "m_IN", trait);
        assertThat(gateway.markRead(line, to, "m_IN")).isTrue();
        assertThat(meta.requests()).hasSize(2);
    }

    @Test
    void whatsAppSendsTemplates() {
        meta.answers(200, SendAnswers.WHATSAPP_OK);
        MessageContent template = new MessageContent.Template(
                "order_ready", "es_AR", TemplateCategory.UTILITY, List.of(new TemplateParameter(null, "Rosa")), "x");

        assertThat(gateway.send(new Dispatch(GraphStub.WHATSAPP, GraphStub.NUMBER, template, "msg-1", null)))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(meta.request().getBodyAsString()).contains("order_ready", "Rosa");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void mediaAreSentByTheIdsOfTheirUploads(Line line, IdentityKey to, String answer, String messageId, String trait) {
        meta.answers(200, answer);
        MediaRef photo = new MediaRef(MediaKind.IMAGE, null, null, "image/png", null, "a.png");
        MessageContent content = new MessageContent.Media(photo, null);

        assertThat(gateway.send(new Dispatch(line, to, content, List.of("4711"), "msg-1", "m_IN", false)))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(meta.request().getBodyAsString()).contains("\"4711\"", "m_IN", trait);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void filesAreUploadedThroughTheChannelOfTheLine(
            Line line, IdentityKey to, String answer, String messageId, String trait) {
        meta.answers(200, "{\"id\":\"4711\",\"attachment_id\":\"4711\"}");
        UploadFile file = new UploadFile(MediaKind.IMAGE, "image/png", "a.png", ContentSource.of(new byte[] {1, 2, 3}));

        assertThat(gateway.upload(line, file)).isEqualTo(new UploadOutcome.Uploaded("4711"));
        assertThat(meta.request().getUrl()).startsWith("/v26.0/" + line.key().providerId() + "/m");
    }

    static Stream<Arguments> unsupported() {
        MessageContent raw = new MessageContent.Raw("order", "{}");
        MessageContent choice = new MessageContent.Choice(MessageContent.Choice.Kind.BUTTON, "p", "t");
        MessageContent template = new MessageContent.Template("a", "es", TemplateCategory.UTILITY, List.of(), null);
        MediaRef photo = new MediaRef(MediaKind.IMAGE, null, "https://a.example/1", null, null, null);
        MessageContent album = new MessageContent.Album(List.of(photo, photo), "hola");
        return Stream.of(
                Arguments.of(GraphStub.WHATSAPP, GraphStub.NUMBER, album),
                Arguments.of(GraphStub.MESSENGER, GraphStub.PSID, album),
                Arguments.of(GraphStub.INSTAGRAM, GraphStub.IGSID, album),
                Arguments.of(GraphStub.WHATSAPP, GraphStub.NUMBER, raw),
                Arguments.of(GraphStub.WHATSAPP, GraphStub.NUMBER, choice),
                Arguments.of(GraphStub.MESSENGER, GraphStub.PSID, template),
                Arguments.of(GraphStub.MESSENGER, GraphStub.PSID, raw),
                Arguments.of(GraphStub.INSTAGRAM, GraphStub.IGSID, template));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void unsupportedContentIsRejectedBeforeAnyCall(Line line, IdentityKey to, MessageContent content) {
        assertThat(gateway.send(new Dispatch(line, to, content, "msg-1", null)))
                .isEqualTo(new SendOutcome.Rejected(
                        SendOutcome.Rejection.REQUEST, new DeliveryError(0, 0, "CONTENT_NOT_SUPPORTED")));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void unreachableMetaIsRetriedLater() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (GraphApi nowhere = meta.builder()
                .endpoints(GraphEndpoints.standIn(URI.create("http://localhost:" + free)))
                .build()) {
            assertThat(new MetaGateway(nowhere)
                            .send(new Dispatch(GraphStub.WHATSAPP, GraphStub.NUMBER, HOLA, "msg-1", null)))
                    .isEqualTo(new SendOutcome.TryLater(
                            SendOutcome.Scope.LINE, new DeliveryError(0, 0, "UNREACHABLE"), null));
        }
    }

    @Test
    void lineWithoutTokenIsStopped() {
        try (GraphApi tokenless = GraphApi.builder(line -> Optional.empty())
                .endpoints(meta.endpoints())
                .build()) {
            assertThat(new MetaGateway(tokenless)
                            .send(new Dispatch(GraphStub.WHATSAPP, GraphStub.NUMBER, HOLA, "msg-1", null)))
                    .isEqualTo(new SendOutcome.TryLater(
                            SendOutcome.Scope.STOPPED_LINE, new DeliveryError(0, 0, "NO_TOKEN"), null));
        }
    }
}
