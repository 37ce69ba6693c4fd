package io.escala.channels.webhook;

import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.signed;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.result.Receipt;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed bodies without events: kept whole and answered 200, because Meta would deliver the same bytes for days. */
class HostileBodiesTest {
    private static final String TEXT = new String(Payload.bytes("whatsapp/text"), UTF_8);

    private final RecordingIntake intake = new RecordingIntake();
    private final MetaWebhooks webhooks = Deliveries.endpoint(intake);

    static Stream<Arguments> unreadable() {
        return Stream.of(
                row("empty body", ""),
                row("white space", " \n"),
                row("byte order mark without a body", bytes("EFBBBF", "")),
                row("two values", "{}{}"),
                row("something behind the value", TEXT + "x"),
                row("cut off", TEXT.substring(0, TEXT.length() / 2)),
                row("UTF-16, big end first", TEXT.getBytes(UTF_16BE)),
                row("UTF-16, little end first", TEXT.getBytes(UTF_16LE)),
                row("UTF-16 with byte order mark", bytes("FEFF", new String(TEXT.getBytes(UTF_16BE), UTF_8))),
                row("65 levels", "[".repeat(65) + "]".repeat(65)),
                row("65 levels inside a message", inText("{\"a\":".repeat(65) + "1" + "}".repeat(65))),
                row("100,000 brackets", "[".repeat(100_000)),
                row("number of 1,000 digits", inText("9".repeat(1_000))),
                row("NaN", inText("NaN")),
                row("text of 3 MB", inText("\"" + "a".repeat(3_000_000) + "\"")),
                row("name of 257 characters", inText("{\"" + "n".repeat(257) + "\":1}")),
                row("200,000 names", inText("{" + numbered(200_000, i -> "\"n" + i + "\":0") + "}")),
                row("1,000,000 objects", "[" + numbered(1_000_000, i -> "{}") + "]"),
                row("a name twice", inText("{\"a\":1,\"a\":2}")),
                row("the entries twice", "{\"object\":\"page\",\"entry\":[],\"entry\":[]}"),
                row("a second byte that is none", around("C328")),
                row("overlong NUL", around("C080")),
                row("a surrogate", around("EDA080")),
                row("beyond Unicode", around("F5808080")),
                row("a cut character", around("F09F")),
                row("a raw NUL", around("00")),
                row("a raw line feed in a text", around("0A")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void unreadableBodyIsQuarantinedWhole(String name, byte[] body) {
        WebhookResponse response = webhooks.post(signed(body, SECRET));

        assertThat(response.status()).as(name).isEqualTo(200);
        assertThat(response.receipt())
                .isNotNull()
                .extracting(receipt -> receipt.count(Receipt.Filing.QUARANTINED))
                .isEqualTo(1);
        assertThat(intake.events()).singleElement().isInstanceOfSatisfying(Quarantined.class, quarantined -> {
            assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.UNREADABLE);
            assertThat(quarantined.line()).isNull();
            assertThat(quarantined.raw()).isEqualTo(RawBytes.copyOf(body));
        });
    }

    static Stream<Arguments> withoutEvents() {
        return Stream.of(
                row("empty array", "[]"),
                row("null", "null"),
                row("a text", "\"x\""),
                row("a number", "17"),
                row("empty object", "{}"),
                row("64 levels of nothing", "[".repeat(64) + "]".repeat(64)),
                row("no entries", "{\"object\":\"page\",\"entry\":[]}"),
                row("entries that are null", "{\"object\":\"instagram\",\"entry\":null}"),
                row("no object", "{\"entry\":[{\"id\":\"1\"}]}"),
                row("an entry that is a number", "{\"object\":\"page\",\"entry\":[7]}"),
                row("a change that is a text", "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[\"x\"]}]}"),
                row("messages that are a text", WhatsAppBodies.body("messages", "{\"messages\":\"x\"}")),
                row("a message that is null", WhatsAppBodies.messages("[null]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutEvents")
    void jsonWithoutEventsIsQuarantinedAsMalformed(String name, byte[] body) {
        assertThat(webhooks.post(signed(body, SECRET)).status()).as(name).isEqualTo(200);
        assertThat(intake.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Quarantined.class,
                        quarantined -> assertThat(quarantined.reason()).isEqualTo(QuarantinedItem.Reason.MALFORMED));
    }

    @Test
    void byteOrderMarkIsSkipped() {
        byte[] body = bytes("EFBBBF", TEXT);

        assertThat(webhooks.post(signed(body, SECRET)).status()).isEqualTo(200);
        assertThat(intake.events()).singleElement().satisfies(event -> {
            assertThat(Summary.of(event)).isEqualTo("inbound text opens from WHATSAPP_NUMBER+BSUID");
            assertThat(event.raw()).isEqualTo(Payload.event("whatsapp/text").raw());
        });
    }

    @Test
    void unescapedCharactersAreRead() {
        webhooks.post(signed(TEXT.replace("\\u00bf", "\uD83D\uDE00¿")));

        assertThat(((MessageEvent.Inbound) intake.events().get(0)).content().text())
                .contains("\uD83D\uDE00¿cuánto");
    }

    private static Arguments row(String name, String body) {
        return row(name, body.getBytes(UTF_8));
    }

    private static Arguments row(String name, byte[] body) {
        return Arguments.of(name, body);
    }

    private static String inText(String json) {
        return WhatsAppBodies.messages(
                "[{\"id\":\"a\",\"from\":\"5493415550101\",\"type\":\"text\",\"text\":" + json + "}]");
    }

    private static String numbered(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(","));
    }

    /** A message whose text contains these bytes. */
    private static byte[] around(String hex) {
        String[] parts = inText("{\"body\":\"|\"}").split("\\|", 2);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(parts[0].getBytes(UTF_8));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes(parts[1].getBytes(UTF_8));
        return body.toByteArray();
    }

    private static byte[] bytes(String hexPrefix, String rest) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(HexFormat.of().parseHex(hexPrefix));
        body.writeBytes(rest.getBytes(UTF_8));
        return body.toByteArray();
    }
}
