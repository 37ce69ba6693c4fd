package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppHandover;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireLine;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses {@code messaging_handovers}: changed control of a conversation. The line is in {@code recipient}. */
final class HandoverParser implements WhatsAppParser {
    private static final String PASSED = "control_passed";
    private static final String TAKEN = "control_taken";

    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        JsonValue handover = item.json();
        String type = type(handover);
        JsonValue details = type == null ? JsonValue.MISSING : handover.get(type);
        LineKey line = item.line();
        if (line == null) {
            line = WireLine.key(Channel.WHATSAPP, handover.get("recipient").id("phone_number_id"));
        }
        return new WhatsAppHandover(
                line,
                item.kind(),
                type,
                WireUser.participant(handover.get("sender"), "phone_number", "wa_id"),
                WireTime.milliseconds(handover.get("timestamp")),
                details.id("previous_owner_app_id"),
                details.id("new_owner_app_id"),
                details.text("metadata"),
                raw);
    }

    /** The stated type, or else the one whose object is present. */
    private static @Nullable String type(JsonValue handover) {
        String type = handover.text("type");
        if (type != null) {
            return type;
        }
        if (handover.get(PASSED).isObject()) {
            return PASSED;
        }
        return handover.get(TAKEN).isObject() ? TAKEN : null;
    }
}
