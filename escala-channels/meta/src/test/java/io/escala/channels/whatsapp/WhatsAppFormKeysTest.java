package io.escala.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.crm.conversation.DeliveryError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WhatsAppFormKeysTest {
    private static final String PEM = pem(2_048);

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
        assertThat(meta.request().getBodyAsString()).startsWith("business_public_key=-----BEGIN+PUBLIC+KEY-----%0A");
        assertThat(URLDecoder.decode(meta.request().getBodyAsString(), StandardCharsets.UTF_8))
                .isEqualTo("business_public_key=" + PEM);
    }

    static Stream<String> others() {
        return Stream.of(
                "",
                "MIIB",
                "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
                PEM.replace("PUBLIC", "PRIVATE"),
                pem(1_024));
    }

    private static String pem(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
            return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
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
