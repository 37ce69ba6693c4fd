package io.escala.core.send;

import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import java.util.List;
import java.util.Objects;

/**
 * What is committed to be sent; it goes out when the durable work runs.
 *
 * @param messages the messages, in the order in which they go out: one for each part of the request
 * @param conversation the conversation they are filed in
 * @param alreadyQueued whether the same request was queued before under the same client reference, so that nothing was changed
 */
public record Sent(List<MessageId> messages, ConversationId conversation, boolean alreadyQueued) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public Sent {
        messages = List.copyOf(messages);
        Objects.requireNonNull(conversation, "conversation");
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty");
        }
    }
}
