package io.escala.core.internal.team;

import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Expected;
import io.escala.crm.change.TeamChange;

/**
 * Records that a user is active. In order:
 *
 * <ol>
 *   <li>Nothing is recorded of whoever is no active user of the team, and where no rule depends on it.
 *   <li>The time is raised.
 *   <li>A user who was found idle no longer is.
 * </ol>
 *
 * <p>At commit the user must be as they were read: if the work finds them idle in between, this is decided again. Pure.
 */
final class ActivityDecision {
    private ActivityDecision() {}

    /** Requires the team's settings and the user. Answers whether something is recorded. */
    static Decision<Boolean> decide(UnitOfWork unit, UserId id) {
        TeamUser user = unit.state().team().user(id).filter(TeamUser::active).orElse(null);
        if (user == null || TeamRules.settings(unit.state(), unit.account()).idleRule() == null) {
            return Decision.nothing(false);
        }
        unit.change(new TeamChange.RaiseLastActive(id, unit.now()));
        if (user.idleSince() != null) {
            TeamRules.put(unit, user.withIdleSince(null));
        } else {
            unit.expect(Expected.Kind.TEAM_USER, id.value(), user.version());
        }
        return Decision.commit(unit, true);
    }
}
