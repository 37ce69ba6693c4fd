package io.escala.core.internal.command;

import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.TeamChange;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.event.CrmEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives conversations another owner. */
final class Owners {
    private static final Duration NEXT = Duration.ofMillis(1);

    private Owners() {}

    /** Changes the owner to another one, tells of it and writes it into the thread. */
    static Conversation assign(UnitOfWork unit, Conversation conversation, @Nullable UserId to, Actor actor) {
        return assign(unit, conversation, to, actor, unit.now());
    }

    private static Conversation assign(
            UnitOfWork unit, Conversation conversation, @Nullable UserId to, Actor actor, Instant at) {
        unit.expect(conversation);
        unit.change(new ConversationChange.EditConversation(conversation.id(), to, conversation.tags()));
        if (to != null) {
            unit.change(new TeamChange.RaiseLastAssigned(to, at));
        }
        SystemEntries.assigned(unit, conversation, to, Author.of(actor));
        unit.event(new CrmEvent.ConversationAssigned(conversation.id(), conversation.owner(), to));
        return conversation.edited(to, conversation.tags());
    }

    /**
     * Gives it to the user whose turn it is; with nobody it is nobody's, and the event says so. Their turn counts even when they have it
     * already.
     *
     * @param unit the decision; settings and the times of {@link TeamUsers#inTurn} loaded
     * @return the conversation, of whomever
     */
    static Conversation assignInTurn(
            UnitOfWork unit, Conversation conversation, RoundRobin turns, TeamUsers users, Actor actor) {
        Optional<UserId> next = users.next(unit.state(), turns, conversation);
        if (next.isEmpty()) {
            unit.event(new CrmEvent.NobodyAvailable(conversation.id()));
            return conversation.owner() == null ? conversation : assign(unit, conversation, null, actor);
        }
        UserId user = next.get();
        Instant at = turn(unit, users.inTurn(turns));
        if (user.equals(conversation.owner())) {
            unit.change(new TeamChange.RaiseLastAssigned(user, at));
            return conversation;
        }
        return assign(unit, conversation, user, actor, at);
    }

    /** Later than every turn before it, also within one millisecond, in which many conversations may be given out. */
    private static Instant turn(UnitOfWork unit, Collection<UserId> users) {
        return users.stream()
                .flatMap(user -> unit.state().team().lastAssigned(user).stream())
                .max(Comparator.naturalOrder())
                .filter(last -> !unit.now().isAfter(last))
                .map(last -> last.plus(NEXT))
                .orElse(unit.now());
    }
}
