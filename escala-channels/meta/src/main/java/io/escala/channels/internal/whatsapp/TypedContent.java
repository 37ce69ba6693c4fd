package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.crm.conversation.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, and of what type it is.
 *
 * @param type Meta's type, with the inner type behind a slash
 * @param content the content
 * @param details what the content keeps raw, typed; or null
 */
record TypedContent(
        String type, MessageContent content, @Nullable WhatsAppContent details) {}
