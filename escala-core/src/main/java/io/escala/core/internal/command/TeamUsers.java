package io.escala.core.internal.command;

import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import java.util.Collection;
import java.util.Map;

/**
 * Which users may be given conversations, as the host knows them.
 *
 * @param known those that were asked for and exist
 * @param anybody whether the host keeps no users of the account, so that any may be given some
 */
record TeamUsers(Map<UserId, TeamMember> known, boolean anybody) {
    /** Asks the host, which may throw. */
    static TeamUsers of(Team team, AccountId account, Collection<UserId> users) {
        Map<UserId, TeamMember> known = users.isEmpty() ? Map.of() : team.members(account, users);
        boolean unknown = !known.keySet().containsAll(users);
        return new TeamUsers(known, unknown && team.all(account).isEmpty());
    }

    /** Active, with access to the inbox and a role that reads and answers conversations. */
    boolean mayTake(UserId user) {
        TeamMember member = known.get(user);
        return member == null ? anybody : member.usesInbox();
    }

    static Refusal unavailable(String field) {
        return Refusal.of(Refusal.Reason.USER_UNAVAILABLE, Refusal.Remedy.CHOOSE_OTHER_USER)
                .in(field, null);
    }
}
