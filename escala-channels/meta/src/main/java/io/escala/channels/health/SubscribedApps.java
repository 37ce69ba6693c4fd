package io.escala.channels.health;

import io.escala.channels.graph.GraphAnswer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subscribed apps that Meta lists. Pages and Instagram accounts list them directly, with their fields; WhatsApp wraps
 * each in {@code whatsapp_business_api_data} without fields.
 *
 * @param byApp the fields of each app
 * @param more whether there are further pages
 */
record SubscribedApps(Map<String, Fields> byApp, boolean more) {
    /**
     * The subscribed fields of an app.
     *
     * @param listed whether Meta lists the fields
     * @param names the fields; empty when not listed
     * @param override where the messages go instead of the app's address, or null
     */
    record Fields(
            boolean listed, Set<String> names, @Nullable String override) {}

    /** The listed apps, or null when the response is not a list. */
    static @Nullable SubscribedApps of(GraphAnswer.Ok ok) {
        if (!(ok.body().get("data") instanceof List<?> data)) {
            return null;
        }
        Map<String, Fields> byApp = new HashMap<>();
        for (Object each : data) {
            if (each instanceof Map<?, ?> entry) {
                Map<?, ?> app = entry.get("whatsapp_business_api_data") instanceof Map<?, ?> wrapped ? wrapped : entry;
                Object id = app.get("id");
                if (id instanceof String || id instanceof Number) {
                    byApp.put(id.toString(), fields(app.get("subscribed_fields"), entry.get("override_callback_uri")));
                }
            }
        }
        return new SubscribedApps(byApp, ok.text("paging", "next") != null);
    }

    private static Fields fields(@Nullable Object subscribed, @Nullable Object callback) {
        String override = callback instanceof String text && !text.isEmpty() ? text : null;
        Set<String> names = new HashSet<>();
        if (!(subscribed instanceof List<?> list)) {
            return new Fields(false, names, override);
        }
        for (Object each : list) {
            // Other endpoints of Meta list fields as objects with a name and a version.
            Object name = each instanceof Map<?, ?> object ? object.get("name") : each;
            if (name instanceof String text) {
                names.add(text);
            }
        }
        return new Fields(true, names, override);
    }

    @Nullable
    Fields fieldsOf(String appId) {
        return byApp.get(appId);
    }
}
