package io.escala.core.send;

import io.escala.core.access.Refusal;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import java.util.List;
import java.util.Objects;

/** The outcome of a send request. Three variants, matched with {@code instanceof}. */
public sealed interface SendResult {
    /**
     * The message is committed, and is sent when its durable work runs.
     *
     * @param message the message's id
     * @param conversation the conversation it is filed in
     */
    record Queued(MessageId message, ConversationId conversation) implements SendResult {
        public Queued {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /**
     * The same request was queued before under the same client reference; nothing was changed.
     *
     * @param message the message's id
     * @param conversation the conversation it is filed in
     */
    record AlreadyQueued(MessageId message, ConversationId conversation) implements SendResult {
        public AlreadyQueued {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /**
     * The message may not be sent; nothing was changed.
     *
     * @param refusals every refusal, at least one
     */
    record Refused(List<Refusal> refusals) implements SendResult {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        /**
         * Returns whether any refusal has the given reason.
         *
         * @param reason the reason
         * @return whether any refusal has it
         */
        public boolean has(Refusal.Reason reason) {
            return refusals.stream().anyMatch(refusal -> refusal.reason() == reason);
        }
    }
}
