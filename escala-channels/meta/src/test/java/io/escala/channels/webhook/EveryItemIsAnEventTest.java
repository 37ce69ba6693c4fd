package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unreadable;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every body yields one event per item, however its items are combined or broken. */
class EveryItemIsAnEventTest {
    private static final int BATCHES = 200;
    private static final int MUTATIONS = 800;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20_261_121, -7})
    void bodyYieldsOneEventPerItem(long seed) {
        Batches batches = new Batches(seed);
        for (int i = 0; i < BATCHES; i++) {
            Batches.Batch batch = batches.next();

            List<MetaEvent> events = MetaEvents.parse(Batches.bytes(batch.body()));

            assertThat(events).as(batch.body()::toString).hasSize(batch.items());
            assertThat(MetaEvents.toChannelEvents(events))
                    .hasSameSizeAs(events)
                    .noneMatch(EveryItemIsAnEventTest::isDefect);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2, 20_261_122, -8})
    void brokenItemDoesNotAffectItsNeighbours(long seed) {
        Batches batches = new Batches(seed);
        List<JsonNode> bodies = Payload.names().stream()
                .map(name -> Batches.MAPPER.readTree(Payload.bytes(name)))
                .filter(body -> itemsOf(body).isArray())
                // A card without ids belongs to the only item; beside other items it belongs to none.
                .filter(body -> !hasUnnamedCard(body))
                .toList();
        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode body = batches.pick(bodies).deepCopy();
            ChannelEvent alone = only(Batches.bytes(body));
            MetaEvent wire = MetaEvents.parse(Batches.bytes(body)).get(0);
            ArrayNode items = (ArrayNode) itemsOf(body);
            JsonNode broken = broken(batches, items.get(0));
            items.add(broken).add(items.get(0).deepCopy());

            List<MetaEvent> parsed = MetaEvents.parse(Batches.bytes(body));
            List<ChannelEvent> events = MetaEvents.toChannelEvents(parsed);

            assertThat(parsed.get(0)).isEqualTo(wire);
            assertThat(parsed.get(2)).isEqualTo(wire);
            assertThat(events).as(broken::toString).hasSize(3).noneMatch(EveryItemIsAnEventTest::isDefect);
            assertThat(events.get(0)).isEqualTo(alone);
            assertThat(events.get(2)).isEqualTo(alone);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20_261_123})
    void corruptedBodyIsReadOrKeptWhole(long seed) {
        Random random = new Random(seed);
        List<byte[]> bodies = Payload.names().stream().map(Payload::bytes).toList();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = bodies.get(random.nextInt(bodies.size())).clone();
            for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }

            List<MetaEvent> events = MetaEvents.parse(body);

            assertThat(events).isNotEmpty();
            assertThat(MetaEvents.toChannelEvents(events))
                    .hasSameSizeAs(events)
                    .noneMatch(EveryItemIsAnEventTest::isDefect);
            if (events.get(0) instanceof Unreadable unreadable) {
                assertThat(unreadable.raw().toByteArray()).isEqualTo(body);
            }
        }
    }

    /** A copy with one change: a field removed, or of another type. */
    private static JsonNode broken(Batches batches, JsonNode item) {
        JsonNode copy = item.deepCopy();
        List<ObjectNode> objects = new ArrayList<>();
        collect(copy, objects);
        ObjectNode target = batches.pick(objects);
        List<String> fields = List.copyOf(target.propertyNames());
        if (fields.isEmpty()) {
            return copy;
        }
        String field = batches.pick(fields);
        if (batches.random().nextBoolean()) {
            target.remove(field);
        } else {
            target.set(field, batches.malformedItem());
        }
        return copy;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static boolean isDefect(ChannelEvent event) {
        return event instanceof Quarantined quarantined
                && (quarantined.reason() == QuarantinedItem.Reason.FAILED
                        || quarantined.detail().startsWith("this version failed"));
    }

    private static ChannelEvent only(byte[] body) {
        List<ChannelEvent> events = MetaEvents.toChannelEvents(MetaEvents.parse(body));
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static boolean hasUnnamedCard(JsonNode body) {
        JsonNode card = body.at("/entry/0/changes/0/value/contacts/0");
        return card.isObject() && !card.has("wa_id") && !card.has("user_id");
    }

    private static JsonNode itemsOf(JsonNode body) {
        for (String place : List.of(
                "/entry/0/changes/0/value/messages",
                "/entry/0/changes/0/value/statuses",
                "/entry/0/changes/0/value/message_echoes",
                "/entry/0/changes/0/value/calls",
                "/entry/0/changes/0/value/groups",
                "/entry/0/changes/0/value/state_sync",
                "/entry/0/changes/0/value/user_actions",
                "/entry/0/changes/0/value/user_id_update",
                "/entry/0/changes/0/value/user_preferences",
                "/entry/0/changes/0/value/history/0/threads/0/messages",
                "/entry/0/messaging",
                "/entry/0/standby")) {
            if (body.at(place).isArray()) {
                return body.at(place);
            }
        }
        return Batches.MAPPER.missingNode();
    }
}
