package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Reads changes of one field. */
@FunctionalInterface
interface ChangeParser {
    /** Reads a change by its value; what is missing stays missing. */
    MetaEvent parse(PageChange change, JsonValue value, RawBytes raw);
}
