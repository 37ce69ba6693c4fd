package io.escala.channels.webhook;

import static io.escala.channels.webhook.Callbacks.NOW;
import static io.escala.channels.webhook.Callbacks.USER;
import static io.escala.channels.webhook.Callbacks.form;
import static io.escala.channels.webhook.Callbacks.signed;
import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.escala.channels.AppSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Valid callback requests; refused ones are in {@link HostileCallbacksTest}. */
class MetaCallbacksTest {
    private final Callbacks host = new Callbacks();
    private final MetaCallbacks callbacks = Callbacks.builder(host).build();

    @Test
    void deletionIsAnsweredWithPageAndCode() {
        WebhookResponse response = callbacks.dataDeletion(form(signed()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(response.receipt()).isNull();
        assertThat(host.deletions()).containsExactly(new AppUser(APP, USER, NOW));
        String code = host.codes().get(0);
        assertThat(code).matches("[0-9a-f]{32}");
        JsonNode answer = Batches.MAPPER.readTree(response.bodyBytes());
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("url", "confirmation_code");
        assertThat(answer.get("confirmation_code").asString()).isEqualTo(code);
        assertThat(answer.get("url").asString()).isEqualTo("https://shop.example/deletion?code=" + code);
    }

    @Test
    void deauthorisationIsAnsweredWithAnEmptyBody() {
        WebhookResponse response = callbacks.deauthorise(form(signed()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(host.deauthorisations()).containsExactly(new AppUser(APP, USER, NOW));
        assertThat(host.deletions()).isEmpty();
    }

    @Test
    void unknownUserGetsTheSameAnswer() {
        host.rejectUnknownUsers();

        JsonNode answer = answerTo(signed());

        assertThat(answer.get("confirmation_code").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.get("url").asString())
                .endsWith(answer.get("confirmation_code").asString());
        assertThat(callbacks.deauthorise(form(signed())).status()).isEqualTo(200);
    }

    @Test
    void codeIsStablePerUser() {
        WebhookSigner signer = WebhookSigner.with(SECRET);
        String first = code(signed());

        assertThat(code(signed())).as("the same request again").isEqualTo(first);
        assertThat(code(signer.signedRequest(USER, NOW.minusSeconds(600))))
                .as("a second request")
                .isEqualTo(first);
        assertThat(code(signer.signedRequest(USER + "1", NOW)))
                .as("somebody else")
                .isNotEqualTo(first);
    }

    @Test
    void codeDependsOnKeyAndAppOnly() {
        AppSecret other = AppSecret.of("22222222222222222222222222222222");
        MetaCallbacks twin =
                Callbacks.builder(host).app("200000000000002", other).build();
        MetaCallbacks rekeyed = Callbacks.builder(host)
                .confirmationKey("another key of the host".getBytes(UTF_8))
                .build();

        callbacks.dataDeletion(signed());
        twin.dataDeletion(signed());
        twin.dataDeletion(WebhookSigner.with(other).signedRequest(USER, NOW));
        rekeyed.dataDeletion(signed());

        assertThat(host.codes().get(1)).isEqualTo(host.codes().get(0));
        assertThat(host.codes().subList(1, 4)).doesNotHaveDuplicates();
        assertThat(host.deletions()).extracting(AppUser::appId).containsExactly(APP, APP, "200000000000002", APP);
    }

    @Test
    void bothSecretsAreAcceptedDuringARotation() {
        AppSecret next = AppSecret.of("33333333333333333333333333333333");
        MetaCallbacks rotating = MetaCallbacks.builder(host)
                .app(APP, SECRET, next)
                .confirmationKey(Callbacks.KEY)
                .statusUrl(code -> URI.create("https://shop.example/" + code))
                .clock(java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC))
                .build();

        assertThat(rotating.dataDeletion(form(signed())).status()).isEqualTo(200);
        assertThat(rotating.dataDeletion(WebhookSigner.with(next).signedRequest(USER, NOW))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "signed {0} s from now")
    @ValueSource(longs = {-3600, -1, 0, 300})
    void requestMayBeOneHourOldOrFiveMinutesAhead(long seconds) {
        Instant issuedAt = NOW.plusSeconds(seconds);

        assertThat(callbacks
                        .dataDeletion(WebhookSigner.with(SECRET).signedRequest(USER, issuedAt))
                        .status())
                .isEqualTo(200);
        assertThat(host.deletions()).extracting(AppUser::issuedAt).containsExactly(issuedAt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'algorithm':'HMAC-SHA256','expires':1793003600,'issued_at':1793000000,'user_id':'7'}",
                "{'user_id':7,'algorithm':'HMAC-SHA256','issued_at':'1793000000','profile':{'new':[1]}}",
            })
    void toleratedVariationsAreRead(String payload) {
        assertThat(callbacks
                        .dataDeletion(form(Callbacks.signed(payload.replace('\'', '"'))))
                        .status())
                .isEqualTo(200);
        assertThat(host.deletions()).extracting(AppUser::userId).containsExactly("7");
    }

    @Test
    void paddingIsAccepted() {
        String[] parts = signed().split("\\.", 2);

        assertThat(callbacks.dataDeletion(form(parts[0] + "%3D." + parts[1])).status())
                .isEqualTo(200);
        assertThat(callbacks.dataDeletion(parts[0] + "=." + parts[1]).status()).isEqualTo(200);
    }

    @Test
    void otherFormFieldsAreIgnored() {
        assertThat(callbacks
                        .dataDeletion(Callbacks.body("a=%20b&signed%5Frequest=" + signed() + "&c"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void bodyIsReadUpToTheLimit() {
        InputStream exact = new ByteArrayInputStream(
                ("signed_request=" + signed() + "&pad=" + "x".repeat(MetaCallbacks.MAX_BODY_BYTES))
                        .substring(0, MetaCallbacks.MAX_BODY_BYTES)
                        .getBytes(UTF_8));
        EndlessStream endless = new EndlessStream();

        assertThat(callbacks
                        .dataDeletion(WebhookRequest.of(name -> null, exact))
                        .status())
                .isEqualTo(200);
        assertThat(callbacks
                        .dataDeletion(WebhookRequest.of(name -> null, endless))
                        .status())
                .isEqualTo(413);
        assertThat(endless.bytesRead()).isEqualTo(MetaCallbacks.MAX_BODY_BYTES + 1);
    }

    @Test
    void temporaryFailureIsAnsweredWithRetry() {
        InputStream broken = new FailingStream(() -> new IOException("connection reset"));
        assertThat(callbacks
                        .dataDeletion(WebhookRequest.of(name -> null, broken))
                        .status())
                .isEqualTo(503);

        host.becomeUnavailable();
        assertThat(callbacks.dataDeletion(form(signed())).status()).isEqualTo(503);
        assertThat(callbacks.deauthorise(form(signed())).status()).isEqualTo(503);

        host.failWith(new IllegalStateException("defect"));
        assertThat(callbacks.dataDeletion(form(signed())).status()).isEqualTo(503);
    }

    @Test
    void errorThrownByTheHostIsADefect() {
        for (Error defect : List.of(new StackOverflowError(), new NoClassDefFoundError("a/B"))) {
            host.failWith(defect);

            assertThat(callbacks.dataDeletion(form(signed())).status()).isEqualTo(503);
            assertThat(callbacks.deauthorise(form(signed())).status()).isEqualTo(503);
        }
        host.failWith(new OutOfMemoryError("no memory, in a test"));
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> callbacks.deauthorise(form(signed())));
    }

    @Test
    void failingStatusUrlDeletesNothing() {
        boolean[] built = {false};
        MetaCallbacks pageless = Callbacks.builder(host)
                .statusUrl(code -> {
                    if (built[0]) {
                        throw new IllegalArgumentException("no page today");
                    }
                    return URI.create("https://shop.example/" + code);
                })
                .build();
        built[0] = true;

        assertThat(pageless.dataDeletion(form(signed())).status()).isEqualTo(503);
        assertThat(host.wasNotCalled()).isTrue();
    }

    @Test
    void nonAsciiPageIsEncoded() {
        MetaCallbacks accented = Callbacks.builder(host)
                .statusUrl(code -> URI.create("https://shop.example/supresi\u00f3n/" + code))
                .build();

        assertThat(Batches.MAPPER
                        .readTree(accented.dataDeletion(signed()).body())
                        .get("url")
                        .asString())
                .startsWith("https://shop.example/supresi%C3%B3n/");
    }

    @Test
    void allMissingSettingsAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MetaCallbacks.builder(host).build())
                .withMessageContainingAll("no app with its secret", "the confirmation key", "no status page");
        assertThatIllegalStateException()
                .isThrownBy(() -> Callbacks.builder(host)
                        .app("2", SECRET)
                        .confirmationKey(new byte[15])
                        .statusUrl(code -> URI.create("/deletion/" + code))
                        .build())
                .withMessageContainingAll(
                        "a secret of app 2 is given twice",
                        "the confirmation key has less than 16 bytes",
                        "the status page has no absolute http address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Callbacks.builder(host).app(APP, SECRET));
    }

    @Test
    void keyIsCopied() {
        byte[] key = Callbacks.KEY.clone();
        MetaCallbacks copied = Callbacks.builder(host).confirmationKey(key).build();
        key[0] ^= 1;

        copied.dataDeletion(signed());

        String code = host.codes().get(0);
        assertThat(code).isEqualTo(code(signed()));
    }

    @Test
    void signerMatchesMetasFormat() {
        WebhookSigner signer = WebhookSigner.with(AppSecret.of("secret"));

        // Computed with other tools than this library.
        assertThat(signer.signedRequest("{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo("wN-ZPf1Y9bj6hmL8HUf_HkwxK3io1dWpn1XgxT9kf6I.eyJhIjoxfQ");
        assertThat(callbacks
                        .dataDeletion(WebhookSigner.with(SECRET).signedRequest("\"\\", NOW))
                        .status())
                .isEqualTo(200);
        assertThat(host.deletions()).extracting(AppUser::userId).containsExactly("\"\\");
        for (String id : List.of("", " ", "a b", "a\n", "\u00e4", "x".repeat(257))) {
            assertThatIllegalArgumentException().isThrownBy(() -> signer.signedRequest(id, NOW));
        }
    }

    @Test
    void userIdIsNotPrinted() {
        assertThat(new AppUser(APP, USER, NOW.minus(Duration.ofMinutes(1))))
                .asString()
                .doesNotContain(USER);
    }

    private String code(String signedRequest) {
        return answerTo(signedRequest).get("confirmation_code").asString();
    }

    private JsonNode answerTo(String signedRequest) {
        WebhookResponse response = Callbacks.builder(host).build().dataDeletion(form(signedRequest));
        assertThat(response.status()).isEqualTo(200);
        return Objects.requireNonNull(Batches.MAPPER.readTree(response.bodyBytes()));
    }
}
