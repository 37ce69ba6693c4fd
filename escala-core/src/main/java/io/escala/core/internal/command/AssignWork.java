package io.escala.core.internal.command;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives conversations that opened without an owner to the users whose turn it is. The host's team is asked here, not while a webhook is filed.
 * Thread-safe.
 */
public final class AssignWork implements WorkHandler {
    private final InboxContext context;

    /** Creates the handler. */
    public AssignWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.ASSIGN;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        ConversationId conversation = new ConversationId(item.key().id());
        // The host is asked while no connection of the store is held.
        Optional<RoundRobin> turns = CommitLoop.reading(
                () -> OpenedDecision.turns(load(item.account(), conversation).state(), conversation));
        TeamUsers users = turns.map(each -> TeamUsers.of(context.team(), item.account(), each))
                .orElseGet(() -> new TeamUsers(Map.of(), false));
        return context.loop()
                .runUnderLease(() -> decide(lease, item, conversation, turns, users))
                .orElse(Verdict.LEASE_LOST);
    }

    private Decision<Verdict> decide(
            Lease lease, WorkItem item, ConversationId id, Optional<RoundRobin> turns, TeamUsers users) {
        StateLoader loader = load(item.account(), id);
        turns.ifPresent(each -> loader.lastAssigned(users.inTurn(each)));
        return new OpenedDecision(turns, users)
                .decide(context.begin(item.account(), loader.state()).under(lease), item, id);
    }

    private StateLoader load(AccountId account, ConversationId id) {
        return context.load(account).settings().conversations(List.of(id));
    }
}
