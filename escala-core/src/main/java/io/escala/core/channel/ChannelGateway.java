package io.escala.core.channel;

import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends through one channel. Implemented by the channel adapters; thread-safe. Every call blocks until it is answered or its
 * deadline has passed. Calls throw nothing for network errors or Meta's errors.
 */
public interface ChannelGateway {
    /**
     * Makes one attempt to send.
     *
     * @param dispatch the message
     * @return the outcome
     */
    SendOutcome send(Dispatch dispatch);

    /**
     * Makes one attempt to upload a file, so that messages can refer to it. Reads it as a stream.
     *
     * @param line the line that will send it
     * @param file the file
     * @return the outcome; by default the channel takes no files
     */
    default UploadOutcome upload(Line line, UploadFile file) {
        return new UploadOutcome.Rejected(new DeliveryError(0, 0, "UPLOAD_NOT_SUPPORTED"));
    }

    /**
     * Returns by what the credentials that the next call of a line would use are told apart from others: a digest, never the
     * credentials. A line that Meta stopped is tried again once when it changes.
     *
     * @param line the line
     * @return 1 to 64 ASCII letters, digits, {@code - _ .}; empty when it is not known, and the line waits until it is resumed
     */
    default Optional<String> credential(Line line) {
        return Optional.empty();
    }

    /**
     * Reacts to a message, or removes the reaction. Doing so twice is the same as once.
     *
     * @param line the line
     * @param to the person of the conversation
     * @param messageId the channel's id of the message
     * @param emoji the reaction, or null to remove it
     * @return the outcome; the channel's id is empty where it gives none
     */
    default SendOutcome react(Line line, IdentityKey to, String messageId, @Nullable String emoji) {
        return new SendOutcome.Rejected(
                SendOutcome.Rejection.REQUEST, new DeliveryError(0, 0, "REACTIONS_NOT_SUPPORTED"));
    }

    /**
     * Marks a message, and everything before it, as read by the business.
     *
     * @param line the line
     * @param from the sender of the message: Messenger and Instagram mark by person, WhatsApp by message
     * @param messageId the channel's id of the message
     * @return whether the channel accepted it; a failure has no other effect
     */
    boolean markRead(Line line, IdentityKey from, String messageId);

    /**
     * Shows the person that somebody is typing, until the answer comes or for some twenty seconds. On WhatsApp it marks the message as read,
     * too.
     *
     * @param line the line
     * @param to the sender of the message: Messenger and Instagram show it to a person, WhatsApp on a message
     * @param messageId the channel's id of the message that is being answered
     * @return whether the channel accepted it; a failure has no other effect
     */
    default boolean showTyping(Line line, IdentityKey to, String messageId) {
        return false;
    }
}
