package io.escala.channels.health;

import io.escala.channels.graph.GraphAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a WhatsApp number are delivered. The most specific address wins: of the number, else of its account, else of the app.
 *
 * @param number the address of the number alone, or null
 * @param account the address of its WhatsApp Business Account, or null
 * @param app the address of the app, or null when Meta does not say
 */
public record WebhookCallbacks(
        @Nullable String number,
        @Nullable String account,
        @Nullable String app) {
    /** Returns the address that messages go to, or null when Meta does not say. */
    public @Nullable String effective() {
        if (number != null) {
            return number;
        }
        return account == null ? app : account;
    }

    /** Reads an answer; null when it has no addresses. */
    static @Nullable WebhookCallbacks of(GraphAnswer.Ok ok) {
        String field = "webhook_configuration";
        return ok.body().get(field) instanceof Map<?, ?>
                ? new WebhookCallbacks(
                        ok.text(field, "phone_number"),
                        ok.text(field, "whatsapp_business_account"),
                        ok.text(field, "application"))
                : null;
    }

    /** Omits the addresses: some contain a secret. */
    @Override
    public String toString() {
        return "WebhookCallbacks[number=" + (number != null) + ", account=" + (account != null) + ", app="
                + (app != null) + "]";
    }
}
