package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.TeamChange;

/** Plans the writes of changes of the team. */
final class TeamWriter implements TeamChange.Cases<Boolean> {
    private final AccountPlan plan;

    TeamWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean putTeamSettings(TeamChange.PutTeamSettings change) {
        return plan.add(TeamStatements.PUT_SETTINGS, change.settings().account().value(), change.settings());
    }

    @Override
    public Boolean putTeamUser(TeamChange.PutTeamUser change) {
        return plan.add(TeamStatements.PUT_USER, change.user().id().value(), change.user());
    }

    @Override
    public Boolean raiseLastAssigned(TeamChange.RaiseLastAssigned change) {
        return plan.add(TeamStatements.RAISE_LAST_ASSIGNED, change.user().value(), change);
    }

    @Override
    public Boolean raiseLastActive(TeamChange.RaiseLastActive change) {
        return plan.add(TeamStatements.RAISE_LAST_ACTIVE, change.user().value(), change);
    }
}
