package io.escala.fakemeta;

import io.escala.fakemeta.setup.Line;
import java.time.Instant;

/**
 * A call that did not send a message.
 *
 * @param line the line it came from
 * @param action {@code read} and {@code typing_indicator} on WhatsApp; Meta's {@code sender_action} elsewhere
 * @param recipient the scoped id it was addressed to; empty on WhatsApp
 * @param messageId the message it refers to; empty for none
 * @param time when it was received
 */
public record SenderAction(Line line, String action, String recipient, String messageId, Instant time) {}
