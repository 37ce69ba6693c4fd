package io.escala.core.channel;

import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an attempt to send ended. Four variants, matched with {@code instanceof}. */
public sealed interface SendOutcome {
    /**
     * Meta took it. Not yet delivered: statuses tell.
     *
     * @param messageId the channel's id of the message
     * @param recipient every id by which the answer names the recipient: WhatsApp's own form of the number, the business-scoped
     *     user id; possibly empty
     */
    record Accepted(String messageId, List<PartyKey> recipient) implements SendOutcome {
        public Accepted {
            Objects.requireNonNull(messageId, "messageId");
            recipient = List.copyOf(recipient);
        }

        /** Without Meta's id: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "Accepted[" + recipient + "]";
        }
    }

    /**
     * Meta said no, for good.
     *
     * @param kind what kind of no
     * @param error Meta's code and title
     */
    record Rejected(Rejection kind, DeliveryError error) implements SendOutcome {
        public Rejected {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Meta refused before doing anything, or could not be reached at all: the same attempt may be made again later.
     *
     * @param error Meta's code, or code 0 with a reason
     * @param after how long Meta asks to wait, or null when it does not say
     */
    record TryLater(DeliveryError error, @Nullable Duration after) implements SendOutcome {
        public TryLater {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Nobody knows: no answer, or none that says. The message may have gone out, so it is never repeated blindly.
     *
     * @param error what is known
     */
    record Unknown(DeliveryError error) implements SendOutcome {
        public Unknown {
            Objects.requireNonNull(error, "error");
        }
    }

    /** Kinds of no. */
    enum Rejection {
        /** The messaging window is shut; Meta's word overrides our clock. */
        WINDOW_CLOSED,
        /** The person stopped marketing messages. */
        OPTED_OUT,
        /** The recipient cannot be reached on this channel. */
        RECIPIENT,
        /** The template is missing, not approved, paused, or its values do not fit. */
        TEMPLATE,
        /** The request is wrong. */
        REQUEST,
        /** Not now; try on another day. */
        NOT_NOW,
        /** Token, permission, payment or policy: nothing more can be sent through this line until somebody acts. */
        LINE_STOPPED
    }
}
