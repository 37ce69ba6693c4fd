package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.Unrecognized;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.line.LineKey;
import org.jspecify.annotations.Nullable;

/**
 * One element of an item array, with what it needs from around it.
 *
 * @param line the business number, or null
 * @param kind field and array, such as {@code messages/statuses}; one of them where both are one
 * @param cards the contact cards beside it
 * @param json the element
 */
record WhatsAppItem(@Nullable LineKey line, String kind, ContactCards cards, Json json) {
    Unrecognized unrecognized(RawBytes raw) {
        String type = json.get("type").text();
        return type == null ? unrecognized(raw, kind) : unrecognized(raw, kind + "/" + type);
    }

    Unrecognized unrecognized(RawBytes raw, String words) {
        return new Unrecognized(line, words, raw);
    }
}
