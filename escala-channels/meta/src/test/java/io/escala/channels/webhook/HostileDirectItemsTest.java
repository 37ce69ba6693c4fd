package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Quarantined;
import io.escala.crm.conversation.MessageContent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed items of Messenger and Instagram; those of WhatsApp are in {@link HostileItemsTest}. */
class HostileDirectItemsTest {
    private static final String ID = "\"m_1\"";
    private static final String FROM = "\"24900000000000001\"";
    private static final String TIME = "1793000000050";

    private static Stream<Arguments> onBothChannels(String... values) {
        return Stream.of("page", "instagram")
                .flatMap(object -> Stream.of(values).map(value -> Arguments.of(object, value)));
    }

    static Stream<Arguments> invalidTimes() {
        return onBothChannels(
                "-1",
                "0",
                "-0",
                "null",
                "{}",
                "[1793000000050]",
                "true",
                "1.793e12",
                "1e1000000000",
                "9223372036854775807",
                "\"9223372036854775808\"",
                "292278994",
                "\"NaN\"",
                "\"١٧٩٣٠٠٠٠٠٠٠٥٠\"",
                "\"1793000000050 \"",
                "99999999999",
                "1262303999999",
                "4102444801000");
    }

    @ParameterizedTest(name = "{0}: time {1}")
    @MethodSource("invalidTimes")
    void invalidTimeIsAbsent(String object, String time) {
        assertThat(message(object, ID, FROM, time))
                .isInstanceOfSatisfying(
                        MessageEvent.Inbound.class,
                        inbound -> assertThat(inbound.at()).isNull());
    }

    @ParameterizedTest(name = "time {0}")
    @CsvSource({"1793000000050,1793000000050", "'\"1793000000050\"',1793000000050", "1793000000,1793000000000"})
    void timeMayBeTextOrNumberInSecondsOrMilliseconds(String json, long milliseconds) {
        for (String object : List.of("page", "instagram")) {
            assertThat(((MessageEvent.Inbound) message(object, ID, FROM, json)).at())
                    .isEqualTo(Instant.ofEpochMilli(milliseconds));
        }
    }

    static Stream<Arguments> invalidIds() {
        return onBothChannels(
                "null",
                "\"\"",
                "{}",
                "[\"a\"]",
                "true",
                "1.5",
                "-0",
                "1e1000000000",
                "\"a\\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00a\"",
                "\"" + "i".repeat(513) + "\"");
    }

    @ParameterizedTest(name = "{0}: id {1}")
    @MethodSource("invalidIds")
    void itemWithoutStorableIdIsQuarantined(String object, String id) {
        assertThat(Summary.of(message(object, id, FROM, TIME))).startsWith("quarantined MALFORMED ");
    }

    static Stream<Arguments> missingSenders() {
        return onBothChannels("null", "\"\"", "{}", "[\"2\"]", "true", "1.5", "-0");
    }

    @ParameterizedTest(name = "{0}: sender {1}")
    @MethodSource("missingSenders")
    void senderWithoutIdIsQuarantined(String object, String from) {
        assertThat(Summary.of(message(object, ID, from, TIME))).startsWith("quarantined NO_SENDER ");
    }

    static Stream<Arguments> unstorableIds() {
        return onBothChannels("\"2\\u0000\"", "\"\\ud8002\"", "\"" + "2".repeat(513) + "\"");
    }

    @ParameterizedTest(name = "{0}: sender {1}")
    @MethodSource("unstorableIds")
    void senderWithUnstorableIdIsQuarantined(String object, String from) {
        assertThat(Summary.of(message(object, ID, from, TIME))).startsWith("quarantined MALFORMED ");
    }

    @ParameterizedTest(name = "{0}: id {1}")
    @MethodSource("oddIds")
    void idsAreKeptByteForByte(String object, String id) {
        assertThat(((MessageEvent.Inbound) message(object, "\"" + id + "\"", FROM, TIME)).messageId())
                .isEqualTo(id);
    }

    static Stream<Arguments> oddIds() {
        return onBothChannels("m_A", "m_a", "m_a ", " m_a", "m_\u00e9", "m_e\u0301", "7", "007");
    }

    @Test
    void textsAreCleaned() {
        for (String object : List.of("page", "instagram")) {
            String item = item(ID, FROM, TIME).replace("hola", "a\\u0000b\\ud800");

            assertThat(read(object, item))
                    .extracting(event -> ((MessageEvent.Inbound) event).content())
                    .containsExactly(new MessageContent.Text("a\uFFFDb\uFFFD"));
        }
    }

    static Stream<Arguments> malformedItems() {
        return onBothChannels(
                "null", "7", "\"x\"", "[]", "{}", "{\"message\":{\"mid\":{}}}", "{\"sender\":{\"id\":\"\\ud800\"}}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("malformedItems")
    void malformedItemDoesNotAffectAThousandOthers(String object, String poison) {
        String items = IntStream.range(0, 1_000)
                .mapToObj(i -> i == 499 ? poison : item("\"m_" + i + "\"", FROM, TIME))
                .collect(Collectors.joining(","));

        List<ChannelEvent> events = read(object, items);

        assertThat(events).hasSize(1_000);
        assertThat(events.get(499)).isInstanceOf(Quarantined.class);
        assertThat(events.stream()
                        .filter(MessageEvent.Inbound.class::isInstance)
                        .map(event -> ((MessageEvent.Inbound) event).messageId())
                        .distinct())
                .hasSize(999);
    }

    private static ChannelEvent message(String object, String id, String from, String time) {
        return read(object, item(id, from, time)).get(0);
    }

    private static String item(String id, String from, String time) {
        return "{\"sender\":{\"id\":" + from + "},\"recipient\":{\"id\":\"1\"},\"timestamp\":" + time
                + ",\"message\":{\"mid\":" + id + ",\"text\":\"hola\"}}";
    }

    private static List<ChannelEvent> read(String object, String items) {
        return WhatsAppBodies.read(
                "{\"object\":\"" + object + "\",\"entry\":[{\"id\":\"1\",\"messaging\":[" + items + "]}]}");
    }
}
