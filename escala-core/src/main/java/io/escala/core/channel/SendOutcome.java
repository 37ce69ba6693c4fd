package io.escala.core.channel;

import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt to send. Four variants, matched with {@code instanceof}. */
public sealed interface SendOutcome {
    /**
     * Meta accepted it. Delivery is reported by statuses.
     *
     * @param messageId the channel's id of the message
     * @param recipient every id by which the answer names the recipient: WhatsApp's own form of the number, the
     *     business-scoped user id; may be empty
     */
    record Accepted(String messageId, List<PartyKey> recipient) implements SendOutcome {
        public Accepted {
            Objects.requireNonNull(messageId, "messageId");
            recipient = List.copyOf(recipient);
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Accepted[" + recipient + "]";
        }
    }

    /**
     * Meta rejected it permanently.
     *
     * @param kind the kind of rejection
     * @param error Meta's code and title
     */
    record Rejected(Rejection kind, DeliveryError error) implements SendOutcome {
        public Rejected {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Meta refused before doing anything, or could not be reached: the message keeps its place in the queue.
     *
     * @param scope what has to wait
     * @param error Meta's code, or code 0 with a reason
     * @param after how long Meta asks to wait, or null when it names no time
     */
    record TryLater(
            Scope scope, DeliveryError error, @Nullable Duration after) implements SendOutcome {
        public TryLater {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * The outcome is unknown: there was no answer, or an inconclusive one. The message may have been sent, so it is never
     * repeated automatically.
     *
     * @param error what is known
     */
    record Unknown(DeliveryError error) implements SendOutcome {
        public Unknown {
            Objects.requireNonNull(error, "error");
        }
    }

    /** Kinds of rejections. */
    enum Rejection {
        /** The messaging window is closed; Meta's answer overrides the library's clock. */
        WINDOW_CLOSED,
        /** The person opted out of marketing messages. */
        OPTED_OUT,
        /** The recipient cannot be reached on this channel. */
        RECIPIENT,
        /** The template is missing, not approved, paused, or its values do not fit. */
        TEMPLATE,
        /** The request is wrong. */
        REQUEST,
        /** Not possible now; try on another day. */
        NOT_NOW
    }

    /** What has to wait after a refusal before anything was done. */
    enum Scope {
        /**
         * Token, permission, payment or policy: the line is stopped, and no call is made through it until an operator has fixed that
         * and resumed it.
         */
        STOPPED_LINE,
        /** A limit of the line or the app, or Meta could not be reached: all messages of the line. */
        LINE,
        /** Too many messages to one recipient: the messages of this conversation. */
        CONVERSATION
    }
}
