package io.escala.crm.account;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The roles and statuses that an account has besides those that every account has, and when users are idle, for hosts that keep their team in the store. Versioned: a
 * change names the version it was read at.
 *
 * @param roles the further roles, at most {@value #MAX_ROLES}; no two of one name, none named like a built-in one
 * @param statuses the further statuses, at most {@value #MAX_STATUSES}; no two of one name, none named like a built-in one
 * @param idleRule the status after a time without activity; null for none. Whether there is such a status is judged when settings are saved
 * @param version counts the changes; 0 for what was not saved yet
 */
public record TeamSettings(
        AccountId account,
        List<Role> roles,
        List<UserStatus> statuses,
        @Nullable IdleRule idleRule,
        long version) {
    /** The most further roles. */
    public static final int MAX_ROLES = 100;

    /** The most further statuses. */
    public static final int MAX_STATUSES = 50;

    /**
     * Checks numbers and names.
     *
     * @throws IllegalArgumentException if there are too many, or a name is taken
     */
    public TeamSettings {
        Objects.requireNonNull(account, "account");
        roles = List.copyOf(roles);
        statuses = List.copyOf(statuses);
        check("roles", roles, MAX_ROLES, Role::name, Stream.concat(Role.builtIn(), Stream.of(Role.NONE)));
        check("statuses", statuses, MAX_STATUSES, UserStatus::name, UserStatus.builtIn());
        Checks.notNegative("version", version);
    }

    private static <T> void check(String field, List<T> given, int most, Function<T, String> name, Stream<T> builtIn) {
        if (given.size() > most) {
            throw new IllegalArgumentException(field + " are at most " + most + ", these are " + given.size());
        }
        List<String> names = Stream.concat(given.stream(), builtIn).map(name).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException(field + " must have names of their own, other than the built-in ones");
        }
    }

    /** Those of an account that has none besides the built-in ones, not saved yet. */
    public static TeamSettings of(AccountId account) {
        return new TeamSettings(account, List.of(), List.of(), null, 0);
    }

    /** Returns the role of this name, a built-in one or a further one. */
    public Optional<Role> role(String name) {
        return Stream.concat(Role.builtIn(), roles.stream())
                .filter(role -> role.name().equals(name))
                .findFirst();
    }

    /** Returns the status of this name, a built-in one or a further one. */
    public Optional<UserStatus> status(String name) {
        return Stream.concat(UserStatus.builtIn(), statuses.stream())
                .filter(status -> status.name().equals(name))
                .findFirst();
    }

    /**
     * Whether a user is shown in the status of the rule: it found them without activity, and they were not active since. A rule that was removed
     * and saved again finds anew.
     */
    public boolean isIdle(TeamUser user) {
        Instant since = idleRule == null ? null : idleRule.since();
        Instant idle = user.idleSince();
        return since != null && idle != null && !idle.isBefore(since);
    }

    /**
     * Returns the status in which a user is shown: that of the rule while they are idle ({@link #isIdle}), else the one that was set for them; {@link
     * UserStatus#AWAY} when it does not exist.
     */
    public UserStatus statusOf(TeamUser user) {
        String name = idleRule != null && isIdle(user) ? idleRule.status() : user.status();
        return status(name).orElse(UserStatus.AWAY);
    }

    /**
     * Returns a copy with a role; one of the same name is replaced.
     *
     * @throws IllegalArgumentException if there are too many, or it is named like a built-in one
     */
    public TeamSettings with(Role role) {
        List<Role> changed = new ArrayList<>(rolesOtherThan(role.name()));
        changed.add(role);
        return new TeamSettings(account, changed, statuses, idleRule, version);
    }

    /** Returns a copy without the further role of this name. */
    public TeamSettings withoutRole(String name) {
        return new TeamSettings(account, rolesOtherThan(name), statuses, idleRule, version);
    }

    /**
     * Returns a copy with a status; one of the same name is replaced.
     *
     * @throws IllegalArgumentException if there are too many, or it is named like a built-in one
     */
    public TeamSettings with(UserStatus status) {
        List<UserStatus> changed = new ArrayList<>(statusesOtherThan(status.name()));
        changed.add(status);
        return new TeamSettings(account, roles, changed, idleRule, version);
    }

    /** Returns a copy without the further status of this name. */
    public TeamSettings withoutStatus(String name) {
        return new TeamSettings(account, roles, statusesOtherThan(name), idleRule, version);
    }

    private List<Role> rolesOtherThan(String name) {
        return roles.stream().filter(role -> !role.name().equals(name)).toList();
    }

    private List<UserStatus> statusesOtherThan(String name) {
        return statuses.stream().filter(status -> !status.name().equals(name)).toList();
    }

    /** Returns a copy in which users who are not active for a time are shown in a status. */
    public TeamSettings with(IdleRule rule) {
        return new TeamSettings(account, roles, statuses, Objects.requireNonNull(rule, "rule"), version);
    }

    /** Returns a copy in which nobody's status depends on their activity. */
    public TeamSettings withoutIdleRule() {
        return new TeamSettings(account, roles, statuses, null, version);
    }

    /** Returns a copy with this version. */
    public TeamSettings withVersion(long newVersion) {
        return new TeamSettings(account, roles, statuses, idleRule, newVersion);
    }
}
