package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.store.TeamReads;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The users of each account, as the host knows them. The host implements it over its user directory; it must be thread-safe.
 * A call may block and may be slow: it is made outside transactions, while no connection of the store is held.
 *
 * <p>It may throw. A read that only shows names then succeeds without them, and the failure is logged.
 */
public interface Team {
    /**
     * Finds users by id, in one call for a whole list.
     *
     * @param account the account
     * @param ids the users; may be empty
     * @return those found, inactive ones included, by id; an id that is not a user of the account is absent
     */
    Map<UserId, TeamMember> members(AccountId account, Collection<UserId> ids);

    /**
     * Returns all users of an account.
     *
     * @param account the account
     * @return the users, inactive ones included, each once; empty for an unknown account
     */
    List<TeamMember> all(AccountId account);

    /** Whether it is the team of {@link #keptIn}, which users and administrators change through the inbox. */
    default boolean isKeptInStore() {
        return false;
    }

    /**
     * Returns the team that is kept in a store, for hosts without a table of users. {@code inbox.as(administrator).team()} changes it.
     *
     * @param store the store of the inbox
     */
    static Team keptIn(TeamReads store) {
        return new StoredTeam(Objects.requireNonNull(store, "store"));
    }

    /** Returns a team without users, for hosts that keep no user names. */
    static Team none() {
        return new FixedTeam(Map.of());
    }

    /**
     * Returns the fixed team of one account.
     *
     * @param account the account; every other one has no users
     * @param members its users
     * @throws IllegalArgumentException if two of them have the same id
     */
    static Team fixed(AccountId account, Collection<TeamMember> members) {
        return fixed(Map.of(account, members));
    }

    /**
     * Returns the fixed teams of several accounts.
     *
     * @param members the users of each account
     * @throws IllegalArgumentException if two users of an account have the same id
     */
    static Team fixed(Map<AccountId, ? extends Collection<TeamMember>> members) {
        return new FixedTeam(members);
    }
}
