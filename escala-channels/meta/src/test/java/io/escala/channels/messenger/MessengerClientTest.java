package io.escala.channels.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessengerClientTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private MessengerClient client;

    @BeforeEach
    void open() {
        client = new MessengerClient(meta.graph());
        meta.answers(200, SendAnswers.PAGE_OK);
    }

    private void assertBody(String expected) {
        assertThat(equalToJson(expected).match(meta.request().getBodyAsString()).isExactMatch())
                .as(meta.request().getBodyAsString())
                .isTrue();
    }

    @Test
    void lateAnswersOfPeopleHaveTheHumanAgentTag() {
        client.sendAsHumanAgent(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("Hola"), "msg-1", "m_IN");

        assertBody(
                "{\"recipient\":{\"id\":\"24900000000000001\"},\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\","
                        + "\"message\":{\"text\":\"Hola\",\"metadata\":\"msg-1\"},\"reply_to\":{\"mid\":\"m_IN\"}}");
    }

    @Test
    void missingPermissionForTheTagRefusesTheMessageAndNotTheLine() {
        meta.answers(403, SendAnswers.error(10, 0));

        assertThat(client.sendAsHumanAgent(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("a"), null, null))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(client.send(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("a"), null, null))
                .isInstanceOf(SendOutcome.TryLater.class);
    }

    @Test
    void textIsSentAsResponseWithReferenceAndQuote() {
        SendOutcome outcome =
                client.send(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("Hola"), "msg-1", "m_IN");

        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/3055500000000001/messages");
        assertBody("{\"recipient\":{\"id\":\"24900000000000001\"},\"messaging_type\":\"RESPONSE\","
                + "\"message\":{\"text\":\"Hola\",\"metadata\":\"msg-1\"},\"reply_to\":{\"mid\":\"m_IN\"}}");
        assertThat(outcome)
                .isEqualTo(new SendOutcome.Accepted(
                        "m_OUT1", List.of(new PartyKey(IdentityKeyKind.PSID, "24900000000000001"))));
    }

    @Test
    void absentFieldsAreNotSent() {
        client.send(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("Hola"), null, null);

        assertBody("{\"recipient\":{\"id\":\"24900000000000001\"},\"messaging_type\":\"RESPONSE\","
                + "\"message\":{\"text\":\"Hola\"}}");
    }

    @Test
    void successWithoutIdLeavesTheSendUnknown() {
        meta.answers(200, "{\"recipient_id\":\"24900000000000001\"}");

        assertThat(client.send(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("Hola"), null, null))
                .isEqualTo(new SendOutcome.Unknown(new DeliveryError(0, 0, "ANSWER_WITHOUT_ID")));
    }

    static Stream<Arguments> invalidContent() {
        MessengerText hola = new MessengerText("Hola");
        IdentityKey path = new IdentityKey(IdentityKeyKind.PSID, "3055500000000001", "1/../me");
        return Stream.of(
                Arguments.of("TEXT_TOO_LONG", GraphStub.PSID, new MessengerText("a".repeat(2000)), "r"),
                Arguments.of("EMPTY_TEXT", GraphStub.PSID, new MessengerText(""), "r"),
                Arguments.of("REFERENCE_TOO_LONG", GraphStub.PSID, hola, "r".repeat(1000)),
                Arguments.of("RECIPIENT_OF_ANOTHER_CHANNEL", GraphStub.NUMBER, hola, "r"),
                Arguments.of("RECIPIENT_OF_ANOTHER_CHANNEL", GraphStub.IGSID, hola, "r"),
                Arguments.of("RECIPIENT_NOT_AN_ID", path, hola, "r"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidContent")
    void invalidContentIsRefusedBeforeAnyCall(
            String reason, IdentityKey to, MessengerPayload payload, String reference) {
        assertThat(client.send(GraphStub.MESSENGER, to, payload, reference, null))
                .isEqualTo(new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, new DeliveryError(0, 0, reason)));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void textMayHave1999Characters() {
        assertThat(client.send(GraphStub.MESSENGER, GraphStub.PSID, new MessengerText("a".repeat(1999)), null, null))
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void seenIsSentAsASenderAction() {
        meta.answers(200, "{\"recipient_id\":\"24900000000000001\"}");

        assertThat(client.markSeen(GraphStub.MESSENGER, GraphStub.PSID)).isTrue();
        assertBody("{\"recipient\":{\"id\":\"24900000000000001\"},\"sender_action\":\"mark_seen\"}");
    }

    @Test
    void typingIsSentAsASenderAction() {
        meta.answers(200, "{\"recipient_id\":\"24900000000000001\"}");

        assertThat(client.showTyping(GraphStub.MESSENGER, GraphStub.PSID)).isTrue();
        assertBody("{\"recipient\":{\"id\":\"24900000000000001\"},\"sender_action\":\"typing_on\"}");
        assertThat(client.showTyping(GraphStub.MESSENGER, GraphStub.NUMBER)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> client.showTyping(GraphStub.WHATSAPP, GraphStub.PSID));
    }

    @Test
    void failedMarkIsReportedAndAForeignKeyIsNotTried() {
        meta.answers(400, SendAnswers.error(100, 2018001));

        assertThat(client.markSeen(GraphStub.MESSENGER, GraphStub.PSID)).isFalse();
        assertThat(client.markSeen(GraphStub.MESSENGER, GraphStub.NUMBER)).isFalse();
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void lineOfAnotherChannelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.send(GraphStub.WHATSAPP, GraphStub.PSID, new MessengerText("Hola"), null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> client.markSeen(GraphStub.WHATSAPP, GraphStub.PSID));
        assertThatIllegalArgumentException().isThrownBy(() -> client.profile(GraphStub.WHATSAPP, GraphStub.PSID));
    }

    @Test
    void textsAreNotPrinted() {
        assertThat(new MessengerText("secreto").toString()).doesNotContain("secreto");
    }
}
