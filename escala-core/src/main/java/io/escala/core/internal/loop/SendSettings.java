package io.escala.core.internal.loop;

import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessagingWindow;
import java.time.Duration;
import java.util.Objects;

/**
 * The host's settings of sends. Immutable.
 *
 * @param windowMargin how much earlier than Meta's the messaging window closes
 * @param expiresAfter how long a message that needs no window may wait before it expires
 */
public record SendSettings(Duration windowMargin, Duration expiresAfter) {
    /** No margin, and 24 hours. */
    public static final SendSettings DEFAULT = new SendSettings(Duration.ZERO, Duration.ofHours(24));

    public SendSettings {
        Objects.requireNonNull(windowMargin, "windowMargin");
        Objects.requireNonNull(expiresAfter, "expiresAfter");
    }

    /** Returns the window of a conversation: the one that is shown, judged and sent in. */
    public MessagingWindow window(Conversation conversation) {
        return MessagingWindow.of(conversation).withMargin(windowMargin);
    }
}
