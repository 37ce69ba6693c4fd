package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Finds or creates the conversation of a person on a line, and opens its sessions. */
public final class ConversationOpening {
    private ConversationOpening() {}

    public static Optional<Conversation> find(UnitOfWork unit, Line line, ChannelIdentity identity) {
        return unit.state().conversations().between(line.id(), identity.id());
    }

    public static Conversation findOrBegin(UnitOfWork unit, Line line, ChannelIdentity identity, Instant at) {
        return find(unit, line, identity).orElseGet(() -> {
            Conversation begun = Conversation.begin(
                    unit.account(), new ConversationId(unit.id()), line.id(), identity.id(), line.channel(), at);
            unit.change(new ConversationChange.AddConversation(begun));
            return begun;
        });
    }

    /**
     * Opens a session if none is open. The start event is emitted unless the message was written before the latest close: a late message
     * reopens the conversation without a start event. Meta gives whole seconds, so one of the second of the close counts as later.
     *
     * @return whether the start event was emitted
     */
    public static boolean open(UnitOfWork unit, Conversation conversation, Instant at, String cause) {
        if (conversation.open()) {
            // A concurrent close must not leave the message in a closed conversation.
            unit.expect(conversation);
            return false;
        }
        Session session = Session.next(conversation, SessionOpener.CONTACT, at);
        unit.change(new ConversationChange.OpenSession(session, cause));
        SystemEntries.opened(unit, session, Author.CUSTOMER, at);
        Instant closed = conversation.closedAt();
        if (closed != null && second(at).isBefore(second(closed))) {
            return false;
        }
        unit.event(new CrmEvent.ConversationOpened(
                conversation.id(), conversation.channel(), SessionOpener.CONTACT, session.number()));
        return true;
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
