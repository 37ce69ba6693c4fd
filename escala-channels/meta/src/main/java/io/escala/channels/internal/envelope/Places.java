package io.escala.channels.internal.envelope;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Body;
import io.escala.channels.internal.wire.Items;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.line.LineKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes where the items of a body begin, in the order of its events, and reads none of them. Not thread-safe. */
final class Places extends Items {
    private final Body body;
    private final List<Integer> starts = new ArrayList<>();

    Places(Body body) {
        super(body);
        this.body = body;
    }

    List<Integer> starts() {
        return starts;
    }

    @Override
    public void add(@Nullable LineKey line, Json item, Function<RawBytes, MetaEvent> parser) {
        starts.add(body.from(item));
    }

    @Override
    public void addArray(@Nullable LineKey line, Json array, Function<RawBytes, MetaEvent> parser) {
        starts.add(body.from(array));
    }

    @Override
    public void addUnrecognized(@Nullable LineKey line, Json item, String kind) {
        starts.add(body.from(item));
    }

    @Override
    public void addMalformed(Json part, String problem) {
        starts.add(body.from(part));
    }

    @Override
    public int size() {
        return starts.size();
    }
}
