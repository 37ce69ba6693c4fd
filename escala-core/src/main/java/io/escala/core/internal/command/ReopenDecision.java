package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import java.time.Instant;
import java.util.Map;

/** Opens a closed conversation by hand. One that is open stays as it is; window and unread do too, and no automation starts. */
record ReopenDecision(Actor actor) implements ConversationDecision {
    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        if (conversation.open()) {
            return Outcome.done(conversation);
        }
        unit.expect(conversation);
        Session session = Session.next(conversation, SessionOpener.USER, unit.now());
        unit.change(new ConversationChange.OpenSession(session, unit.id()));
        Map<Mark, Instant> mark = Map.of(Mark.OPENED_BY_BUSINESS, unit.now());
        unit.change(new ConversationChange.RaiseMarks(conversation.id(), mark));
        SystemEntries.opened(unit, session, Author.of(actor), unit.now());
        unit.event(new CrmEvent.ConversationOpened(
                conversation.id(), conversation.channel(), SessionOpener.USER, session.number()));
        return Outcome.done(conversation.opened().raised(mark));
    }
}
