package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** The common parts of WhatsApp deliveries. */
final class WhatsAppEnvelope {

    private WhatsAppEnvelope() {}

    /** Returns the {@code value} object of a number without its events. */
    static ObjectNode value(WhatsAppNumber number) {
        ObjectNode value = Json.object();
        value.put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", number.phone()).put("phone_number_id", number.id());
        return value;
    }

    /** Returns a whole body with one {@code value}. */
    static ObjectNode body(WhatsAppNumber number, String field, ObjectNode value) {
        ObjectNode body = Json.object();
        body.put("object", "whatsapp_business_account");
        ObjectNode entry = body.putArray("entry").addObject();
        entry.put("id", number.waba());
        ObjectNode change = entry.putArray("changes").addObject();
        change.set("value", value);
        change.put("field", field);
        return body;
    }

    static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    /** A person as the webhooks of a number show them. */
    static ObjectNode contact(MetaState world, WhatsAppNumber number, WhatsAppPerson person) {
        ObjectNode contact = Json.object();
        ObjectNode profile = contact.putObject("profile");
        if (!person.name().isEmpty()) {
            profile.put("name", person.name());
        }
        if (!person.userName().isEmpty()) {
            profile.put("username", "@" + person.userName());
        }
        if (world.showsPhone(number, person)) {
            contact.put("wa_id", person.waId());
        }
        contact.put("user_id", person.userIdFor(number));
        return contact;
    }
}
