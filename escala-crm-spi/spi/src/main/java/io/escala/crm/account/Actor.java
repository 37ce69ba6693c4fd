package io.escala.crm.account;

import io.escala.crm.AccountId;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person of the team, or the library itself on somebody's standing order (a flow, a webhook). Every command takes
 * one, and every query is limited to what it may see.
 *
 * @param account the account it acts in
 * @param user the person, or null for a system actor
 * @param role what it may do
 */
public record Actor(AccountId account, @Nullable UserId user, Role role) {
    private static final Role FLOW =
            new Role("flow", EnumSet.of(Permission.REGISTER_CONTACTS, Permission.CONVERSE_ALL));

    /** Checks that account and role are there. */
    public Actor {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(role, "role");
    }

    /**
     * A person of the team.
     *
     * @param account the account
     * @param user the person
     * @param role the person's role
     * @return the actor
     */
    public static Actor user(AccountId account, UserId user, Role role) {
        return new Actor(account, Objects.requireNonNull(user, "user"), role);
    }

    /**
     * An automation of the account: it may register contacts and answer, nothing else.
     *
     * @param account the account
     * @return the actor
     */
    public static Actor flow(AccountId account) {
        return new Actor(account, null, FLOW);
    }

    /**
     * Whether the actor holds a permission.
     *
     * @param permission the permission asked for
     * @return whether its role grants it
     */
    public boolean may(Permission permission) {
        return role.grants(permission);
    }
}
