package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppEvent;
import io.escala.channels.event.whatsapp.WhatsAppStandby;
import io.escala.crm.quarantine.RawBytes;

/** Parses {@code standby}: events delivered to another app, wrapped as copies. */
final class StandbyParser implements WhatsAppParser {
    private final String kind;
    private final WhatsAppParser parser;

    /** Parses copies of events of the given kind. */
    StandbyParser(String kind, WhatsAppParser parser) {
        this.kind = kind;
        this.parser = parser;
    }

    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        MetaEvent event = parser.parse(item.of(kind, item.json()), raw);
        return event instanceof WhatsAppEvent copy
                ? new WhatsAppStandby(item.line(), item.kindAndType(), copy, raw)
                : item.unrecognized(raw);
    }
}
