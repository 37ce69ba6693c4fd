package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message with its type.
 *
 * @param type Meta's type, with the inner type after a slash
 * @param content the content
 * @param details Meta's form of content with values, or null
 */
record TypedContent(
        String type, MessageContent content, @Nullable WhatsAppContent details) {}
