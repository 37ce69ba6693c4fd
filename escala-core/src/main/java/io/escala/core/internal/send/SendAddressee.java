package io.escala.core.internal.send;

import io.escala.crm.Channel;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.IdentityKey;
import org.jspecify.annotations.Nullable;

/**
 * The addressee of a message, as far as known.
 *
 * @param channel the channel
 * @param contact the contact it is for, or null when the person is unregistered
 * @param conversation the conversation it is filed in, or null when that is not created yet
 * @param key the number or id it goes to, or null when there is none
 */
public record SendAddressee(
        Channel channel,
        @Nullable Contact contact,
        @Nullable Conversation conversation,
        @Nullable IdentityKey key) {}
