package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectAppRoles;
import io.escala.channels.event.direct.DirectPolicyEnforcement;
import io.escala.channels.event.direct.DirectThreadControl;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses thread control, app roles and policy enforcement. */
final class HandoverParsers {
    private HandoverParsers() {}

    /**
     * {@code pass_thread_control}, {@code take_thread_control} and {@code request_thread_control}, which share their fields.
     */
    static DirectParser control(String kind) {
        return (item, control, raw) -> new DirectThreadControl(
                item.channel(),
                item.line(),
                kind,
                item.user(),
                item.at(),
                control.id("previous_owner_app_id"),
                control.id("new_owner_app_id"),
                control.id("requested_owner_app_id"),
                control.text("metadata"),
                raw);
    }

    static MetaEvent roles(DirectItem item, JsonValue roles, RawBytes raw) {
        Map<String, List<String>> byApp = new LinkedHashMap<>();
        for (JsonValue.Field app : roles.fields()) {
            byApp.put(app.name(), texts(app.value()));
        }
        return new DirectAppRoles(item.channel(), item.line(), item.at(), byApp, raw);
    }

    /** {@code policy_enforcement}, also spelled with a hyphen. */
    static DirectParser policy(String kind) {
        return (item, policy, raw) -> new DirectPolicyEnforcement(
                item.channel(), item.line(), kind, item.at(), policy.text("action"), policy.text("reason"), raw);
    }

    /** The texts of an array; other elements are skipped. */
    static List<String> texts(JsonValue array) {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            String text = element.text();
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
