package io.escala.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppFormKeysTest {
    private static final String PEM = "-----BEGIN PUBLIC KEY-----\nMIIB+/==\n-----END PUBLIC KEY-----";

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private WhatsAppFormKeys keys;

    @BeforeEach
    void open() {
        keys = new WhatsAppFormKeys(meta.graph());
        meta.answers(200, "{\"success\":true}");
    }

    @Test
    void keyIsSentAsAFieldOfAForm() {
        assertThat(keys.set(GraphStub.WHATSAPP, "\n" + PEM + "\n").toOptional()).contains(GraphStub.WHATSAPP);

        assertThat(meta.request().getUrl()).isEqualTo("/v26.0/1055500000000001/whatsapp_business_encryption");
        assertThat(meta.request().getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(meta.request().getBodyAsString())
                .isEqualTo("business_public_key=-----BEGIN+PUBLIC+KEY-----%0AMIIB%2B%2F%3D%3D%0A"
                        + "-----END+PUBLIC+KEY-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MIIB", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"})
    void whatIsNoPublicKeyIsNotSent(String pem) {
        assertThat(keys.set(GraphStub.WHATSAPP, pem))
                .isEqualTo(new GraphOutcome.Rejected<>(Rejection.REQUEST, new DeliveryError(0, 0, "KEY_INVALID")));
        assertThat(meta.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"VALID,VALID", "MISMATCH,MISMATCH", "NEW,UNKNOWN"})
    void keyIsReadWithItsStatus(String word, WhatsAppFormKey.Status status) {
        String key = "{\"business_public_key\":\"pem\",\"business_public_key_signature_status\":\"" + word + "\"}";
        for (String answer : new String[] {key, "{\"data\":[" + key + "]}"}) {
            meta.answers(200, answer);

            assertThat(keys.read(GraphStub.WHATSAPP).toOptional()).contains(new WhatsAppFormKey("pem", status));
        }
        assertThat(meta.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.getUrl()).endsWith("/whatsapp_business_encryption"));
    }

    @Test
    void numberWithoutKeyIsNoResult() {
        meta.answers(200, "{\"data\":[{}]}");

        assertThat(keys.read(GraphStub.WHATSAPP)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    @Test
    void onlyWhatsAppHasForms() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.read(GraphStub.MESSENGER));
        assertThatIllegalArgumentException().isThrownBy(() -> keys.set(GraphStub.INSTAGRAM, PEM));
    }
}
