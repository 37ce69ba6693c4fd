package io.escala.core.internal.team;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Permission;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import java.util.List;
import java.util.Optional;

/**
 * Who is left to configure the account once a user, or the roles, are changed: active users whose role does. Pure; requires the team's settings
 * and all users.
 *
 * <p>A change that takes this from somebody relies on somebody else who keeps it, and expects that user at the version read. So of two
 * administrators who remove each other at once, the second commit finds the first one changed, and is decided again.
 *
 * @param lost whether somebody can no longer configure the account
 * @param left who can after the change, in order of their ids
 */
record Administrators(boolean lost, List<TeamUser> left) {
    /** After a user is saved. */
    static Administrators after(State state, TeamUser changed) {
        TeamSettings settings = TeamRules.settings(state, changed.account());
        List<TeamUser> before = of(settings, state.team().users());
        List<TeamUser> others =
                before.stream().filter(user -> !user.id().equals(changed.id())).toList();
        boolean lost = others.size() < before.size() && !configures(settings, changed);
        return new Administrators(lost, others);
    }

    /** After roles and statuses are saved. */
    static Administrators after(State state, TeamSettings changed) {
        List<TeamUser> users = state.team().users();
        List<TeamUser> left = of(changed, users);
        return new Administrators(!left.containsAll(of(TeamRules.settings(state, changed.account()), users)), left);
    }

    private static List<TeamUser> of(TeamSettings settings, List<TeamUser> users) {
        return users.stream().filter(user -> configures(settings, user)).toList();
    }

    private static boolean configures(TeamSettings settings, TeamUser user) {
        return user.active()
                && settings.role(user.role())
                        .filter(role -> role.grants(Permission.CONFIGURE))
                        .isPresent();
    }

    /** Why the change is refused: nobody would be left. */
    Optional<Refusal> refusal(String field) {
        return lost && left.isEmpty()
                ? Optional.of(Refusal.of(Refusal.Reason.LAST_ADMINISTRATOR, Refusal.Remedy.APPOINT_ADMINISTRATOR)
                        .in(field, null))
                : Optional.empty();
    }

    /** Lets the change land only while somebody is left. */
    UnitOfWork relyOnOneLeft(UnitOfWork unit) {
        if (lost && !left.isEmpty()) {
            unit.expect(
                    Expected.Kind.TEAM_USER,
                    left.get(0).id().value(),
                    left.get(0).version());
        }
        return unit;
    }
}
