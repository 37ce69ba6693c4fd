package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.core.intake.IncomingBatch;
import io.escala.crm.quarantine.RawBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every event has a replay body, which parses to that one event and stays small. */
class ReplayBodiesTest {
    private static final int BATCHES = 300;

    private static IncomingBatch read(byte[] body) {
        return MetaEvents.read("app", RawBytes.copyOf(body), null);
    }

    private static void assertEventsParseAlikeOnTheirOwn(byte[] body) {
        List<MetaEvent> events = MetaEvents.parse(body);
        IncomingBatch batch = read(body);
        for (int i = 0; i < events.size(); i++) {
            byte[] alone = batch.bodies().apply(i).toByteArray();
            String shown = new String(alone, StandardCharsets.UTF_8);

            assertThat(MetaEvents.parse(alone)).as(shown).containsExactly(events.get(i));
            // The replay body of a replay body is unchanged.
            byte[] again = read(alone).bodies().apply(0).toByteArray();
            assertThat(MetaEvents.parse(again)).as(shown).containsExactly(events.get(i));
        }
    }

    static Stream<String> payloads() {
        return Payload.names().stream();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void everyKindOfEvent(String payload) {
        assertEventsParseAlikeOnTheirOwn(Payload.bytes(payload));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 20_261_124, -9})
    void anyBatch(long seed) {
        Batches batches = new Batches(seed);
        for (int i = 0; i < BATCHES; i++) {
            assertEventsParseAlikeOnTheirOwn(Batches.bytes(batches.next().body()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "[]",
                "[5]",
                "[{},{}]",
                "5",
                "{\"object\":\"page\"}",
                "{\"object\":\"page\",\"entry\":[5,\"x\",null,{}]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":{\"id\":\"1\",\"changes\":{\"field\":\"messages\","
                        + "\"value\":{\"messages\":{\"id\":\"a\"},\"statuses\":{\"id\":\"b\"},\"errors\":[{\"code\":1}]}}}}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[5,{\"field\":\"messages\","
                        + "\"value\":{\"messages\":[],\"errors\":[{\"code\":1}],\"other\":[1,2]}}]}]}",
                "{\"object\":\"new_product\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"a\":1}],\"changes\":[{\"b\":[]}]}]}",
                "[ {\"object\" : \"instagram\" , \"entry\" : [ {\"id\" : 7 , \"time\" : 1 ,\n\"standby\" : [ {\"a\":\"}\\\"]\"} ]} ] } ]"
            })
    void anyShape(String body) {
        assertEventsParseAlikeOnTheirOwn(body.getBytes(StandardCharsets.UTF_8));
        assertEventsParseAlikeOnTheirOwn(("\uFEFF" + body).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void scalarInsteadOfArrayKeepsTheWholeChangeAndDoesNotAffectItsNeighbours() {
        byte[] body =
                ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                                + "\"value\":{\"messages\":5,\"statuses\":[{\"id\":\"b\"}]}}]}]}")
                        .getBytes(StandardCharsets.UTF_8);
        List<MetaEvent> events = MetaEvents.parse(body);
        IncomingBatch batch = read(body);

        assertThat(events).hasSize(2);
        assertThat(MetaEvents.parse(batch.bodies().apply(0).toByteArray())).containsExactlyElementsOf(events);
        assertThat(MetaEvents.parse(batch.bodies().apply(1).toByteArray())).containsExactly(events.get(1));
    }

    @Test
    void eachItemKeepsItsOwnContactCard() {
        ObjectNode body = (ObjectNode) Batches.MAPPER.readTree(Payload.bytes("whatsapp/text"));
        ObjectNode value = (ObjectNode) body.at("/entry/0/changes/0/value");
        ArrayNode messages = (ArrayNode) value.get("messages");
        ArrayNode cards = (ArrayNode) value.get("contacts");
        ObjectNode message = (ObjectNode) messages.get(0);
        ObjectNode card = (ObjectNode) cards.get(0);
        messages.removeAll();
        cards.removeAll();
        for (int i = 0; i < 50; i++) {
            String number = "54934155501" + (10 + i);
            messages.add(message.deepCopy().put("from", number));
            ObjectNode of = card.deepCopy().put("wa_id", i % 2 == 0 ? number : "+" + number);
            of.putObject("profile").put("name", "Cliente " + i);
            of.remove("user_id");
            cards.add(of);
        }
        byte[] bytes = Batches.bytes(body);

        assertEventsParseAlikeOnTheirOwn(bytes);
        List<MetaEvent> events = MetaEvents.parse(bytes);
        assertThat(((WhatsAppMessage) events.get(41)).from().profileName()).isEqualTo("Cliente 41");
        assertThat(read(bytes).bodies().apply(41).toString()).isNotBlank();
        String alone = new String(read(bytes).bodies().apply(41).toByteArray(), StandardCharsets.UTF_8);
        assertThat(alone).contains("Cliente 41").doesNotContain("Cliente 40").doesNotContain("Cliente 42");
    }

    @Test
    void replayBodiesOfAFullBodyStaySmall() {
        ObjectNode body = (ObjectNode) Batches.MAPPER.readTree(Payload.bytes("whatsapp/text"));
        ArrayNode messages = (ArrayNode) body.at("/entry/0/changes/0/value/messages");
        ObjectNode message = (ObjectNode) messages.get(0);
        messages.removeAll();
        for (int i = 0; i < 1_000; i++) {
            ObjectNode of = message.deepCopy().put("id", "wamid." + i);
            of.putObject("text").put("body", "x".repeat(2_900));
            messages.add(of);
        }
        byte[] bytes = Batches.bytes(body);
        assertThat(bytes.length).isGreaterThan(2_900_000);
        IncomingBatch batch = read(bytes);

        long all = 0;
        for (int i = 0; i < 1_000; i++) {
            all += batch.bodies().apply(i).size();
        }

        assertThat(all).isLessThan(2L * bytes.length);
    }

    @Test
    void replayBodiesOfTinyItemsStaySmall() {
        String padding = "\"p\":\"" + "x".repeat(240) + "\",";
        String body = "{\"object\":\"page\"," + padding + "\"entry\":[{\"id\":\"1\"," + padding + "\"messaging\":["
                + "{},".repeat(50_000) + "{}]}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        IncomingBatch batch = read(bytes);

        long all = 0;
        for (int i = 0; i < batch.events().size(); i++) {
            all += batch.bodies().apply(i).size();
        }

        assertThat(batch.events()).hasSize(50_001);
        assertThat(all).isLessThan(64L * 1024 * 1024);
    }
}
