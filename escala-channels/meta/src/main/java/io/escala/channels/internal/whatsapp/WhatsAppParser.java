package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.quarantine.RawBytes;

/** Reads items of one kind. */
@FunctionalInterface
interface WhatsAppParser {
    /** Reads an item that is an object; ids that are missing stay missing. */
    MetaEvent parse(WhatsAppItem item, RawBytes raw);
}
