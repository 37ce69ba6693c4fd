package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Parses changes of one field. */
@FunctionalInterface
interface ChangeParser {
    /** Parses a change with its value; missing parts stay null. */
    MetaEvent parse(PageChange change, JsonValue value, RawBytes raw);
}
