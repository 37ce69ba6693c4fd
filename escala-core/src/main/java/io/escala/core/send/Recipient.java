package io.escala.core.send;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import java.util.Objects;

/** The recipient of a message. Not for implementing: minor versions may add kinds, and a case for each to {@link Cases}. */
public sealed interface Recipient {
    /**
     * Calls the case of this recipient's kind.
     *
     * @param cases one method for each kind
     * @param <R> the type of the result
     * @return what the method returned
     */
    <R> R accept(Cases<R> cases);

    /**
     * One method for each kind of recipient.
     *
     * @param <R> the type of the result
     */
    interface Cases<R> {
        R conversation(ToConversation to);

        R contact(ToContact to);
    }

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

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversation(this);
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

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contact(this);
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
