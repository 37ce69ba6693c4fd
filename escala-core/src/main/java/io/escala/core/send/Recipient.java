package io.escala.core.send;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import java.util.Objects;

/** The recipient of a message. Two variants, matched with {@code instanceof}. */
public sealed interface Recipient {
    /**
     * The person of a conversation, through its line: a reply. It goes to the number or id by which the person is known
     * there.
     *
     * @param conversation the conversation
     */
    record ToConversation(ConversationId conversation) implements Recipient {
        public ToConversation {
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /**
     * A contact, through the given line; the library never chooses the line. On WhatsApp it goes to the WhatsApp phone, else
     * to the primary phone, never to a secondary one.
     *
     * @param contact the contact
     * @param line the line
     */
    record ToContact(ContactId contact, LineId line) implements Recipient {
        public ToContact {
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(line, "line");
        }
    }

    /**
     * Addresses the person of a conversation.
     *
     * @param conversation the conversation
     * @return the recipient
     */
    static Recipient conversation(ConversationId conversation) {
        return new ToConversation(conversation);
    }

    /**
     * Addresses a contact.
     *
     * @param contact the contact
     * @param line the line
     * @return the recipient
     */
    static Recipient contact(ContactId contact, LineId line) {
        return new ToContact(contact, line);
    }
}
