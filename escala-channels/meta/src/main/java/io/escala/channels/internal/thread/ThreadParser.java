package io.escala.channels.internal.thread;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;

/** Reads items of one kind. */
@FunctionalInterface
interface ThreadParser {
    /** Reads an item by the object it carries; ids that are missing stay missing. */
    MetaEvent parse(ThreadItem item, Json carried, RawBytes raw);
}
