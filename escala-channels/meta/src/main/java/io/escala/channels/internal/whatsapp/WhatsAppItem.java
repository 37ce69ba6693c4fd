package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.Unrecognized;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One element of an item array, or the value of a change without one, with its surrounding data.
 *
 * @param line the business number, or null
 * @param account the WhatsApp Business account, or null
 * @param at when Meta created the body, or null
 * @param kind field and array, such as {@code messages/statuses}; only the field where both have the same name
 * @param cards the contact cards beside it
 * @param json the element or value
 */
record WhatsAppItem(
        @Nullable LineKey line,
        @Nullable String account,
        @Nullable Instant at,
        String kind,
        ContactCards cards,
        JsonValue json) {
    /** The same surrounding data with an element of another kind. */
    WhatsAppItem of(String otherKind, JsonValue element) {
        return new WhatsAppItem(line, account, at, otherKind, cards, element);
    }

    /** The same surrounding data with another element. */
    WhatsAppItem of(JsonValue element) {
        return new WhatsAppItem(line, account, at, kind, cards, element);
    }

    /** The kind with the element's type, if any; cleaned, because the type is text from the body. */
    String kindAndType() {
        String type = json.text("type");
        return type == null ? kind : Objects.requireNonNullElse(SafeText.name(kind + "/" + type), kind);
    }

    Unrecognized unrecognized(RawBytes raw) {
        return new Unrecognized(line, kindAndType(), raw);
    }
}
