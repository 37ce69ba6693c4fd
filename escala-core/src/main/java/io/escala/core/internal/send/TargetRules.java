package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Recipient;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.line.Line;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is written to, and whether the actor may. A conversation must be seen. To a contact may write who may converse with all, or who
 * may converse with their own and owns the contact (S78). What does not exist or may not be seen is refused as not found.
 */
final class TargetRules implements Recipient.Cases<Outcome<SendTarget>> {
    private final State state;
    private final Actor actor;

    TargetRules(State state, Actor actor) {
        this.state = state;
        this.actor = actor;
    }

    @Override
    public Outcome<SendTarget> conversation(Recipient.ToConversation to) {
        Optional<Conversation> conversation =
                state.conversations().current(to.conversation()).filter(found -> AccessRules.sees(actor, found));
        if (conversation.isEmpty()) {
            return Outcome.refused(AccessRules.notFound());
        }
        Optional<Line> line = state.account().line(conversation.get().line());
        if (line.isEmpty()) {
            return Outcome.refused(Refusal.of(Reason.LINE_UNAVAILABLE, Remedy.ASK_ADMINISTRATOR));
        }
        return Outcome.done(DestinationRules.ofConversation(state, conversation.get(), line.get()));
    }

    @Override
    public Outcome<SendTarget> contact(Recipient.ToContact to) {
        boolean all = actor.may(Permission.CONVERSE_ALL);
        boolean own = actor.may(Permission.CONVERSE_OWN) && actor.user() != null;
        Optional<Contact> contact = state.contacts().find(to.contact());
        Optional<Line> line = state.account().line(to.line()).filter(found -> AccessRules.reaches(actor, found));
        if (!all && !own) {
            return Outcome.refused(notPermitted());
        }
        if (contact.isEmpty() || line.isEmpty()) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (!all && !Objects.equals(actor.user(), contact.get().owner())) {
            return Outcome.refused(notPermitted());
        }
        return Outcome.done(DestinationRules.ofContact(state, contact.get(), line.get()));
    }

    private static Refusal notPermitted() {
        return Refusal.of(Reason.NOT_PERMITTED, Remedy.ASK_ADMINISTRATOR);
    }
}
