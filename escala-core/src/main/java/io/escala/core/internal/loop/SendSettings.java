package io.escala.core.internal.loop;

import io.escala.core.port.Transcoder;
import io.escala.core.send.AttachmentCapabilities;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessagingWindow;
import java.time.Duration;
import java.util.Objects;

/**
 * The host's settings of sends. Immutable.
 *
 * @param windowMargin how much earlier than Meta's the messaging window closes
 * @param expiresAfter how long a message that needs no window may wait before it expires
 * @param attachments what may be attached
 * @param transcoder converts recordings for voice notes
 */
public record SendSettings(
        Duration windowMargin, Duration expiresAfter, AttachmentCapabilities attachments, Transcoder transcoder) {
    /** No margin, and 24 hours. */
    public static final SendSettings DEFAULT = new SendSettings(Duration.ZERO, Duration.ofHours(24));

    public SendSettings {
        Objects.requireNonNull(windowMargin, "windowMargin");
        Objects.requireNonNull(expiresAfter, "expiresAfter");
        Objects.requireNonNull(attachments, "attachments");
        Objects.requireNonNull(transcoder, "transcoder");
    }

    /** Creates settings with the standard attachments, and without a transcoder. */
    public SendSettings(Duration windowMargin, Duration expiresAfter) {
        this(windowMargin, expiresAfter, AttachmentCapabilities.standard(), Transcoder.none());
    }

    /** Returns the window of a conversation: the one that is shown, judged and sent in. */
    public MessagingWindow window(Conversation conversation) {
        return MessagingWindow.of(conversation).withMargin(windowMargin);
    }
}
