package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppGroupUpdate;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import java.util.List;

/** Parses {@code groups[]}: changes of groups and their participants. */
final class GroupParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        JsonValue group = item.json();
        return new WhatsAppGroupUpdate(
                item.line(),
                item.kind(),
                group.id("group_id"),
                group.text("type"),
                group.id("request_id"),
                WireTime.seconds(group.get("timestamp")),
                group.text("subject"),
                group.text("invite_link"),
                group.text("reason"),
                group.text("initiated_by"),
                people(group.get("added_participants")),
                people(group.get("removed_participants")),
                group.id("join_request_id"),
                WireUser.participant(group, "wa_id"),
                MessageParts.errors(group.get("errors")),
                raw);
    }

    private static List<WhatsAppUser> people(JsonValue participants) {
        return participants.elements().stream()
                .filter(JsonValue::isObject)
                .map(participant -> WireUser.participant(participant, "wa_id", "input"))
                .toList();
    }
}
