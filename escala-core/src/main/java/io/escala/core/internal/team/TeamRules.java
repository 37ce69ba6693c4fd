package io.escala.core.internal.team;

import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import io.escala.crm.change.TeamChange;
import io.escala.crm.event.CrmEvent;
import java.time.Instant;
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
        IdleRule rule = settings.idleRule();
        if (rule != null && settings.status(rule.status()).isEmpty()) {
            refusals.add(
                    settings(state, settings.account()).status(rule.status()).isPresent()
                            ? Refusal.field(Refusal.Reason.FIELD_INVALID, "statuses")
                                    .because(Refusal.Cause.IN_USE)
                            : unknown("idleRule"));
        }
        return refusals;
    }

    private static boolean hadRole(State state, TeamUser user) {
        return settings(state, user.account()).role(user.role()).isPresent();
    }

    /** A user as it is saved by hand: whoever gets a status, leaves or comes back is not idle, and nobody is made idle. */
    static TeamUser byHand(State state, TeamUser user) {
        return state.team()
                .user(user.id())
                .filter(before -> user.idleSince() != null && !isSet(before, user))
                .map(before -> user.withIdleSince(before.idleSince()))
                .orElseGet(() -> user.withIdleSince(null));
    }

    private static boolean isSet(TeamUser before, TeamUser user) {
        return before.active() != user.active() || !before.status().equals(user.status());
    }

    /** Saves a user by hand. Whoever gets a status then, counts as active then. */
    static UnitOfWork putByHand(UnitOfWork unit, TeamUser user) {
        boolean set = unit.state()
                .team()
                .user(user.id())
                .filter(before -> !isSet(before, user) && (before.idleSince() == null || user.idleSince() != null))
                .isEmpty();
        if (set && settings(unit.state(), user.account()).idleRule() != null) {
            unit.change(new TeamChange.RaiseLastActive(user.id(), unit.now()));
        }
        return put(unit, user);
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

    /** Settings as they are saved: a rule counts from now, unless there was one. */
    static TeamSettings counting(State state, TeamSettings settings, Instant now) {
        IdleRule rule = settings.idleRule();
        IdleRule before = settings(state, settings.account()).idleRule();
        return rule == null ? settings : settings.with(rule.withSince(before == null ? now : before.since()));
    }

    /** Saves roles and statuses, with the work of their rule. */
    static UnitOfWork put(UnitOfWork unit, TeamSettings settings) {
        List<String> fields = ChangedFields.of(settings(unit.state(), settings.account()), settings);
        if (!fields.isEmpty()) {
            unit.event(new CrmEvent.TeamSettingsChanged(fields));
        }
        unit.expect(Expected.Kind.TEAM_SETTINGS, settings.account().value(), settings.version());
        TeamSettings saved = settings.withVersion(settings.version() + 1);
        if (saved.idleRule() != null) {
            unit.enqueue(InactivityWork.of(saved, unit.now()));
        }
        return unit.change(new TeamChange.PutTeamSettings(saved));
    }

    private static Refusal changed() {
        return Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN);
    }

    private static Refusal unknown(String field) {
        return Refusal.field(Refusal.Reason.FIELD_INVALID, field).because(Refusal.Cause.UNKNOWN);
    }
}
