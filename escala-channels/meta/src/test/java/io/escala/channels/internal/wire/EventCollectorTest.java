package io.escala.channels.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.Malformed;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCollectorTest {
    @Test
    void failingParserAffectsOnlyItsOwnItem() throws UnreadableBodyException {
        ParsedBody body = ParsedBody.read(" [ {\"a\":1} , {} ]".getBytes(UTF_8));
        List<JsonValue> both = body.json().elements();
        EventCollector items = new EventCollector(body);

        items.add(null, both.get(0), raw -> {
            throw new IllegalStateException("a text of a customer");
        });
        items.add(null, both.get(1), raw -> new Unrecognized(null, "kind", raw));

        assertThat(items.events())
                .containsExactly(
                        new Malformed(null, "this version failed to read the item", bytes("{\"a\":1}")),
                        new Unrecognized(null, "kind", bytes("{}")));
    }

    @Test
    void stackOverflowInAParserAffectsOnlyItsOwnItem() throws UnreadableBodyException {
        ParsedBody body = ParsedBody.read("[{\"a\":1},{}]".getBytes(UTF_8));
        List<JsonValue> both = body.json().elements();
        EventCollector items = new EventCollector(body);

        items.add(null, both.get(0), EventCollectorTest::recurseForever);
        items.add(null, both.get(1), raw -> new Unrecognized(null, "kind", raw));

        assertThat(items.events())
                .containsExactly(
                        new Malformed(null, "this version failed to read the item", bytes("{\"a\":1}")),
                        new Unrecognized(null, "kind", bytes("{}")));
    }

    private static MetaEvent recurseForever(RawBytes raw) {
        throw overflow(0);
    }

    @SuppressWarnings("InfiniteRecursion") // as a parser that is led in circles
    private static StackOverflowError overflow(int depth) {
        return overflow(depth + 1);
    }

    @Test
    void everyElementHasItsBytes() throws UnreadableBodyException {
        ParsedBody body = ParsedBody.read(
                "\uFEFF [1 ,-2.5e3,\"\u00e4\\n\" , true,\tnull,[ ],{ \"k\" : [ 0 ] }\n]".getBytes(UTF_8));

        assertThat(body.json().elements())
                .extracting(element -> new String(body.raw(element).toByteArray(), UTF_8))
                .containsExactly("1", "-2.5e3", "\"\u00e4\\n\"", "true", "null", "[ ]", "{ \"k\" : [ 0 ] }");
        assertThat(body.raw(body.json().elements().get(6).get("k").first())).isEqualTo(bytes("0"));
    }

    private static RawBytes bytes(String text) {
        return RawBytes.copyOf(text.getBytes(UTF_8));
    }
}
