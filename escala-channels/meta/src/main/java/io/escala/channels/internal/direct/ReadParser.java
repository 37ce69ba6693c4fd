package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.ReadReceipt;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;

/** Parses {@code read}: a person read up to a time or a message. */
final class ReadParser implements DirectParser {
    @Override
    public MetaEvent parse(DirectItem item, JsonValue read, RawBytes raw) {
        return new ReadReceipt(
                item.channel(),
                item.line(),
                item.user(),
                WireTime.milliseconds(read.get("watermark")),
                read.id("mid"),
                item.at(),
                raw);
    }
}
