package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectAppRoles;
import io.escala.channels.event.DirectPolicyEnforcement;
import io.escala.channels.event.DirectThreadControl;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which app has a conversation, and what Meta itself says to a Page. */
final class HandoverParsers {
    private HandoverParsers() {}

    /** {@code pass_thread_control} and its kin, which share their keys. */
    static ThreadParser control(String kind) {
        return (item, control, raw) -> new DirectThreadControl(
                item.channel(),
                item.line(),
                kind,
                item.user(),
                item.at(),
                control.get("previous_owner_app_id").id(),
                control.get("new_owner_app_id").id(),
                control.get("requested_owner_app_id").id(),
                control.get("metadata").text(),
                raw);
    }

    static MetaEvent roles(ThreadItem item, Json roles, RawBytes raw) {
        Map<String, List<String>> byApp = new LinkedHashMap<>();
        for (Map.Entry<String, Json> app : roles.fields().entrySet()) {
            byApp.put(app.getKey(), texts(app.getValue()));
        }
        return new DirectAppRoles(item.channel(), item.line(), item.at(), byApp, raw);
    }

    /** {@code policy_enforcement}, which some write with a hyphen. */
    static ThreadParser policy(String kind) {
        return (item, policy, raw) -> new DirectPolicyEnforcement(
                item.channel(),
                item.line(),
                kind,
                item.at(),
                policy.get("action").text(),
                policy.get("reason").text(),
                raw);
    }

    /** The texts of an array, without what is none. */
    static List<String> texts(Json array) {
        List<String> texts = new ArrayList<>();
        for (Json element : array.elements()) {
            String text = element.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
