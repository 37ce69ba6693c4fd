package io.escala.core.internal.conversation;

import io.escala.core.conversations.Closing;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Session;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.util.Optional;

/** Closes the session of a conversation, by hand or by a rule. Pure. */
public final class ConversationClosing {
    private ConversationClosing() {}

    /**
     * Judges a description.
     *
     * @param field its name in the API
     * @return the refusal, if it is blank or too long
     */
    public static Optional<Refusal> refusal(String field, String description) {
        int length = description.codePointCount(0, description.length());
        if (SafeText.storable(description).isBlank()) {
            return Optional.of(Refusal.field(Refusal.Reason.FIELD_MISSING, field));
        }
        return length > Closing.MAX_DESCRIPTION
                ? Optional.of(Refusal.field(Refusal.Reason.FIELD_INVALID, field)
                        .because(Refusal.Cause.TOO_LONG)
                        .limitedTo(Closing.MAX_DESCRIPTION, length))
                : Optional.empty();
    }

    /**
     * Closes the open session, with an entry in the thread and the event. Marks stay: the messaging window and unread have nothing to do
     * with it.
     *
     * @param unit the decision; the sessions of the conversation loaded, and its version expected
     * @param conversation an open conversation
     * @param description why
     */
    public static void close(UnitOfWork unit, Conversation conversation, String description, Author by) {
        Session session = unit.state().conversations().sessions(conversation.id()).stream()
                .filter(one -> one.number() == conversation.session())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no session of " + conversation.id()))
                .closed(unit.now(), description, by.user());
        // Whoever answers meanwhile answers before the close, so that the closed conversation is with nobody.
        unit.expect(
                Expected.Kind.ANSWERED,
                conversation.id().value(),
                conversation.mark(Mark.ANSWERED).map(Instant::toEpochMilli).orElse(0L));
        unit.change(new ConversationChange.CloseSession(session));
        SystemEntries.closed(unit, session, by);
        unit.event(new CrmEvent.ConversationClosed(conversation.id(), conversation.channel(), session.number()));
    }
}
