package io.escala.core.internal.view;

import io.escala.core.conversations.ConversationView;
import io.escala.core.internal.loop.MemberLookup;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds their owners to views, in one call of the host's {@link Team} for all of them. When the team throws, the views keep no
 * owners, because a list without names is better than none. Thread-safe.
 */
public final class OwnerLookup {
    private final MemberLookup members;

    public OwnerLookup(MemberLookup members) {
        this.members = members;
    }

    /**
     * Returns the views with their owners.
     *
     * @param account the account of all of them
     * @param views the views, without owners
     * @return a view for each, in the same order
     */
    List<ConversationView> withOwners(AccountId account, List<ConversationView> views) {
        Set<UserId> owners = views.stream()
                .map(view -> view.conversation().owner())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (owners.isEmpty()) {
            return views;
        }
        Map<UserId, TeamMember> found = members(account, owners);
        return views.stream().map(view -> withOwner(view, found)).toList();
    }

    private static ConversationView withOwner(ConversationView view, Map<UserId, TeamMember> members) {
        UserId owner = view.conversation().owner();
        return owner == null ? view : view.withOwner(members.get(owner));
    }

    /** Returns the users whom the team knows of these; none when the team throws. */
    public Map<UserId, TeamMember> members(AccountId account, Set<UserId> owners) {
        return members.members(account, owners);
    }
}
