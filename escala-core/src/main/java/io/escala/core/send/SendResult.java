package io.escala.core.send;

import io.escala.core.access.Refusal;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import java.util.List;
import java.util.Objects;

/** What became of a request to send. Three variants, matched with {@code instanceof}. */
public sealed interface SendResult {
    /**
     * It is committed, and goes out as soon as work is done.
     *
     * @param message our id of it
     * @param conversation where it is filed
     */
    record Queued(MessageId message, ConversationId conversation) implements SendResult {
        /** Checks that both are there. */
        public Queued {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /**
     * The same request was taken before under the same client reference; nothing happened now.
     *
     * @param message our id of it
     * @param conversation where it is filed
     */
    record AlreadyQueued(MessageId message, ConversationId conversation) implements SendResult {
        /** Checks that both are there. */
        public AlreadyQueued {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /**
     * It may not be sent; nothing happened.
     *
     * @param refusals every reason there is, at least one
     */
    record Refused(List<Refusal> refusals) implements SendResult {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        /**
         * Whether a reason is among them.
         *
         * @param reason the reason
         * @return whether any refusal has it
         */
        public boolean has(Refusal.Reason reason) {
            return refusals.stream().anyMatch(refusal -> refusal.reason() == reason);
        }
    }
}
