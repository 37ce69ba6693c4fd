package io.escala.core.internal.send;

import io.escala.core.send.SendPreview;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * A decision, with the data that queueing needs.
 *
 * @param preview the decision
 * @param target the target, or null when the request was refused before it was known
 * @param content the content, or null when it cannot be created
 * @param replyTo the channel's id of the message it quotes, or null
 * @param fingerprint the fingerprint of the request
 * @param earlier the message that the same request already queued, or null
 */
public record SendPlan(
        SendPreview preview,
        @Nullable SendTarget target,
        @Nullable MessageContent content,
        @Nullable String replyTo,
        String fingerprint,
        @Nullable Message earlier) {}
