package io.escala.core.channel;

import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;

/**
 * Sends through one channel. Implemented by the wires; thread-safe. Every call blocks until it is answered or its deadline is
 * over, and never throws for anything the network or Meta does.
 */
public interface ChannelGateway {
    /**
     * Makes one attempt.
     *
     * @param dispatch what to send
     * @return how it ended
     */
    SendOutcome send(Dispatch dispatch);

    /**
     * Tells the channel that the business has read a message and everything before it.
     *
     * @param line the line
     * @param from who wrote it: Messenger and Instagram mark by person, WhatsApp by message
     * @param messageId the channel's id of the message
     * @return whether the channel took it; a failure changes nothing else
     */
    boolean markRead(Line line, IdentityKey from, String messageId);
}
