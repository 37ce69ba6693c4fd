package io.escala.channels.internal.envelope;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.EventCollector;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.ParsedBody;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records where the items of a body begin, in the order of its events, without parsing them. Not thread-safe. */
final class ItemOffsets extends EventCollector {
    private final List<Integer> starts = new ArrayList<>();

    ItemOffsets(ParsedBody body) {
        super(body);
    }

    List<Integer> starts() {
        return starts;
    }

    @Override
    public void add(@Nullable LineKey line, JsonValue item, Function<RawBytes, MetaEvent> parser) {
        starts.add(item.from());
    }

    @Override
    public void addArray(@Nullable LineKey line, JsonValue array, Function<RawBytes, MetaEvent> parser) {
        starts.add(array.from());
    }

    @Override
    public void addUnrecognized(@Nullable LineKey line, JsonValue item, String kind) {
        starts.add(item.from());
    }

    @Override
    public void addMalformed(JsonValue part, String problem) {
        starts.add(part.from());
    }

    @Override
    public int size() {
        return starts.size();
    }
}
