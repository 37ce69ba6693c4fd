package io.escala.core.conversations;

import io.escala.crm.account.UserId;
import io.escala.crm.store.ConversationFilter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose conversations or contacts are wanted. What the actor's role may not see stays absent, whoever is named. Immutable. */
public final class OwnerFilter {
    private final boolean me;
    private final boolean nobody;
    private final Set<UserId> users;

    private OwnerFilter(boolean me, boolean nobody, Set<UserId> users) {
        this.me = me;
        this.nobody = nobody;
        this.users = users;
    }

    /** Wants those of the actor. An actor that is no user, such as an automation, owns none. */
    public static OwnerFilter me() {
        return new OwnerFilter(true, false, Set.of());
    }

    /** Wants those without an owner. */
    public static OwnerFilter nobody() {
        return new OwnerFilter(false, true, Set.of());
    }

    /**
     * Wants those of some users.
     *
     * @param users the owners; none match when it is empty
     * @return the filter
     */
    public static OwnerFilter anyOf(Collection<UserId> users) {
        return new OwnerFilter(false, false, Set.copyOf(Objects.requireNonNull(users, "users")));
    }

    /** Returns a copy that wants those of the actor too. */
    public OwnerFilter orMe() {
        return new OwnerFilter(true, nobody, users);
    }

    /** Returns a copy that wants those without an owner too. */
    public OwnerFilter orNobody() {
        return new OwnerFilter(me, true, users);
    }

    /**
     * Returns what a store is asked for. Pure.
     *
     * @param user who asks, or null for an actor that is no user
     * @return the owners
     */
    public ConversationFilter.Owners askedBy(@Nullable UserId user) {
        Set<UserId> owners = new LinkedHashSet<>(users);
        if (me && user != null) {
            owners.add(user);
        }
        return new ConversationFilter.Owners(owners, nobody);
    }

    private List<Object> parts() {
        return List.of(me, nobody, users.stream().map(UserId::value).sorted().toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnerFilter filter && parts().equals(filter.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** The same text for equal filters. */
    @Override
    public String toString() {
        return "OwnerFilter" + parts();
    }
}
