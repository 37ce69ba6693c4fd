package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppGroupUpdate;
import io.escala.channels.event.WhatsAppUser;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;
import java.util.List;

/** {@code groups[]}: what happened to a group, and to who is in it. */
final class GroupParser implements WhatsAppParser {
    @Override
    public MetaEvent parse(WhatsAppItem item, RawBytes raw) {
        Json group = item.json();
        return new WhatsAppGroupUpdate(
                item.line(),
                item.kind(),
                group.get("group_id").id(),
                group.get("type").text(),
                group.get("request_id").id(),
                WireTime.seconds(group.get("timestamp")),
                group.get("subject").text(),
                group.get("invite_link").text(),
                group.get("reason").text(),
                group.get("initiated_by").text(),
                people(group.get("added_participants")),
                people(group.get("removed_participants")),
                group.get("join_request_id").id(),
                WireUser.participant(group, "wa_id"),
                MessageParts.errors(group.get("errors")),
                raw);
    }

    private static List<WhatsAppUser> people(Json participants) {
        return participants.elements().stream()
                .filter(Json::isObject)
                .map(participant -> WireUser.participant(participant, "wa_id", "input"))
                .toList();
    }
}
