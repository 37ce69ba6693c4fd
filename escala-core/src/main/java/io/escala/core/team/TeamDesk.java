package io.escala.core.team;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Permission;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserStatus;
import java.util.List;

/**
 * The team of the account of a {@link io.escala.core.inbox.Desk}, for hosts that keep it in the store
 * ({@link io.escala.core.port.Team#keptIn}): its users, its roles besides the built-in ones, and the statuses in which a user is not at work.
 *
 * <p>A change counts at the next call of a user's desk ({@link io.escala.core.inbox.Inbox#as(io.escala.crm.AccountId,
 * io.escala.crm.account.UserId)}).
 *
 * <p>Thread-safe. Every call throws {@link IllegalStateException} when the team of the inbox is the host's own, {@link
 * io.escala.core.channel.TryAgainException} when the store is unavailable, and {@link IllegalArgumentException} for an actor of no account.
 * Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface TeamDesk {
    /**
     * Returns the users. Needs {@link Permission#CONFIGURE}; who may be given conversations, everybody reads with
     * {@link io.escala.core.conversations.Conversations#candidates()}.
     *
     * @return the users in order of their ids, former ones included
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    List<TeamUser> users();

    /**
     * Adds or changes a user. Needs {@link Permission#CONFIGURE}. Refused when the role or status does not exist, when somebody else
     * changed the user in the meantime, and, unless the host itself does it, when no active user would be left whose role configures the
     * account; of two who remove each other at once, one stays. A user who gets another status, leaves or comes back counts as active then.
     *
     * @param user the user, with the version it was read at; version 0 for a new one
     * @return the user with the new version
     */
    Outcome<TeamUser> save(TeamUser user);

    /**
     * Returns the roles and statuses besides the built-in ones. Everybody in the account may read them.
     *
     * @return them; without any, and of version 0, when they were never saved
     */
    TeamSettings settings();

    /**
     * Saves roles, statuses, and after which time without activity users are shown in one of them. Needs {@link Permission#CONFIGURE}. Refused when an active user has a role that would be gone, when
     * somebody else changed them in the meantime, and, unless the host itself does it, when no active user would be left whose role
     * configures the account. Users of a status that is gone are {@link UserStatus#AWAY}; that of the rule for idle users cannot be removed
     * ({@link io.escala.core.result.Refusal.Cause#IN_USE}).
     *
     * @param settings them, with the version they were read at
     * @return them with their new version
     */
    Outcome<TeamSettings> save(TeamSettings settings);

    /**
     * Sets the status of the user who calls, such as {@code UserStatus.AWAY.name()}. Everybody may, for themselves. Refused when there is
     * no such status, and when the actor is no user of the team.
     *
     * @param status the name of a status, built-in or of the account
     * @return the user with the new version
     */
    Outcome<TeamUser> setMyStatus(String status);

    /**
     * Says that the user who calls is there, for front-ends in which somebody works without calling their desk. Calls of any part of {@link
     * io.escala.core.inbox.Inbox#as(io.escala.crm.AccountId, io.escala.crm.account.UserId)} say it by themselves; a feed that is open does not. It
     * is written at most once in two minutes, so call it as often as once a minute; that it could not be written is not told. Everybody may, for
     * themselves. Refused when the actor is no user of the team.
     *
     * @return the user, no longer idle
     */
    Outcome<TeamUser> markActive();
}
