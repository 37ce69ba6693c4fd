package io.escala.core.send;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import java.util.Objects;

/** Who a message is for. Two variants, matched with {@code instanceof}. */
public sealed interface Recipient {
    /**
     * The person of a conversation, through its line: an answer. It goes to the number or id the person is known by there.
     *
     * @param conversation the conversation
     */
    record ToConversation(ConversationId conversation) implements Recipient {
        /** Checks that the conversation is named. */
        public ToConversation {
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /**
     * A contact of the CRM, through a line that is named: which one is never left to chance. On WhatsApp it goes to the WhatsApp
     * phone, else to the primary phone, never to a secondary one.
     *
     * @param contact the contact
     * @param line the line
     */
    record ToContact(ContactId contact, LineId line) implements Recipient {
        /** Checks that both are named. */
        public ToContact {
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(line, "line");
        }
    }

    /**
     * The person of a conversation.
     *
     * @param conversation the conversation
     * @return the recipient
     */
    static Recipient conversation(ConversationId conversation) {
        return new ToConversation(conversation);
    }

    /**
     * A contact of the CRM.
     *
     * @param contact the contact
     * @param line the line
     * @return the recipient
     */
    static Recipient contact(ContactId contact, LineId line) {
        return new ToContact(contact, line);
    }
}
