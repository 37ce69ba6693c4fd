package io.escala.core.internal.send;

import io.escala.core.send.Recipient;
import io.escala.crm.conversation.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is queued, once it is allowed.
 *
 * @param first the id of the first message; those of the others derive from it
 * @param target the target
 * @param recipient whom it is addressed to
 * @param parts the messages, in their order
 * @param replyTo the channel's id of the message that the first one quotes, or null
 * @param clientReference the host's reference
 * @param fingerprint the fingerprint of the request
 */
record QueuedSend(
        MessageId first,
        SendTarget target,
        Recipient recipient,
        List<SendPart> parts,
        @Nullable String replyTo,
        String clientReference,
        String fingerprint) {
    QueuedSend {
        parts = List.copyOf(parts);
    }
}
