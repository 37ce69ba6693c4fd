package io.escala.examples.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.WebhookSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> ENVIRONMENT = Map.of("APP_SECRET", SECRET, "OTHER", "another-secret");
    private static final String BODY = Bodies.text("hola");
    private static final String SIGNATURE = signed(BODY);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeTheBody() throws IOException {
        file = Files.writeString(folder.resolve("body.json"), BODY);
    }

    private static String signed(String body) {
        return WebhookSigner.with(AppSecret.of(SECRET)).headerFor(body.getBytes(UTF_8));
    }

    private Run checked(String... args) {
        return checking(BODY, args);
    }

    private Run checking(String body, String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "--app-secret";
        all[1] = "env:APP_SECRET";
        System.arraycopy(args, 0, all, 2, args.length);
        return Run.with(body, ENVIRONMENT, all);
    }

    @Test
    void signatureOfOneBodyCanBeGiven() {
        assertThat(checked("--signature", SIGNATURE, file.toString()).code()).isZero();
        assertThat(checked("--signature", SIGNATURE).code()).isZero();
        assertThat(checked("--signature", "X-Hub-Signature-256: " + SIGNATURE.toUpperCase(Locale.ROOT))
                        .code())
                .isZero();
    }

    @Test
    void signatureFileBesideTheBodyIsRead() throws IOException {
        Files.writeString(folder.resolve("body.json.sig"), SIGNATURE + "\n");

        assertThat(checked(file.toString()).code()).isZero();
        assertThat(checked(folder.toString()).code()).isZero();
    }

    @Test
    void bodyWithWrongSignatureIsNotPrinted() throws IOException {
        Files.writeString(folder.resolve("body.json.sig"), signed("another body"));

        Run run = checked(file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("its signature does not fit");
    }

    @Test
    void missingSignatureIsUnreadableWhenChecked() {
        assertThat(checked(file.toString()).err()).contains("it has no signature");
        assertThat(checked().code()).isEqualTo(2);
    }

    @Test
    void trailingLineBreakIsPointedOut() {
        assertThat(checking(BODY + "\n", "--signature", SIGNATURE).err()).contains("line break at the end");
        assertThat(checking(BODY + "\r\n", "--signature", SIGNATURE).err()).contains("line break at the end");
        assertThat(checking(BODY + "\n", "--signature", SIGNATURE).code()).isEqualTo(2);
    }

    @Test
    void oldAndMalformedHeadersAreRefused() {
        assertThat(checked("--signature", "sha1=" + "0".repeat(40)).err()).contains("SHA-1");
        assertThat(checked("--signature", SIGNATURE + "0").err()).contains("malformed");
        assertThat(checked("--signature", "").code()).isEqualTo(2);
    }

    @Test
    void oneMatchingSecretIsEnough() {
        Run run = Run.with(
                BODY,
                ENVIRONMENT,
                "--app-secret",
                "env:OTHER",
                "--app-secret",
                "env:APP_SECRET",
                "--signature",
                SIGNATURE);

        assertThat(run.code()).isZero();
    }

    @Test
    void secretCanBeReadFromAFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        assertThat(Run.reading(BODY, "--app-secret", "file:" + secret, "--signature", SIGNATURE)
                        .code())
                .isZero();
        assertThat(Run.reading(BODY, "--app-secret", "file:" + secret + "x").code())
                .isEqualTo(2);
    }

    @Test
    void secretOnTheCommandLineIsRefusedAndNotRepeated() {
        Run run = Run.of("--app-secret", SECRET);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).doesNotContain(SECRET).contains("env:NAME");
        assertThat(Run.of("--app-secret", "env:NO_SUCH_VARIABLE").code()).isEqualTo(2);
    }

    @Test
    void uncheckableSignatureIsAnError() {
        assertThat(Run.of("--signature", SIGNATURE, file.toString()).err()).contains("needs --app-secret");
        assertThat(checked("--lines").code()).isEqualTo(2);
        assertThat(checked("--signature", SIGNATURE, file.toString(), file.toString())
                        .err())
                .contains("one body");
        assertThat(checked("--signature", SIGNATURE, folder.toString()).code()).isEqualTo(2);
    }
}
