package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.media.MediaRules;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;

/** Applies amendments to stored messages. */
public final class AmendmentRules {
    private AmendmentRules() {}

    /** Amends a message; returns false when nothing changed. */
    public static boolean apply(UnitOfWork unit, Message message, Amendment amendment) {
        if (message.amended(amendment).equals(message)) {
            return false;
        }
        if (amendment instanceof Amendment.Unsend) {
            MediaRules.erase(unit, message);
        }
        unit.change(new ConversationChange.Amend(message.id(), amendment));
        unit.event(new CrmEvent.MessageAmended(message.conversation(), message.id(), amendment.accept(KIND)));
        return true;
    }

    private static final Amendment.Cases<CrmEvent.MessageAmended.Kind> KIND = new Amendment.Cases<>() {
        @Override
        public CrmEvent.MessageAmended.Kind edit(Amendment.Edit edit) {
            return CrmEvent.MessageAmended.Kind.EDITED;
        }

        @Override
        public CrmEvent.MessageAmended.Kind unsend(Amendment.Unsend unsend) {
            return CrmEvent.MessageAmended.Kind.UNSENT;
        }

        @Override
        public CrmEvent.MessageAmended.Kind reaction(Amendment.Reaction reaction) {
            return CrmEvent.MessageAmended.Kind.REACTED;
        }
    };
}
