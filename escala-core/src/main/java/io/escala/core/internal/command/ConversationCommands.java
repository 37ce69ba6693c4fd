package io.escala.core.internal.command;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.command.ConversationCommand.ConversationDecision;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands on conversations for one actor. Without the plan that is all that is said; what the actor may not see is not found. Each
 * conversation of a selection is changed by itself: what is refused or fails for one takes no other along.
 *
 * <p>Thread-safe.
 */
final class ConversationCommands {
    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;

    ConversationCommands(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.audit = new AuditTrail(context, actor);
    }

    Outcome<Conversation> run(ConversationId id, AuditOperation operation, ConversationCommand command) {
        Set<Entitlement> has = context.entitlements().of(actor.account());
        return audit.answering(
                operation,
                AuditSubject.of(id),
                context.loop().run(() -> decide(load(List.of(id), command), id, operation, has)));
    }

    /** One load and one commit for all; one that conflicts is decided again by itself. */
    Map<ConversationId, Outcome<Conversation>> run(
            Collection<ConversationId> ids, AuditOperation operation, ConversationCommand command) {
        Set<Entitlement> has = context.entitlements().of(actor.account());
        Set<ConversationId> all = new LinkedHashSet<>(ids);
        if (all.isEmpty()) {
            return Map.of();
        }
        Loaded loaded = CommitLoop.reading(() -> load(all, command));
        List<Supplier<Decision<Outcome<Conversation>>>> decisions = new ArrayList<>();
        all.forEach(id -> decisions.add(new Attempts(loaded, id, operation, command, has)));
        List<BatchResult<Outcome<Conversation>>> results = context.loop().runAll(decisions);
        Map<ConversationId, Outcome<Conversation>> outcomes = new LinkedHashMap<>();
        int at = 0;
        for (ConversationId id : all) {
            outcomes.put(id, outcome(results.get(at++)));
        }
        return audit.answering(operation, outcomes);
    }

    /** One that lost against others again and again is not thrown, because its neighbours are committed. */
    private static Outcome<Conversation> outcome(BatchResult<Outcome<Conversation>> result) {
        if (result instanceof BatchResult.Committed<Outcome<Conversation>> committed) {
            return committed.answer();
        }
        if (result instanceof BatchResult.Failed<Outcome<Conversation>> failed) {
            if (failed.thrown() instanceof TryAgainException) {
                return Outcome.refused(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN));
            }
            throw new IllegalStateException("a conversation of the selection could not be changed", failed.thrown());
        }
        throw new IllegalStateException("a command runs under no lease");
    }

    private record Loaded(State state, ConversationDecision decision) {}

    private Loaded load(Collection<ConversationId> ids, ConversationCommand command) {
        StateLoader loader = context.load(actor.account()).conversations(ids);
        return new Loaded(loader.state(), command.prepare(loader));
    }

    private Decision<Outcome<Conversation>> decide(
            Loaded loaded, ConversationId id, AuditOperation operation, Set<Entitlement> has) {
        Optional<Refusal> forbidden = AccessRules.entitled(actor, has).or(() -> AccessRules.editsConversations(actor));
        if (forbidden.isPresent()) {
            return Decision.nothing(Outcome.refused(forbidden.get()));
        }
        State state = loaded.state();
        Optional<Conversation> seen = state.conversations().current(id).filter(one -> AccessRules.sees(actor, one));
        if (seen.isEmpty()) {
            return Decision.nothing(Outcome.refused(AccessRules.notFound()));
        }
        UnitOfWork unit = context.begin(actor, state);
        Outcome<Conversation> outcome = loaded.decision().decide(unit, seen.get());
        if (outcome instanceof Outcome.Done<Conversation> done
                && unit.changeSet().isPresent()) {
            HandledConversation.record(unit, actor, operation, seen.get(), done.value());
        }
        return outcome.isDone() ? Decision.commit(unit, outcome) : Decision.nothing(outcome);
    }

    /** Decides from what was loaded for all, and after a conflict from what is there then. */
    private final class Attempts implements Supplier<Decision<Outcome<Conversation>>> {
        private @Nullable Loaded first;
        private final ConversationId id;
        private final AuditOperation operation;
        private final ConversationCommand command;
        private final Set<Entitlement> has;

        Attempts(
                Loaded loaded,
                ConversationId id,
                AuditOperation operation,
                ConversationCommand command,
                Set<Entitlement> has) {
            this.first = loaded;
            this.id = id;
            this.operation = operation;
            this.command = command;
            this.has = has;
        }

        @Override
        public Decision<Outcome<Conversation>> get() {
            Loaded loaded = first == null ? load(List.of(id), command) : first;
            first = null;
            return decide(loaded, id, operation, has);
        }
    }
}
