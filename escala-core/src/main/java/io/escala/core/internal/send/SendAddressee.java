package io.escala.core.internal.send;

import io.escala.crm.Channel;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.IdentityKey;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message would reach, as far as that is known.
 *
 * @param channel through which
 * @param contact the contact it is for, or null when the person is none
 * @param conversation where it is filed, or null when that is still to be made
 * @param key the number or id it goes to, or null when there is none
 */
public record SendAddressee(
        Channel channel,
        @Nullable Contact contact,
        @Nullable Conversation conversation,
        @Nullable IdentityKey key) {}
