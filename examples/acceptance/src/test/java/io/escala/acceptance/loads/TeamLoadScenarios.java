package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.ACCOUNT;
import static io.escala.acceptance.loads.LoadsFixture.NOON;

import io.escala.crm.account.IdleRule;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.change.TeamChange;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;

/** The activity of users, and the work that looks at it. */
final class TeamLoadScenarios {
    private static final TeamUser SAM =
            TeamUser.of(ACCOUNT, new UserId("sam"), "Sam", Role.SALES_USER).withVersion(1);
    private static final TeamSettings SETTINGS = TeamSettings.of(ACCOUNT)
            .with(IdleRule.after(IdleRule.SHORTEST, UserStatus.AWAY).withSince(NOON.minus(Duration.ofHours(1))))
            .withVersion(1);

    private TeamLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "ActivityDecision",
                        "a user who is idle",
                        fixture -> team(fixture, SAM.withIdleSince(NOON.minusSeconds(60))),
                        fixture -> fixture.activity.record(ACCOUNT, SAM.id())),
                LoadScenario.of(
                        "ActivityDecision",
                        "a user who is not",
                        fixture -> team(fixture, SAM),
                        fixture -> fixture.activity.record(ACCOUNT, SAM.id())),
                LoadScenario.of(
                        "InactivityDecision",
                        "a user who is due",
                        fixture -> {
                            team(fixture, SAM);
                            fixture.commit(
                                    new TeamChange.RaiseLastActive(SAM.id(), NOON.minus(Duration.ofMinutes(30))));
                            fixture.enqueue(WorkItem.single(ACCOUNT, WorkKind.INACTIVITY, "1", NOON));
                        },
                        fixture -> fixture.run(WorkKind.INACTIVITY)));
    }

    private static void team(LoadsFixture fixture, TeamUser user) {
        fixture.commit(new TeamChange.PutTeamSettings(SETTINGS), new TeamChange.PutTeamUser(user));
    }
}
