package io.escala.core.internal.command;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which users may be given conversations, as the host knows them.
 *
 * @param known those that were asked for and exist
 * @param anybody whether the host keeps no users of the account, so that any may be given some
 */
record TeamUsers(Map<UserId, TeamMember> known, boolean anybody) {
    private static final Comparator<UserId> BY_ID = Comparator.comparing(UserId::value);

    /** Asks the host, which may throw. */
    static TeamUsers of(Team team, AccountId account, Collection<UserId> users) {
        Map<UserId, TeamMember> known = users.isEmpty() ? Map.of() : team.members(account, users);
        boolean unknown = !known.keySet().containsAll(users);
        return new TeamUsers(known, unknown && team.all(account).isEmpty());
    }

    /** Asks the host, which may throw, for those who take turns. */
    static TeamUsers of(Team team, AccountId account, RoundRobin turns) {
        List<TeamMember> all = team.all(account);
        Map<UserId, TeamMember> known = new LinkedHashMap<>();
        all.stream()
                .filter(member -> turns.includes(member.id(), member.role().name()))
                .forEach(member -> known.put(member.id(), member));
        return new TeamUsers(known, all.isEmpty());
    }

    /** Active, with access to the inbox, in a role that reads and answers this conversation once they have it. Requires the settings. */
    boolean mayTake(State state, UserId user, Conversation conversation) {
        TeamMember member = known.get(user);
        return member == null ? anybody : mayTake(state, member, conversation);
    }

    static boolean mayTake(State state, TeamMember member, Conversation conversation) {
        AccessSettings access =
                state.account().settings().map(AccountSettings::access).orElse(AccessSettings.DEFAULT);
        Actor actor = access.limit(Actor.user(conversation.account(), member.id(), member.roleNow()));
        return member.usesInbox() && AccessRules.sees(actor, conversation.ownedBy(member.id()));
    }

    /** Those who may have their turn: all that are known, or those that are named, if the host keeps no users. */
    Collection<UserId> inTurn(RoundRobin turns) {
        return anybody ? turns.users() : known.keySet();
    }

    /**
     * Whose turn it is: who was given a conversation least recently, of those who may have this one and whose status takes new ones. Requires
     * the settings, and when each of {@link #inTurn} was given one.
     */
    Optional<UserId> next(State state, RoundRobin turns, Conversation conversation) {
        List<UserId> candidates = new ArrayList<>(inTurn(turns));
        candidates.removeIf(user -> !mayTake(state, user, conversation) || !takesNew(user));
        return candidates.stream()
                .min(Comparator.comparing(
                                (UserId user) -> state.team().lastAssigned(user).orElse(Instant.MIN))
                        .thenComparing(BY_ID));
    }

    private boolean takesNew(UserId user) {
        TeamMember member = known.get(user);
        return member == null || member.status().takesConversations();
    }

    static Refusal unavailable(String field) {
        return Refusal.of(Refusal.Reason.USER_UNAVAILABLE, Refusal.Remedy.CHOOSE_OTHER_USER)
                .in(field, null);
    }
}
