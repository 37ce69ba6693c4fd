package io.escala.core.internal.send;

import io.escala.core.internal.loop.SendSettings;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessagingWindow;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when a queued message may be sent. What needs an open window: until it closes, which a further message of the customer moves, or
 * until a user may no longer answer as a human agent.
 * A template: for a time after it was queued. Pure.
 */
final class SendDeadline {
    private SendDeadline() {}

    /**
     * Returns the deadline.
     *
     * @param state the account's settings loaded, for a message of a user on Messenger or Instagram
     * @return the first time at which it is no longer sent; empty when the window was never open
     */
    static Optional<Instant> of(State state, Message message, Conversation conversation, SendSettings settings) {
        if (needsWindow(message)) {
            MessagingWindow window = settings.window(conversation);
            return HumanAgentWindow.end(state, conversation.channel(), byUser(message), window)
                    .or(window::closesAt);
        }
        Instant queuedAt =
                DeliveryProgress.delivery(message).times().getOrDefault(DeliveryStatus.QUEUED, message.arrivedAt());
        return Optional.of(queuedAt.plus(settings.expiresAfter()));
    }

    /** Whether it may be sent, and only with the human agent tag. */
    static boolean needsTag(
            State state, Message message, Conversation conversation, SendSettings settings, Instant now) {
        MessagingWindow window = settings.window(conversation);
        return needsWindow(message)
                && !window.isOpen(now)
                && HumanAgentWindow.isOpen(state, conversation.channel(), byUser(message), window, now);
    }

    private static boolean byUser(Message message) {
        return message.author().kind() == Author.Kind.USER;
    }

    /** Whether a message needs an open window: everything but a template does. */
    static boolean needsWindow(Message message) {
        return !(message.content() instanceof MessageContent.Template);
    }
}
