package io.escala.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppClientTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private WhatsAppClient client;

    @BeforeEach
    void open() {
        client = new WhatsAppClient(meta.graph());
        meta.answers(200, SendAnswers.WHATSAPP_OK);
    }

    private static SendOutcome refused(String reason) {
        return new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, new DeliveryError(0, 0, reason));
    }

    @Test
    void textToANumberIsAddressedInE164() {
        client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("¡Hola! \uD83D\uDC4B"), "msg-1", "wamid.IN");

        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/1055500000000001/messages");
        assertThat(meta.request().getBodyAsString())
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\","
                        + "\"to\":\"+5493415550101\",\"type\":\"text\",\"text\":{\"body\":\"¡Hola! \uD83D\uDC4B\"},"
                        + "\"context\":{\"message_id\":\"wamid.IN\"},\"biz_opaque_callback_data\":\"msg-1\"}");
    }

    @Test
    void userIdIsSentInRecipientNotInTo() {
        IdentityKey parent =
                new IdentityKey(IdentityKeyKind.PARENT_BSUID, "4055500000000001", "AR.ENT.5510293847566102");

        client.send(GraphStub.WHATSAPP, GraphStub.BSUID, new WhatsAppText("hola"), null, null);
        client.send(GraphStub.WHATSAPP, parent, new WhatsAppText("hola"), null, null);

        String rest = ",\"type\":\"text\",\"text\":{\"body\":\"hola\"}}";
        String start = "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"recipient\":";
        assertThat(meta.requests())
                .extracting(request -> request.getBodyAsString())
                .containsExactlyInAnyOrder(
                        start + "\"AR.8391027465018273\"" + rest, start + "\"AR.ENT.5510293847566102\"" + rest);
    }

    @Test
    void previewIsRequestedOnlyWhenEnabled() {
        client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("https://example.org", true), null, null);

        assertThat(meta.request().getBodyAsString())
                .contains("\"preview_url\":true")
                .contains("\"body\":\"https://example.org\"");
    }

    static Stream<Arguments> templates() {
        return Stream.of(
                Arguments.of(List.of(), "{\"name\":\"order_ready\",\"language\":{\"code\":\"es_AR\"}}"),
                Arguments.of(
                        List.of(new TemplateParameter(null, "Rosa"), new TemplateParameter(null, "{{1}} \"x\"")),
                        "{\"name\":\"order_ready\",\"language\":{\"code\":\"es_AR\"},\"components\":[{\"parameters\":["
                                + "{\"type\":\"text\",\"text\":\"Rosa\"},"
                                + "{\"type\":\"text\",\"text\":\"{{1}} \\\"x\\\"\"}],\"type\":\"body\"}]}"),
                Arguments.of(
                        List.of(new TemplateParameter("customer", "Rosa")),
                        "{\"name\":\"order_ready\",\"language\":{\"code\":\"es_AR\"},\"components\":[{\"parameters\":["
                                + "{\"type\":\"text\",\"parameter_name\":\"customer\",\"text\":\"Rosa\"}],"
                                + "\"type\":\"body\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void templateSendsItsParametersByPositionOrByName(List<TemplateParameter> parameters, String expected) {
        client.send(
                GraphStub.WHATSAPP,
                GraphStub.NUMBER,
                WhatsAppTemplate.of("order_ready").language("es_AR").body(parameters),
                null,
                null);

        String body = meta.request().getBodyAsString();
        assertThat(body).contains("\"type\":\"template\"");
        assertThat(equalToJson(expected)
                        .match(body.substring(body.indexOf("\"template\":{") + 11, body.length() - 1))
                        .isExactMatch())
                .as(body)
                .isTrue();
    }

    @Test
    void hostsCanAddMessageKinds() {
        WhatsAppPayload reaction = new WhatsAppPayload() {
            @Override
            public String type() {
                return "reaction";
            }

            @Override
            public Map<String, ?> body() {
                return Map.of("message_id", "wamid.IN");
            }
        };

        client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, reaction, null, null);

        assertThat(meta.request().getBodyAsString())
                .endsWith("\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.IN\"}}");
    }

    @Test
    void answerContainsMessageIdAndNumber() {
        assertThat(client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("hola"), null, null))
                .isEqualTo(new SendOutcome.Accepted(
                        "wamid.OUT1", List.of(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101"))));
    }

    @Test
    void answerContainsUserIds() {
        meta.answers(
                200,
                "{\"contacts\":[{\"input\":\"AR.8\",\"wa_id\":\"AR.8\",\"user_id\":\"AR.8\",\"parent_user_id\":\"AR.ENT.5\"}],"
                        + "\"messages\":[{\"id\":\"wamid.OUT2\"}]}");

        assertThat(client.send(GraphStub.WHATSAPP, GraphStub.BSUID, new WhatsAppText("hola"), null, null))
                .isEqualTo(new SendOutcome.Accepted(
                        "wamid.OUT2",
                        List.of(
                                new PartyKey(IdentityKeyKind.BSUID, "AR.8"),
                                new PartyKey(IdentityKeyKind.PARENT_BSUID, "AR.ENT.5"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"messages\":[]}",
                "{\"messages\":{}}",
                "{\"messages\":[{\"id\":\"\"}]}",
                "{\"messages\":[{\"id\":\" \"}]}",
                "{\"messages\":[{\"id\":null}]}",
                "{\"messages\":[{\"id\":{}}]}",
                "{\"messages\":[{\"id\":\"wamid.\\u0000\"}]}",
                "{\"messages\":[{\"id\":\"wamid.\\ud800\"}]}",
                "{\"messages\":[null]}",
            })
    void successWithoutIdLeavesTheSendUnknown(String answer) {
        meta.answers(200, answer);

        assertThat(client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("hola"), null, null))
                .isEqualTo(new SendOutcome.Unknown(new DeliveryError(0, 0, "ANSWER_WITHOUT_ID")));
        assertThat(meta.requests()).hasSize(1);
    }

    @Test
    void unreadableAnswerLeavesTheSendUnknown() {
        meta.answers(200, "<html>ok</html>");

        assertThat(client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("hola"), null, null))
                .isEqualTo(new SendOutcome.Unknown(new DeliveryError(0, 0, "UNREADABLE_ANSWER")));
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "4097, false"})
    void textMayHave4096Characters(int length, boolean taken) {
        SendOutcome outcome =
                client.send(GraphStub.WHATSAPP, GraphStub.NUMBER, new WhatsAppText("a".repeat(length)), null, null);

        assertThat(outcome instanceof SendOutcome.Accepted).isEqualTo(taken);
        assertThat(meta.requests()).hasSize(taken ? 1 : 0);
    }

    static Stream<Arguments> invalidContent() {
        IdentityKey disguised = new IdentityKey(IdentityKeyKind.BSUID, "4055500000000001", "5493415550101");
        WhatsAppText hola = new WhatsAppText("hola");
        return Stream.of(
                Arguments.of("TEXT_TOO_LONG", GraphStub.NUMBER, new WhatsAppText("a".repeat(4097)), "r"),
                Arguments.of("EMPTY_TEXT", GraphStub.NUMBER, new WhatsAppText(" \n"), "r"),
                Arguments.of("NUMBER_AS_USER_ID", disguised, hola, "r"),
                Arguments.of("RECIPIENT_OF_ANOTHER_CHANNEL", GraphStub.PSID, hola, "r"),
                Arguments.of("RECIPIENT_OF_ANOTHER_CHANNEL", GraphStub.IGSID, hola, "r"),
                Arguments.of("REFERENCE_TOO_LONG", GraphStub.NUMBER, hola, "r".repeat(513)),
                Arguments.of(
                        "TEMPLATE_UNNAMED",
                        GraphStub.NUMBER,
                        WhatsAppTemplate.of("").language("es"),
                        "r"),
                Arguments.of(
                        "TEMPLATE_UNNAMED",
                        GraphStub.NUMBER,
                        WhatsAppTemplate.of("a").language(" "),
                        "r"),
                Arguments.of(
                        "POSITIONAL_AND_NAMED_PARAMETERS",
                        GraphStub.NUMBER,
                        WhatsAppTemplate.of("a")
                                .language("es")
                                .body(List.of(new TemplateParameter(null, "x"), new TemplateParameter("n", "y"))),
                        "r"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidContent")
    void invalidContentIsRefusedBeforeAnyCall(
            String reason, IdentityKey to, WhatsAppPayload payload, String reference) {
        assertThat(client.send(GraphStub.WHATSAPP, to, payload, reference, null))
                .isEqualTo(refused(reason));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void markReadSendsTheMessageId() {
        meta.answers(200, "{\"success\":true}");

        assertThat(client.markRead(GraphStub.WHATSAPP, "wamid.IN")).isTrue();
        assertThat(equalToJson("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.IN\"}")
                        .match(meta.request().getBodyAsString())
                        .isExactMatch())
                .isTrue();
    }

    @Test
    void typingIsShownOnTheMessageAndMarksItRead() {
        meta.answers(200, "{\"success\":true}");

        assertThat(client.showTyping(GraphStub.WHATSAPP, "wamid.IN")).isTrue();
        assertThat(equalToJson("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.IN\","
                                + "\"typing_indicator\":{\"type\":\"text\"}}")
                        .match(meta.request().getBodyAsString())
                        .isExactMatch())
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> client.showTyping(GraphStub.INSTAGRAM, "wamid.IN"));
    }

    @Test
    void failedMarkIsReported() {
        meta.answers(200, "{\"success\":false}");
        assertThat(client.markRead(GraphStub.WHATSAPP, "wamid.IN")).isFalse();

        meta.answers(400, SendAnswers.error(100, 0));
        assertThat(client.markRead(GraphStub.WHATSAPP, "wamid.IN")).isFalse();
    }

    @Test
    void lineOfAnotherChannelIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.send(GraphStub.MESSENGER, GraphStub.NUMBER, new WhatsAppText("hola"), null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> client.markRead(GraphStub.INSTAGRAM, "wamid.IN"));
    }

    @Test
    void textsAndValuesAreNotPrinted() {
        assertThat(new WhatsAppText("secreto").toString()).doesNotContain("secreto");
        assertThat(WhatsAppTemplate.of("t")
                        .language("es")
                        .body(List.of(new TemplateParameter(null, "secreto")))
                        .toString())
                .doesNotContain("secreto");
    }
}
