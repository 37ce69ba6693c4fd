package io.escala.core.internal.team;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserStatus;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds the users who are without activity for the time of the account's rule. In order:
 *
 * <ol>
 *   <li>Whoever is no active user, is idle already, is not online, or has the status of the rule, is left alone.
 *   <li>The time counts from the user's last activity, and at the earliest from when the rule was saved. Activity is recorded once in {@link
 *       UserActivity#EVERY}, so a user is idle only that much later.
 *   <li>At most {@value #PORTION} users become idle in one commit.
 * </ol>
 *
 * <p>At commit the settings, the user, and when they were active last must be as they were read: activity at that moment puts it off. Pure.
 */
final class InactivityDecision {
    static final int PORTION = 100;

    private InactivityDecision() {}

    /** The users whose activity counts. Requires the team's settings and all users. */
    static List<TeamUser> watched(State state, TeamSettings settings, IdleRule rule) {
        return state.team().users().stream()
                .filter(user -> user.active() && !settings.isIdle(user))
                .filter(user -> !user.status().equals(rule.status())
                        && settings.status(user.status())
                                .filter(UserStatus::online)
                                .isPresent())
                .toList();
    }

    /** Requires the team's settings, all users, and when the watched ones were active last. Returns when to look again. */
    static Instant decide(UnitOfWork unit, TeamSettings settings, IdleRule rule) {
        // Whoever comes to be watched meanwhile was active or given a status then, so nobody is due earlier.
        Instant next = due(rule, unit.now());
        int found = 0;
        for (TeamUser user : watched(unit.state(), settings, rule)) {
            Optional<Instant> active = unit.state().team().lastActive(user.id());
            Instant saved = Optional.ofNullable(rule.since()).orElse(unit.now());
            Instant due = due(rule, active.filter(saved::isBefore).orElse(saved));
            if (due.isAfter(unit.now()) || found == PORTION) {
                next = due.isBefore(next) ? due : next;
            } else {
                found++;
                TeamRules.put(unit, user.withIdleSince(unit.now()));
                unit.expect(
                        Expected.Kind.LAST_ACTIVE,
                        user.id().value(),
                        active.map(Instant::toEpochMilli).orElse(0L));
            }
        }
        return next;
    }

    /** When a user is idle who was active at a time. */
    static Instant due(IdleRule rule, Instant active) {
        return active.plus(rule.after()).plus(UserActivity.EVERY);
    }
}
