package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.signal.CustomerSignals;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Unread;
import io.escala.crm.event.CrmEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Marks a conversation read or unread. What is read is what was known when it was decided, so a message that arrives at that moment stays
 * unread. A conversation with an owner is read by the owner only. The customer is shown that it was read, on lines that ask for it.
 *
 * @param unread whether it is marked unread
 */
record ReadingEdit(Actor actor, boolean unread) implements ConversationDecision {
    private static final Duration NEXT = Duration.ofMillis(1);

    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        if (unread) {
            return Outcome.done(markUnread(unit, conversation));
        }
        if (!Unread.of(conversation).isUnread()) {
            return Outcome.done(conversation);
        }
        if (conversation.owner() != null && !conversation.owner().equals(actor.user())) {
            return Outcome.done(conversation, List.of(Notice.of(Notice.Kind.STAYS_UNREAD_FOR_OWNER)));
        }
        Instant known = Stream.of(Mark.INBOUND_ARRIVAL, Mark.MARKED_UNREAD)
                .flatMap(mark -> conversation.mark(mark).stream())
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("what is unread has a reason"));
        CustomerSignals.read(unit, conversation, known);
        return Outcome.done(raise(unit, conversation, Mark.READ_BY_TEAM, known, false));
    }

    /** Marks a conversation unread, later than it was read. */
    static Conversation markUnread(UnitOfWork unit, Conversation conversation) {
        if (Unread.of(conversation).marked()) {
            return conversation;
        }
        Instant read = conversation.mark(Mark.READ_BY_TEAM).orElse(Instant.MIN);
        Instant at = unit.now().isAfter(read) ? unit.now() : read.plus(NEXT);
        return raise(unit, conversation, Mark.MARKED_UNREAD, at, true);
    }

    private static Conversation raise(
            UnitOfWork unit, Conversation conversation, Mark mark, Instant at, boolean unread) {
        Map<Mark, Instant> marks = Map.of(mark, at);
        unit.change(new ConversationChange.RaiseMarks(conversation.id(), marks));
        unit.event(new CrmEvent.ReadingChanged(conversation.id(), unread));
        return conversation.raised(marks);
    }
}
