package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Reads items of one kind. */
@FunctionalInterface
interface DirectParser {
    /** Reads an item by the object it carries; ids that are missing stay missing. */
    MetaEvent parse(DirectItem item, JsonValue carried, RawBytes raw);
}
