package io.escala.core.internal.send;

import io.escala.core.send.SendPreview;
import io.escala.crm.conversation.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision, with the data that queueing needs.
 *
 * @param preview the decision
 * @param target the target, or null when the request was refused before it was known
 * @param parts the messages, in their order; none when they cannot be created
 * @param replyTo the channel's id of the message that the first one quotes, or null
 * @param fingerprint the fingerprint of the request
 * @param earlier the message that the same request already queued, or null
 */
public record SendPlan(
        SendPreview preview,
        @Nullable SendTarget target,
        List<SendPart> parts,
        @Nullable String replyTo,
        String fingerprint,
        @Nullable Message earlier) {
    public SendPlan {
        parts = List.copyOf(parts);
    }
}
