package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.store.TeamReads;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The team that is kept in the store, read at each call. Thread-safe as the store is. */
final class StoredTeam implements Team {
    private final TeamReads store;

    StoredTeam(TeamReads store) {
        this.store = store;
    }

    @Override
    public Map<UserId, TeamMember> members(AccountId account, Collection<UserId> ids) {
        Map<UserId, TeamUser> users = ids.isEmpty() ? Map.of() : store.teamUsers(account, ids);
        if (users.isEmpty()) {
            return Map.of();
        }
        TeamSettings settings = settings(account);
        Map<UserId, TeamMember> members = new LinkedHashMap<>();
        users.forEach((id, user) -> members.put(id, member(user, settings)));
        return members;
    }

    @Override
    public List<TeamMember> all(AccountId account) {
        List<TeamUser> users = store.allTeamUsers(account);
        if (users.isEmpty()) {
            return List.of();
        }
        TeamSettings settings = settings(account);
        return users.stream().map(user -> member(user, settings)).toList();
    }

    @Override
    public boolean isKeptInStore() {
        return true;
    }

    private TeamSettings settings(AccountId account) {
        return store.teamSettings(account).orElseGet(() -> TeamSettings.of(account));
    }

    private static TeamMember member(TeamUser user, TeamSettings settings) {
        return new TeamMember(
                user.id(),
                user.displayName(),
                settings.role(user.role()).orElse(Role.NONE),
                user.active(),
                true,
                settings.statusOf(user));
    }
}
