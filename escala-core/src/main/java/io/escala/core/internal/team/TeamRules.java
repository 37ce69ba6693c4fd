package io.escala.core.internal.team;

import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import io.escala.crm.change.TeamChange;
import io.escala.crm.event.CrmEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a team may be. Pure. */
final class TeamRules {
    private TeamRules() {}

    /** Requires the team's settings and the user. */
    static List<Refusal> check(State state, TeamUser user) {
        List<Refusal> refusals = new ArrayList<>();
        long current = state.team().user(user.id()).map(TeamUser::version).orElse(0L);
        if (current != user.version()) {
            refusals.add(changed());
        }
        if (settings(state, user.account()).role(user.role()).isEmpty()) {
            refusals.add(unknown("role"));
        }
        status(state, user).ifPresent(refusals::add);
        return refusals;
    }

    /** Why a user cannot have the status. Requires the team's settings. */
    static Optional<Refusal> status(State state, TeamUser user) {
        return settings(state, user.account()).status(user.status()).isPresent()
                ? Optional.empty()
                : Optional.of(unknown("status"));
    }

    /** Requires the team's settings. */
    static TeamSettings settings(State state, AccountId account) {
        return state.team().settings().orElseGet(() -> TeamSettings.of(account));
    }

    /** Requires the team's settings and all users. */
    static List<Refusal> check(State state, TeamSettings settings) {
        List<Refusal> refusals = new ArrayList<>();
        long current = state.team().settings().map(TeamSettings::version).orElse(0L);
        if (current != settings.version()) {
            refusals.add(changed());
        }
        boolean inUse = state.team().users().stream()
                .filter(TeamUser::active)
                .anyMatch(user -> settings.role(user.role()).isEmpty() && hadRole(state, user));
        if (inUse) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, "roles").because(Refusal.Cause.IN_USE));
        }
        return refusals;
    }

    private static boolean hadRole(State state, TeamUser user) {
        return settings(state, user.account()).role(user.role()).isPresent();
    }

    /** Saves a user, whose role and status are those of the settings as they were read. */
    static UnitOfWork put(UnitOfWork unit, TeamUser user) {
        TeamUser before = unit.state().team().user(user.id()).orElse(null);
        List<String> fields = ChangedFields.of(before, user);
        if (before == null) {
            unit.event(new CrmEvent.TeamUserAdded(user.id()));
        } else if (!fields.isEmpty()) {
            unit.event(new CrmEvent.TeamUserChanged(user.id(), fields));
        }
        unit.expect(
                Expected.Kind.TEAM_SETTINGS,
                user.account().value(),
                unit.state().team().settings().map(TeamSettings::version).orElse(0L));
        unit.expect(Expected.Kind.TEAM_USER, user.id().value(), user.version());
        return unit.change(new TeamChange.PutTeamUser(user.withVersion(user.version() + 1)));
    }

    /** Saves roles and statuses. */
    static UnitOfWork put(UnitOfWork unit, TeamSettings settings) {
        List<String> fields = ChangedFields.of(settings(unit.state(), settings.account()), settings);
        if (!fields.isEmpty()) {
            unit.event(new CrmEvent.TeamSettingsChanged(fields));
        }
        unit.expect(Expected.Kind.TEAM_SETTINGS, settings.account().value(), settings.version());
        return unit.change(new TeamChange.PutTeamSettings(settings.withVersion(settings.version() + 1)));
    }

    private static Refusal changed() {
        return Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN);
    }

    private static Refusal unknown(String field) {
        return Refusal.field(Refusal.Reason.FIELD_INVALID, field).because(Refusal.Cause.UNKNOWN);
    }
}
