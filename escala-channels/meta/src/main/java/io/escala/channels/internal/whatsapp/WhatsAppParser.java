package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.crm.quarantine.RawBytes;

/** Parses items of one kind. */
@FunctionalInterface
interface WhatsAppParser {
    /** Parses an item that is an object; missing ids stay null. */
    MetaEvent parse(WhatsAppItem item, RawBytes raw);
}
