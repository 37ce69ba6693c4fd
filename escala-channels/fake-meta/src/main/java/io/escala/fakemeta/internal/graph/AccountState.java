package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Meta says of a WhatsApp number or WhatsApp Business Account, by the names of the fields, and where its webhooks go instead of the address
 * of the app. At first all is well, and they go to the app. Thread-safe.
 */
public final class AccountState {
    private final ObjectNode facts = Json.object();
    private @Nullable String override;

    /** Creates the state of a number. */
    static AccountState ofNumber() {
        AccountState state = new AccountState();
        state.facts
                .put("quality_rating", "GREEN")
                .put("whatsapp_business_manager_messaging_limit", "TIER_250")
                .put("name_status", "APPROVED")
                .put("status", "CONNECTED")
                .put("is_official_business_account", false);
        state.facts.putObject("throughput").put("level", "STANDARD");
        state.facts
                .putObject("health_status")
                .put("can_send_message", "AVAILABLE")
                .putArray("entities");
        return state;
    }

    /** Creates the state of an account. */
    public static AccountState ofAccount() {
        AccountState state = new AccountState();
        state.facts.put("account_review_status", "APPROVED");
        return state;
    }

    /** Meta says something else of it. */
    public synchronized void says(String field, JsonNode value) {
        facts.set(field, value);
    }

    synchronized ObjectNode facts() {
        return facts.deepCopy();
    }

    /** Returns where webhooks go instead of the app's address, or null. */
    public synchronized @Nullable String override() {
        return override;
    }

    /**
     * Takes another address for webhooks as Meta does.
     *
     * @param body the object with {@code override_callback_uri} and {@code verify_token}; without address, or with an empty one, webhooks go to
     *     the app's again
     */
    synchronized void override(JsonNode body) {
        String callback = Json.textOrEmpty(body, "override_callback_uri");
        if (callback.isEmpty()) {
            override = null;
            return;
        }
        if (!callback.startsWith("https://") || callback.length() > 200) {
            throw new Refused(
                    GraphError.invalid("Param override_callback_uri must be an https URI of at most 200 characters"));
        }
        if (Json.textOrEmpty(body, "verify_token").isEmpty()) {
            throw new Refused(GraphError.invalid("The parameter verify_token is required."));
        }
        override = callback;
    }
}
