package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Parses items of one kind. */
@FunctionalInterface
interface DirectParser {
    /** Parses an item with its content object; missing ids stay null. */
    MetaEvent parse(DirectItem item, JsonValue carried, RawBytes raw);
}
