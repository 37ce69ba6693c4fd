package io.escala.core.internal.send;

import io.escala.core.send.SendPreview;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * A decision, and what queueing needs beyond it.
 *
 * @param preview the decision
 * @param target where the request leads, or null when it was refused before that was known
 * @param content what is sent, or null when it cannot be made
 * @param replyTo the channel's id of the message it quotes, or null
 * @param fingerprint of the request
 * @param earlier the message that the very same request made before, or null
 */
public record SendPlan(
        SendPreview preview,
        @Nullable SendTarget target,
        @Nullable MessageContent content,
        @Nullable String replyTo,
        String fingerprint,
        @Nullable Message earlier) {}
