package io.escala.core.internal.send;

import io.escala.core.access.Refusal;
import io.escala.core.window.MessagingWindow;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request leads.
 *
 * @param line the line it goes through
 * @param contact whose fields fill a template, or null when the person is no contact
 * @param conversation where it would be filed, or null when that is still to be made
 * @param key the number or id it goes to, or null when there is none
 * @param refusals what stands in the way
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

    MessagingWindow window() {
        return conversation == null ? MessagingWindow.never() : MessagingWindow.of(conversation);
    }
}
