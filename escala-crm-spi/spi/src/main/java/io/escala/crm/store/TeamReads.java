package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the team of an account, and when each user was given a conversation and was active last. The guarantees of {@link CrmStore} apply to every read. */
public interface TeamReads {
    /**
     * Reads the roles and statuses of an account.
     *
     * @return them, or empty when they were never saved
     */
    default Optional<TeamSettings> teamSettings(AccountId account) {
        throw new UnsupportedOperationException("the store does not keep teams: teamSettings");
    }

    /**
     * Reads users of an account.
     *
     * @param ids their ids, any number
     * @return those that exist in this account, inactive ones included
     */
    default Map<UserId, TeamUser> teamUsers(AccountId account, Collection<UserId> ids) {
        throw new UnsupportedOperationException("the store does not keep teams: teamUsers");
    }

    /**
     * Reads every user of an account.
     *
     * @return its users, inactive ones included, in order of their ids
     */
    default List<TeamUser> allTeamUsers(AccountId account) {
        throw new UnsupportedOperationException("the store does not keep teams: allTeamUsers");
    }

    /**
     * Reads when users were given a conversation last, for giving new ones in turn.
     *
     * @param users the users, any number; the store need not know them otherwise
     * @return for each the time, to the millisecond; absent for one who never was
     */
    default Map<UserId, Instant> lastAssigned(AccountId account, Collection<UserId> users) {
        throw new UnsupportedOperationException("the store does not keep teams: lastAssigned");
    }

    /**
     * Reads when users were active last, as far as it was recorded.
     *
     * @param users the users, any number; the store need not know them otherwise
     * @return for each the time, to the millisecond; absent for one who never was
     */
    default Map<UserId, Instant> lastActive(AccountId account, Collection<UserId> users) {
        throw new UnsupportedOperationException("the store does not keep teams: lastActive");
    }
}
