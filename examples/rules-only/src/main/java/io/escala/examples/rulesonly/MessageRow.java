package io.escala.examples.rulesonly;

import io.escala.crm.identity.IdentityKey;
import java.time.Instant;

/**
 * A row of the table of messages.
 *
 * @param line the host's id of the line
 * @param messageId the channel's id of the message
 * @param person the most significant id of the sender
 * @param sentAt when it was sent
 * @param opensWindow whether it opens the messaging window
 */
record MessageRow(String line, String messageId, IdentityKey person, Instant sentAt, boolean opensWindow) {}
