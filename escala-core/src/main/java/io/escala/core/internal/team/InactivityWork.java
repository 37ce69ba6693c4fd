package io.escala.core.internal.team;

import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;

/**
 * Shows the users who are without activity in the status of the account's rule: one item for each version of the team's settings with a rule,
 * enqueued when they are saved, which is due again when the next user is. The item of a former version ends by itself. Thread-safe.
 */
public final class InactivityWork implements WorkHandler {
    private final InboxContext context;

    public InactivityWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.INACTIVITY;
    }

    /** The work of settings with a rule that are saved just now. What was saved before may be due already, as when the time is shorter. */
    static WorkItem of(TeamSettings saved, Instant now) {
        return WorkItem.single(saved.account(), WorkKind.INACTIVITY, Long.toString(saved.version()), now);
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        return context.loop().runUnderLease(() -> decide(lease, item)).orElse(Verdict.LEASE_LOST);
    }

    private Decision<Verdict> decide(Lease lease, WorkItem item) {
        StateLoader loader = context.load(item.account()).teamSettings();
        TeamSettings settings = TeamRules.settings(loader.state(), item.account());
        IdleRule rule = settings.idleRule();
        UnitOfWork unit = context.begin(item.account(), loader.state()).under(lease);
        if (rule == null || !Long.toString(settings.version()).equals(item.key().id())) {
            return Decision.commit(unit.done(item.key()), Verdict.SETTLED);
        }
        loader.allTeamUsers();
        loader.lastActive(InactivityDecision.watched(loader.state(), settings, rule).stream()
                .map(TeamUser::id)
                .toList());
        Instant next = InactivityDecision.decide(unit, settings, rule);
        // Not a failed attempt, and those before it are forgotten: it went well.
        return Decision.commit(unit.reschedule(item.again(next, 0)), Verdict.PUT_OFF);
    }
}
