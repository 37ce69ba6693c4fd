package io.escala.channels.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.channel.SendOutcome.Scope;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.line.Line;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppNumbersTest {
    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private WhatsAppNumbers numbers;

    @BeforeEach
    void open() {
        numbers = new WhatsAppNumbers(meta.graph());
        meta.answers(200, "{\"success\":true}");
    }

    private void isPosted(String edge, String body) {
        assertThat(meta.request().getMethod().getName()).isEqualTo("POST");
        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/1055500000000001/" + edge);
        assertThat(equalToJson(body).match(meta.request().getBodyAsString()).isExactMatch())
                .isTrue();
    }

    private static GraphOutcome<Line> refused(String reason) {
        return new GraphOutcome.Rejected<>(Rejection.REQUEST, new DeliveryError(0, 0, reason));
    }

    @Test
    void codeIsAskedForByMethodAndLanguage() {
        assertThat(numbers.requestCode(GraphStub.WHATSAPP, WhatsAppNumbers.CodeMethod.VOICE, "es_AR"))
                .isEqualTo(new GraphOutcome.Done<>(GraphStub.WHATSAPP));

        isPosted("request_code", "{\"code_method\":\"VOICE\",\"language\":\"es_AR\"}");
    }

    @Test
    void codeIsVerifiedWithoutItsHyphen() {
        numbers.verifyCode(GraphStub.WHATSAPP, "123-456");

        isPosted("verify_code", "{\"code\":\"123456\"}");
    }

    @Test
    void numberIsRegisteredWithItsPin() {
        numbers.register(GraphStub.WHATSAPP, "271828");

        isPosted("register", "{\"messaging_product\":\"whatsapp\",\"pin\":\"271828\"}");
    }

    @Test
    void numberIsDeregistered() {
        numbers.deregister(GraphStub.WHATSAPP);

        isPosted("deregister", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦"})
    void pinOfAnotherFormIsRefusedBeforeAnyCall(String pin) {
        assertThat(numbers.register(GraphStub.WHATSAPP, pin)).isEqualTo(refused("PIN_INVALID"));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void codeAndLanguageOfAnotherFormAreRefusedBeforeAnyCall() {
        assertThat(numbers.verifyCode(GraphStub.WHATSAPP, "12 34")).isEqualTo(refused("CODE_INVALID"));
        assertThat(numbers.requestCode(GraphStub.WHATSAPP, WhatsAppNumbers.CodeMethod.SMS, "Spanish"))
                .isEqualTo(refused("LANGUAGE_INVALID"));
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void errorsHaveTheClassesOfSending() {
        meta.answers(400, SendAnswers.error(133016, 0));
        assertThat(numbers.register(GraphStub.WHATSAPP, "271828"))
                .isEqualTo(new GraphOutcome.Rejected<Line>(
                        Rejection.NOT_NOW, new DeliveryError(133016, 0, "(#133016) A title")));

        meta.answers(401, SendAnswers.error(190, 0));
        assertThat(numbers.register(GraphStub.WHATSAPP, "271828"))
                .isEqualTo(new GraphOutcome.TryLater<Line>(
                        Scope.STOPPED_LINE, new DeliveryError(190, 0, "(#190) A title"), null));

        meta.answers(200, "<html>");
        assertThat(numbers.register(GraphStub.WHATSAPP, "271828"))
                .isEqualTo(new GraphOutcome.Unknown<Line>(new DeliveryError(0, 0, "UNREADABLE_ANSWER")));
    }

    @Test
    void successFalseIsNotDone() {
        meta.answers(200, "{\"success\":false}");

        assertThat(numbers.deregister(GraphStub.WHATSAPP)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    @Test
    void linesOfOtherChannelsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> numbers.register(GraphStub.MESSENGER, "271828"));
        assertThatIllegalArgumentException().isThrownBy(() -> numbers.deregister(GraphStub.INSTAGRAM));
    }
}
