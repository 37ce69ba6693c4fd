package io.escala.channels.whatsapp;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reaction to a message of the last 30 days.
 *
 * @param messageId the channel's id of the message
 * @param emoji one emoji, or null to remove the reaction
 */
public record WhatsAppMessageReaction(
        String messageId, @Nullable String emoji) implements WhatsAppPayload {
    public WhatsAppMessageReaction {
        Objects.requireNonNull(messageId, "messageId");
    }

    @Override
    public String type() {
        return "reaction";
    }

    @Override
    public Map<String, ?> body() {
        return Map.of("message_id", messageId, "emoji", Objects.requireNonNullElse(emoji, ""));
    }

    @Override
    public Optional<String> problem() {
        return messageId.isBlank() ? Optional.of("NO_MESSAGE") : Optional.empty();
    }

    /** Without the id, which contains the customer's number, and without the reaction. */
    @Override
    public String toString() {
        return "WhatsAppMessageReaction[]";
    }
}
