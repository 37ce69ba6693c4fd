package io.escala.crm.change;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import java.util.Objects;

/**
 * Something that a change adds or needs. Immutable.
 *
 * @param kind what it is
 * @param id its id
 */
public record Subject(Kind kind, String id) {
    /** What can be required. */
    public enum Kind {
        IDENTITY,
        CONTACT,
        CONVERSATION,
        MESSAGE,
        /** A message in direction {@link io.escala.crm.conversation.Direction#OUTBOUND}; it is a {@link #MESSAGE} too. */
        OUTBOUND_MESSAGE
    }

    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static Subject identity(IdentityId id) {
        return new Subject(Kind.IDENTITY, id.value());
    }

    public static Subject contact(ContactId id) {
        return new Subject(Kind.CONTACT, id.value());
    }

    public static Subject conversation(ConversationId id) {
        return new Subject(Kind.CONVERSATION, id.value());
    }

    public static Subject message(MessageId id) {
        return new Subject(Kind.MESSAGE, id.value());
    }

    public static Subject outboundMessage(MessageId id) {
        return new Subject(Kind.OUTBOUND_MESSAGE, id.value());
    }
}
