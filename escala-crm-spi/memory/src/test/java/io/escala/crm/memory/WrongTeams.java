package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Expected;
import io.escala.crm.change.TeamChange;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that keep teams wrongly, each in one way. */
final class WrongTeams {
    private WrongTeams() {}

    /** Leaves out users who no longer work in the account. */
    static CrmStore formerUsersLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<TeamUser> allTeamUsers(AccountId account) {
                return target().allTeamUsers(account).stream()
                        .filter(TeamUser::active)
                        .toList();
            }
        };
    }

    /** Keeps the assignment that was committed last, not the latest. */
    static CrmStore lastAssignedMovesBack(InstantSource clock) {
        Map<UserId, Instant> last = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof TeamChange.RaiseLastAssigned raise) {
                            last.put(raise.user(), raise.at());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public Map<UserId, Instant> lastAssigned(AccountId account, Collection<UserId> users) {
                Map<UserId, Instant> found = new HashMap<>(target().lastAssigned(account, users));
                found.replaceAll((user, at) -> last.getOrDefault(user, at));
                return found;
            }
        };
    }

    /** Keeps the activity that was committed last, not the latest. */
    static CrmStore lastActiveMovesBack(InstantSource clock) {
        Map<UserId, Instant> last = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof TeamChange.RaiseLastActive raise) {
                            last.put(raise.user(), raise.at());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public Map<UserId, Instant> lastActive(AccountId account, Collection<UserId> users) {
                Map<UserId, Instant> found = new HashMap<>(target().lastActive(account, users));
                found.replaceAll((user, at) -> last.getOrDefault(user, at));
                return found;
            }
        };
    }

    /** Finds users idle whether they were active meanwhile or not. */
    static CrmStore activityNotCompared(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                return target().commit(changeSets.stream()
                        .map(set -> WrongWindows.expecting(
                                set,
                                set.expected().stream()
                                        .filter(expected -> expected.kind() != Expected.Kind.LAST_ACTIVE)
                                        .toList()))
                        .toList());
            }
        };
    }

    /** Forgets who is idle. */
    static CrmStore idleUsersLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<TeamUser> allTeamUsers(AccountId account) {
                return target().allTeamUsers(account).stream()
                        .map(user -> user.withIdleSince(null))
                        .toList();
            }
        };
    }

    /** Forgets after which time users are idle. */
    static CrmStore idleRuleLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Optional<TeamSettings> teamSettings(AccountId account) {
                return target().teamSettings(account).map(TeamSettings::withoutIdleRule);
            }
        };
    }

    /** Compares the versions of the users that a ChangeSet changes, not of those that it only relies on. */
    static CrmStore onlyChangedUsersCompared(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                return target().commit(changeSets.stream()
                        .map(set -> WrongWindows.expecting(
                                set,
                                set.expected().stream()
                                        .filter(expected -> isCompared(set, expected))
                                        .toList()))
                        .toList());
            }
        };
    }

    private static boolean isCompared(ChangeSet set, Expected expected) {
        return expected.kind() != Expected.Kind.TEAM_USER
                || set.changes().stream()
                        .anyMatch(change -> change instanceof TeamChange.PutTeamUser put
                                && put.user().id().value().equals(expected.id()));
    }

    /** Forgets on which lines a role converses. */
    static CrmStore rolesOnAllLines(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Optional<TeamSettings> teamSettings(AccountId account) {
                return target().teamSettings(account)
                        .map(settings -> new TeamSettings(
                                settings.account(),
                                settings.roles().stream()
                                        .map(role -> role.on(LineScope.ALL))
                                        .toList(),
                                settings.statuses(),
                                settings.idleRule(),
                                settings.version()));
            }
        };
    }
}
