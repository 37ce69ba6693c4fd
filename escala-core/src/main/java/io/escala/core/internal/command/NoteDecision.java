package io.escala.core.internal.command;

import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.text.SafeText;

/** Adds a note of the team to a conversation. It is never sent and changes nothing else. */
record NoteDecision(Actor actor, String text) implements ConversationDecision {
    @Override
    public Outcome<Conversation> decide(UnitOfWork unit, Conversation conversation) {
        int length = text.codePointCount(0, text.length());
        if (SafeText.storable(text).isBlank()) {
            return Outcome.refused(Refusal.field(Refusal.Reason.TEXT_EMPTY, "text"));
        }
        if (length > SafeText.MAX_TEXT_CODE_POINTS) {
            return Outcome.refused(Refusal.field(Refusal.Reason.TEXT_TOO_LONG, "text")
                    .limitedTo(SafeText.MAX_TEXT_CODE_POINTS, length));
        }
        unit.event(new CrmEvent.NoteAdded(
                conversation.id(), SystemEntries.note(unit, conversation.id(), text, Author.of(actor))));
        return Outcome.done(conversation);
    }

    /** Without the text, which is personal data. */
    @Override
    public String toString() {
        return "NoteDecision[" + text.length() + " chars]";
    }
}
