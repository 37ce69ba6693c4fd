package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A team that does not change. Immutable. */
final class FixedTeam implements Team {
    private final Map<AccountId, Map<UserId, TeamMember>> teams = new HashMap<>();

    FixedTeam(Map<AccountId, ? extends Collection<TeamMember>> members) {
        members.forEach((account, team) -> teams.put(account, byId(team)));
    }

    private static Map<UserId, TeamMember> byId(Collection<TeamMember> members) {
        Map<UserId, TeamMember> byId = new LinkedHashMap<>();
        for (TeamMember member : members) {
            if (byId.put(member.id(), member) != null) {
                throw new IllegalArgumentException("user " + member.id() + " is in the team twice");
            }
        }
        return Collections.unmodifiableMap(byId);
    }

    @Override
    public Map<UserId, TeamMember> members(AccountId account, Collection<UserId> ids) {
        Map<UserId, TeamMember> found = new LinkedHashMap<>(team(account));
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<TeamMember> all(AccountId account) {
        return List.copyOf(team(account).values());
    }

    private Map<UserId, TeamMember> team(AccountId account) {
        return teams.getOrDefault(account, Map.of());
    }
}
