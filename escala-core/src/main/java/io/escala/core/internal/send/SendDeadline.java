package io.escala.core.internal.send;

import io.escala.core.internal.loop.SendSettings;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a queued message may be sent. What needs an open window: until it closes, which a further message of the customer moves.
 * A template: for a time after it was queued. Pure.
 */
final class SendDeadline {
    private SendDeadline() {}

    /**
     * Returns the deadline.
     *
     * @return the first time at which it is no longer sent; empty when the window was never open
     */
    static Optional<Instant> of(Message message, Conversation conversation, SendSettings settings) {
        if (needsWindow(message)) {
            return settings.window(conversation).closesAt();
        }
        Instant queuedAt =
                DeliveryProgress.delivery(message).times().getOrDefault(DeliveryStatus.QUEUED, message.arrivedAt());
        return Optional.of(queuedAt.plus(settings.expiresAfter()));
    }

    /** Whether a message needs an open window: everything but a template does. */
    static boolean needsWindow(Message message) {
        return !(message.content() instanceof MessageContent.Template);
    }
}
