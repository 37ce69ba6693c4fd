package io.escala.crm.account;

import io.escala.crm.AccountId;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a command or query: a user of the team, or an automation (a registration flow, a webhook). Every command requires
 * an actor, and every query is limited to what its actor may see.
 *
 * @param account the account it acts in
 * @param user the user, or null for an automation
 * @param role grants its permissions
 */
public record Actor(AccountId account, @Nullable UserId user, Role role) {
    private static final Role FLOW =
            new Role("flow", EnumSet.of(Permission.REGISTER_CONTACTS, Permission.CONVERSE_ALL));

    public Actor {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(role, "role");
    }

    /** Returns the actor of a user of the team. */
    public static Actor user(AccountId account, UserId user, Role role) {
        return new Actor(account, Objects.requireNonNull(user, "user"), role);
    }

    /** Returns an automation of the account. It may register contacts and answer conversations, nothing else. */
    public static Actor flow(AccountId account) {
        return new Actor(account, null, FLOW);
    }

    /** Whether the actor's role grants a permission. */
    public boolean may(Permission permission) {
        return role.grants(permission);
    }
}
