package io.escala.channels.internal.whatsapp;

import io.escala.crm.conversation.MessageContent;

/**
 * What a message says, and of what type it is.
 *
 * @param type Meta's type, with the inner type behind a slash
 * @param content the content
 */
record TypedContent(String type, MessageContent content) {}
