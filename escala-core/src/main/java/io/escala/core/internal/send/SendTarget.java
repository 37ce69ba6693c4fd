package io.escala.core.internal.send;

import io.escala.core.internal.loop.SendSettings;
import io.escala.core.result.Refusal;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request.
 *
 * @param line the line it goes through
 * @param contact the contact whose fields fill a template, or null when the person is unregistered
 * @param conversation the conversation it would be filed in, or null when that is not created yet
 * @param key the number or id it goes to, or null when there is none
 * @param refusals the refusals
 */
record SendTarget(
        Line line,
        @Nullable Contact contact,
        @Nullable Conversation conversation,
        @Nullable IdentityKey key,
        List<Refusal> refusals) {
    SendTarget {
        refusals = List.copyOf(refusals);
    }

    SendAddressee addressee() {
        return new SendAddressee(line.channel(), contact, conversation, key);
    }

    MessagingWindow window(SendSettings settings) {
        return conversation == null ? MessagingWindow.never() : settings.window(conversation);
    }
}
