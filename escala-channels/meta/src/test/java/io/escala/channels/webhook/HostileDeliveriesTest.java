package io.escala.channels.webhook;

import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.TOKEN;
import static io.escala.channels.webhook.Deliveries.signed;
import static io.escala.channels.webhook.Deliveries.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.AppSecret;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deliveries that must never reach the parser or the intake. */
class HostileDeliveriesTest {
    private static final byte[] BODY = Payload.bytes("whatsapp/text");
    private static final String GOOD = WebhookSigner.with(SECRET).headerFor(BODY);
    private static final AppSecret RETIRED = AppSecret.of("11111111111111111111111111111111");
    private static final AppSecret NEXT = AppSecret.of("22222222222222222222222222222222");

    private final RecordingIntake intake = new RecordingIntake();
    private final MetaWebhooks webhooks = Deliveries.endpoint(intake);

    static Stream<Arguments> badSignatures() {
        String hex = GOOD.substring("sha256=".length());
        return Stream.of(
                Arguments.of("no header", withHeader(BODY)),
                Arguments.of("empty", withHeader(BODY, "")),
                Arguments.of("prefix only", withHeader(BODY, "sha256=")),
                Arguments.of("one digit short", withHeader(BODY, GOOD.substring(0, GOOD.length() - 1))),
                Arguments.of("one digit long", withHeader(BODY, GOOD + "0")),
                Arguments.of("trailing space", withHeader(BODY, GOOD + " ")),
                Arguments.of("not hex", withHeader(BODY, GOOD.substring(0, GOOD.length() - 1) + "g")),
                Arguments.of("digits of another script", withHeader(BODY, "sha256=" + "\u0661".repeat(64))),
                Arguments.of("prefix in capitals", withHeader(BODY, "SHA256=" + hex)),
                Arguments.of("no prefix", withHeader(BODY, hex)),
                Arguments.of("sha1 in the place of sha256", withHeader(BODY, "sha1=" + hex.substring(0, 40))),
                Arguments.of(
                        "the older header alone",
                        WebhookRequest.of(Map.of("X-Hub-Signature", List.of("sha1=" + hex.substring(0, 40))), BODY)),
                Arguments.of("twice the same header", withHeader(BODY, GOOD, GOOD)),
                Arguments.of("a good and a bad header", withHeader(BODY, GOOD, "sha256=" + "0".repeat(64))),
                Arguments.of("two in one header", withHeader(BODY, GOOD + "," + GOOD)),
                Arguments.of("another digest", withHeader(BODY, "sha256=" + "0".repeat(64))),
                Arguments.of("of another secret", signed(BODY, NEXT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSignatures")
    void badSignatureIsRefusedBeforeReadingTheBody(String name, WebhookRequest request) {
        WebhookResponse response = webhooks.post(request);

        assertThat(response.status()).as(name).isEqualTo(401);
        assertThat(response.body()).isEmpty();
        assertThat(response.receipt()).isNull();
        assertThat(intake.batches()).isEmpty();
    }

    @Test
    void oneChangedByteBreaksTheSignature() {
        byte[] changed = BODY.clone();
        changed[changed.length / 2] ^= 1;

        assertThat(webhooks.post(withHeader(changed, GOOD)).status()).isEqualTo(401);
    }

    @Test
    void reserialisedBodyBreaksTheSignature() {
        String escaped = "{\"object\":\"page\",\"x\":\"\\u00e4\"}";
        String header = WebhookSigner.with(SECRET).headerFor(escaped.getBytes(UTF_8));
        String decoded = escaped.replace("\\u00e4", "ä");

        assertThat(webhooks.post(withHeader(escaped.getBytes(UTF_8), header)).status())
                .isEqualTo(200);
        assertThat(webhooks.post(withHeader(decoded.getBytes(UTF_8), header)).status())
                .isEqualTo(401);
    }

    @Test
    void bothSecretsAreAcceptedDuringARotation() {
        MetaWebhooks rotating = MetaWebhooks.receiving(intake)
                .app(APP, SECRET, NEXT)
                .verifyToken(TOKEN)
                .build();

        assertThat(rotating.post(signed(BODY, SECRET)).status()).isEqualTo(200);
        assertThat(rotating.post(signed(BODY, NEXT)).status()).isEqualTo(200);
        assertThat(rotating.post(signed(BODY, RETIRED)).status()).isEqualTo(401);
    }

    @Test
    void deliveryIsAttributedToTheAppThatSignedIt() {
        MetaWebhooks two = MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .app("666", NEXT)
                .verifyToken(TOKEN)
                .build();

        assertThat(two.post(signed(BODY, NEXT)).status()).isEqualTo(200);
        assertThat(intake.batches()).extracting(batch -> batch.appId()).containsExactly("666");
    }

    @Test
    void replayedBodyHasTheSameEvents() {
        webhooks.post(signed(BODY, SECRET));
        webhooks.post(signed(BODY, SECRET));

        assertThat(intake.batches()).hasSize(2);
        assertThat(intake.batches().get(0).events())
                .isEqualTo(intake.batches().get(1).events());
    }

    @Test
    void bodySizeLimitIsExact() {
        MetaWebhooks small = MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .verifyToken(TOKEN)
                .maxBodyBytes(BODY.length)
                .build();
        byte[] longer = (new String(BODY, UTF_8) + " ").getBytes(UTF_8);

        assertThat(small.post(signed(BODY, SECRET)).status()).isEqualTo(200);
        assertThat(small.post(signed(longer, SECRET)).status()).isEqualTo(413);
        assertThat(intake.batches()).hasSize(1);
    }

    @Test
    void endlessBodyIsReadUpToTheLimitPlusOneByte() {
        EndlessStream endless = new EndlessStream();

        WebhookResponse response = webhooks.post(WebhookRequest.of(header -> List.of(GOOD), endless));

        assertThat(response.status()).isEqualTo(413);
        assertThat(endless.bytesRead()).isEqualTo(MetaWebhooks.DEFAULT_MAX_BODY_BYTES + 1);
    }

    @Test
    void bodyThatDripsInForTooLongIsRefusedAtTheTimeLimit() {
        AtomicLong nanos = new AtomicLong();
        DrippingStream dripping = new DrippingStream(BODY, () -> nanos.addAndGet(1_000_000_000));
        MetaWebhooks timed = MetaWebhooks.receiving(intake)
                .app(Deliveries.APP, SECRET)
                .verifyToken(Deliveries.TOKEN)
                .nanos(nanos::get)
                .build();

        WebhookResponse response = timed.post(WebhookRequest.of(header -> List.of(GOOD), dripping));

        assertThat(response.status()).isEqualTo(408);
        assertThat(dripping.left()).as("read for ten seconds and not longer").isEqualTo(BODY.length - 11);
        assertThat(intake.batches()).isEmpty();
    }

    @Test
    void timeLimitIsSetAndSpansTheWholeBody() {
        AtomicLong nanos = new AtomicLong();
        DrippingStream inTime = new DrippingStream(BODY, () -> nanos.addAndGet(1_000_000));
        MetaWebhooks timed = MetaWebhooks.receiving(intake)
                .app(Deliveries.APP, SECRET)
                .verifyToken(Deliveries.TOKEN)
                .bodyTimeout(Duration.ofMillis(BODY.length + 1))
                .nanos(nanos::get)
                .build();

        assertThat(timed.post(WebhookRequest.of(header -> List.of(GOOD), inTime))
                        .status())
                .isEqualTo(200);
        assertThat(intake.batches()).hasSize(1);
    }

    @Test
    void slowBodyIsReadAndAnAbortedOneIsRequestedAgain() {
        InputStream dripping = new DrippingStream(BODY, () -> {});
        InputStream givenUp = new SequenceInputStream(
                new ByteArrayInputStream(BODY, 0, BODY.length - 1),
                new FailingStream(() -> new SocketTimeoutException("too slow")));

        assertThat(webhooks.post(WebhookRequest.of(header -> List.of(GOOD), dripping))
                        .status())
                .isEqualTo(200);
        assertThat(webhooks.post(WebhookRequest.of(header -> List.of(GOOD), givenUp))
                        .status())
                .isEqualTo(503);
        assertThat(intake.batches()).hasSize(1);
    }
}
