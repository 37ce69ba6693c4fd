package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppError;
import io.escala.channels.event.whatsapp.WhatsAppFailure;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;

/** Parses {@code errors[]} that belong to no item. */
final class FailureParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        List<WhatsAppError> errors = MessageParts.errors(item.json());
        return errors.isEmpty() ? item.unrecognized(raw) : new WhatsAppFailure(item.line(), item.kind(), errors, raw);
    }
}
