package io.escala.channels.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormKeyTest {
    private static final PrivateKey PRIVATE = FormRequest.PAIR.getPrivate();

    private static String plain() {
        return FormRequest.pem("PRIVATE KEY", PRIVATE.getEncoded());
    }

    /** A key of no other use, as OpenSSL writes it. */
    private static String file(String name) throws IOException {
        try (InputStream in = FormKeyTest.class.getResourceAsStream(name + ".pem")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void keyIsRead() {
        assertThat(FormKey.of(plain()).key()).isEqualTo(PRIVATE);
        assertThat(FormKey.of("\n" + plain().replace("\n", "\r\n") + " ").key()).isEqualTo(PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes-256-cbc", "aes-128-cbc", "aes-256-cbc-sha1"})
    void keyWithAPasswordIsRead(String name) throws Exception {
        char[] password = "correct horse".toCharArray();

        assertThat(FormKey.of(file(name), password).key())
                .isEqualTo(FormKey.of(file("plain")).key());
        assertThat(password).isEqualTo("correct horse".toCharArray());
    }

    @Test
    void wrongPasswordIsToldWithoutIt() throws Exception {
        String pem = file("aes-256-cbc");

        assertThatThrownBy(() -> FormKey.of(pem, "battery".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("battery")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"des3", "traditional", "plain"})
    void keysOfOtherFormsAreToldHowToConvert(String name) throws Exception {
        String pem = file(name);

        assertThatThrownBy(() -> FormKey.of(pem, "correct horse".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl pkcs8 -topk8 -v2 aes-256-cbc")
                .hasNoCause();
    }

    static Stream<String> others() throws Exception {
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        byte[] der = PRIVATE.getEncoded();
        return Stream.of(
                "",
                "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----",
                FormRequest.pem("RSA PRIVATE KEY", der),
                FormRequest.pem("PUBLIC KEY", FormRequest.PAIR.getPublic().getEncoded()),
                FormRequest.pem("PRIVATE KEY", FormRequest.PAIR.getPublic().getEncoded()),
                FormRequest.pem(
                        "PRIVATE KEY", curve.generateKeyPair().getPrivate().getEncoded()),
                FormRequest.pem(
                        "PRIVATE KEY", FormRequest.pair(1024).getPrivate().getEncoded()),
                FormRequest.pem("ENCRYPTED PRIVATE KEY", der),
                Base64.getEncoder().encodeToString(der));
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherTextsAreNoKeys(String pem) {
        assertThatThrownBy(() -> FormKey.of(pem))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(200));
        assertThatThrownBy(() -> FormKey.of(pem, "x".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause();
    }
}
