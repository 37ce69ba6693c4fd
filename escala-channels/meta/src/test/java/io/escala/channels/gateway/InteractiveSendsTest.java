package io.escala.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.instagram.InstagramClient;
import io.escala.channels.instagram.InstagramInteractive;
import io.escala.channels.internal.content.OptionPayload;
import io.escala.channels.messenger.MessengerInteractive;
import io.escala.channels.whatsapp.WhatsAppInteractive;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.OptionReference;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.MessageContent.Interactive;
import io.escala.crm.conversation.MessageContent.Interactive.Form;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractiveSendsTest {
    private static final MessageOption RED = new MessageOption("red", "Red", null, null, null);

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private ChannelGateway gateway;

    @BeforeEach
    void open() {
        gateway = new MetaGateway(meta.graph());
    }

    private static Interactive question(Form form) {
        return new Interactive(form, "Which?", null, null, null, List.of(RED));
    }

    private static SendOutcome refused(String reason) {
        return new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, new DeliveryError(0, 0, reason));
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of(GraphStub.WHATSAPP, GraphStub.NUMBER, Form.QUICK_REPLIES),
                Arguments.of(GraphStub.MESSENGER, GraphStub.PSID, Form.REPLY_BUTTONS),
                Arguments.of(GraphStub.INSTAGRAM, GraphStub.IGSID, Form.LIST));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void formsOfOtherChannelsAreRefusedBeforeAnyCall(Line line, IdentityKey to, Form form) {
        assertThat(gateway.send(new Dispatch(line, to, question(form), "msg-1", null)))
                .isEqualTo(refused("CONTENT_NOT_ON_CHANNEL"));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void whatExceedsALimitIsRefusedBeforeAnyCall() {
        assertThat(new WhatsAppInteractive(new Interactive(Form.REPLY_BUTTONS, "?", null, null, null, List.of()))
                        .problem())
                .contains("FIELD_MISSING");
        assertThat(new MessengerInteractive(question(Form.BUTTONS), null).problem())
                .isEmpty();
        assertThat(new InstagramInteractive(question(Form.QUICK_REPLIES), null).problem())
                .isEmpty();
    }

    /** A host without an inbox gets its own id back, one with an inbox the message beside it. */
    @Test
    void payloadsNameTheMessageOnlyWithAReference() {
        meta.answers(200, SendAnswers.PAGE_OK);

        new InstagramClient(meta.graph())
                .send(
                        GraphStub.INSTAGRAM,
                        GraphStub.IGSID,
                        new InstagramInteractive(question(Form.QUICK_REPLIES), null),
                        null);
        assertThat(meta.request().getBodyAsString()).contains("\"payload\":\"red\"");
        assertThat(OptionPayload.read(OptionPayload.of("msg-1", "a/b"))).isEqualTo(new OptionReference("msg-1", "a/b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "escala", "escala/", "escala/msg-1", "Escala/msg-1/red"})
    void otherPayloadsNameNothing(String payload) {
        assertThat(OptionPayload.read(payload)).isNull();
    }

    static Stream<Arguments> reactions() {
        return Stream.of(
                Arguments.of(GraphStub.WHATSAPP, GraphStub.NUMBER, SendAnswers.WHATSAPP_OK, "\"emoji\":\"❤️\""),
                Arguments.of(GraphStub.MESSENGER, GraphStub.PSID, SendAnswers.PAGE_OK, "\"reaction\":\"❤️\""),
                Arguments.of(GraphStub.INSTAGRAM, GraphStub.IGSID, SendAnswers.PAGE_OK, "\"reaction\":\"love\""));
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void reactionsAreInTheWordsOfTheChannel(Line line, IdentityKey to, String answer, String reaction) {
        meta.answers(200, answer);

        assertThat(gateway.react(line, to, "m_IN", "❤️")).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(meta.request().getBodyAsString()).contains("m_IN", reaction);
    }
}
