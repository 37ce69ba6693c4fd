package io.escala.channels.webhook;

import static io.escala.channels.webhook.Callbacks.NOW;
import static io.escala.channels.webhook.Callbacks.USER;
import static io.escala.channels.webhook.Callbacks.body;
import static io.escala.channels.webhook.Callbacks.form;
import static io.escala.channels.webhook.Callbacks.signed;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.channels.AppSecret;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Forged, stale and broken requests: refused with an empty body and without effect. */
class HostileCallbacksTest {
    private static final AppSecret OTHER = AppSecret.of("22222222222222222222222222222222");
    private static final String GOOD = signed();
    private static final String SIGNATURE = GOOD.substring(0, GOOD.indexOf('.'));
    private static final String PAYLOAD = GOOD.substring(GOOD.indexOf('.') + 1);

    private static final String RIGHT = "{\"user_id\":\"7\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1793000000}";

    private final Callbacks host = new Callbacks();
    private final MetaCallbacks callbacks = Callbacks.builder(host).build();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.escala");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                row(
                        401,
                        "signed with another secret",
                        form(WebhookSigner.with(OTHER).signedRequest(USER, NOW))),
                row(401, "another signature", form("A".repeat(43) + "." + PAYLOAD)),
                row(401, "one character of the payload changed", form(SIGNATURE + "." + changed(PAYLOAD))),
                row(401, "payload without its signature's payload", form(SIGNATURE + ".")),
                row(401, "a second dot", form(GOOD + ".")),
                row(401, "padding added to a signed payload", form(GOOD + "%3D")),
                row(400, "payload in the other alphabet, rightly signed", form(overPayload("e3//"))),
                row(401, "signed after decoding, as no client of Meta does", form(overDecodedPayload())),
                row(401, "algorithm in small letters", algorithm("\"hmac-sha256\"")),
                row(401, "algorithm with a space", algorithm("\"HMAC-SHA256 \"")),
                row(401, "another algorithm", algorithm("\"HMAC-SHA1\"")),
                row(401, "no algorithm at all, by name", algorithm("\"none\"")),
                row(401, "algorithm missing", form(signed("{\"user_id\":\"7\",\"issued_at\":1793000000}"))),
                row(401, "algorithm in an array", algorithm("[\"HMAC-SHA256\"]")),
                row(401, "an hour and a second old", at("1792996399")),
                row(401, "five minutes and a second ahead", at("1793000301")),
                row(401, "time missing", form(signed("{\"user_id\":\"7\",\"algorithm\":\"HMAC-SHA256\"}"))),
                row(401, "time null", at("null")),
                row(401, "time zero", at("0")),
                row(401, "time negative", at("-1793000000")),
                row(401, "time in milliseconds", at("1793000000000")),
                row(401, "time with decimals", at("1793000000.5")),
                row(401, "time with exponent", at("1.793e9")),
                row(401, "time beyond long", at("99999999999999999999")),
                row(401, "time in other digits", at("\"١٧٩٣٠٠٠٠٠٠\"")),
                row(401, "time an object", at("{}")),
                row(400, "no user", user("null")),
                row(400, "empty user", user("\"\"")),
                row(400, "user an object", user("{\"id\":\"7\"}")),
                row(400, "user with decimals", user("7.5")),
                row(400, "user with a line feed", user("\"7\\n\"")),
                row(400, "user with NUL", user("\"7\\u0000\"")),
                row(400, "user with half a surrogate pair", user("\"\\ud800\"")),
                row(400, "user of 257 characters", user("\"" + "7".repeat(257) + "\"")),
                row(400, "payload empty", form(signed(""))),
                row(400, "payload no JSON", form(signed("user_id=7"))),
                row(400, "payload an array", form(signed("[{}]"))),
                row(400, "payload a text", form(signed("\"7\""))),
                row(400, "payload twice", form(signed(RIGHT + RIGHT))),
                row(400, "a name twice", user("\"7\",\"user_id\":\"8\"")),
                row(400, "65 levels", user("\"7\",\"x\":" + "[".repeat(65) + "]".repeat(65))),
                row(400, "30,000 brackets", form(signed("[".repeat(30_000)))),
                row(400, "payload no UTF-8", form(bytes("7B22C328227D"))),
                row(400, "payload overlong NUL", form(bytes("7B22C080227D"))),
                row(400, "payload no base64url, rightly signed", form(overPayload("e30*"))),
                row(400, "payload with spare bits, rightly signed", form(overPayload("e31"))),
                row(400, "payload of one character, rightly signed", form(overPayload("e"))),
                row(400, "payload half padded, rightly signed", form(overPayload("e3%3D"))),
                row(400, "signature with spare bits", form(spareBits() + "." + PAYLOAD)),
                row(400, "signature padded twice", form(SIGNATURE + "%3D%3D." + PAYLOAD)),
                row(400, "signature cut", form(SIGNATURE.substring(1) + "." + PAYLOAD)),
                row(400, "signature empty", form("." + PAYLOAD)),
                row(400, "signature in hex", form("0".repeat(64) + "." + PAYLOAD)),
                row(400, "signature with a line feed", form(SIGNATURE + "%0A." + PAYLOAD)),
                row(400, "signature with a plus, which a form reads as a space", form("+" + GOOD)),
                row(400, "no dot", form(SIGNATURE)),
                row(400, "empty", form("")),
                row(400, "twice", body("signed_request=" + GOOD + "&signed_request=" + GOOD)),
                row(400, "twice, once encoded", body("signed_request=" + GOOD + "&signed%5frequest=" + GOOD)),
                row(400, "another field twice", body("a=1&a=2&signed_request=" + GOOD)),
                row(400, "a field in capitals", body("SIGNED_REQUEST=" + GOOD)),
                row(400, "badly encoded", body("a=%zz&signed_request=" + GOOD)),
                row(400, "empty body", body("")),
                row(400, "JSON instead of a form", body("{\"signed_request\":\"" + GOOD + "\"}")),
                row(413, "a byte too long", body("signed_request=" + GOOD + "&pad=" + "x".repeat(65_536))));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("refused")
    void refusedRequestHasNoEffect(int status, String name, WebhookRequest request) {
        WebhookResponse deletion = callbacks.dataDeletion(request);
        WebhookResponse deauthorisation = callbacks.deauthorise(request);

        assertThat(deletion.status()).as(name).isEqualTo(status);
        assertThat(deauthorisation.status()).as(name).isEqualTo(status);
        assertThat(deletion.body()).isEmpty();
        assertThat(deletion.contentType()).startsWith("text/plain");
        assertThat(host.wasNotCalled()).isTrue();
        assertThat(log.list)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .startsWith("Callback refused with " + status)
                        .doesNotContain(USER, PAYLOAD, SIGNATURE));
    }

    @ParameterizedTest
    @MethodSource("refusedValues")
    void refusedFormFieldHasNoEffect(int status, String signedRequest) {
        assertThat(callbacks.dataDeletion(signedRequest).status()).isEqualTo(status);
        assertThat(callbacks.deauthorise(signedRequest).status()).isEqualTo(status);
        assertThat(host.wasNotCalled()).isTrue();
    }

    static Stream<Arguments> refusedValues() {
        return Stream.of(
                Arguments.of(400, null),
                Arguments.of(400, ""),
                Arguments.of(400, GOOD.replace('.', '\u2024')),
                Arguments.of(400, "\u0000" + GOOD),
                Arguments.of(401, GOOD + "\ud800"),
                Arguments.of(401, GOOD + " "),
                Arguments.of(413, GOOD + "A".repeat(MetaCallbacks.MAX_BODY_BYTES)));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedRequestIsLoggedWithoutTheUser(Runnable call) {
        host.failWith(new IllegalStateException("user " + USER));
        callbacks.dataDeletion(form(GOOD));
        call.run();

        assertThat(log.list).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(USER, PAYLOAD, SIGNATURE);
            assertThat(event.getThrowableProxy()).isNull();
        });
    }

    static Stream<Runnable> accepted() {
        return Stream.of(
                () -> Callbacks.builder(new Callbacks()).build().dataDeletion(form(GOOD)),
                () -> Callbacks.builder(new Callbacks()).build().deauthorise(form(GOOD)));
    }

    private static Arguments row(int status, String name, WebhookRequest request) {
        return Arguments.of(status, name, request);
    }

    private static WebhookRequest algorithm(String json) {
        return form(signed(RIGHT.replace("\"HMAC-SHA256\"", json)));
    }

    private static WebhookRequest at(String json) {
        return form(signed(RIGHT.replace("1793000000", json)));
    }

    private static WebhookRequest user(String json) {
        return form(signed(RIGHT.replace("\"7\"", json)));
    }

    private static String bytes(String hex) {
        return WebhookSigner.with(SECRET).signedRequest(HexFormat.of().parseHex(hex));
    }

    /** A valid signature over an invalid encoded payload. */
    private static String overPayload(String encoded) {
        byte[] signature = SECRET.hmacSha256(encoded.replace("%3D", "=").getBytes(UTF_8));
        return Base64Url.encode(signature) + "." + encoded;
    }

    private static String overDecodedPayload() {
        byte[] decoded = Base64Url.decode(PAYLOAD);
        return Base64Url.encode(SECRET.hmacSha256(decoded)) + "." + PAYLOAD;
    }

    /** The same 32 bytes in another spelling: the last of 43 characters has two unused bits. */
    private static String spareBits() {
        return SIGNATURE.substring(0, 42) + (char) (SIGNATURE.charAt(42) + 1);
    }

    private static String changed(String text) {
        return (text.charAt(0) == 'e' ? "f" : "e") + text.substring(1);
    }
}
