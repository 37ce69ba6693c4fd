package io.escala.crm.account;

import io.escala.crm.AccountId;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who runs a command or query. Every command requires an actor, and every query is limited to what its actor may see.
 *
 * @param account the account it acts in; {@link AccountId#NONE} only for the host itself
 * @param kind what kind of actor it is
 * @param user the user; present exactly for {@link Kind#USER}
 * @param role grants its permissions
 */
public record Actor(AccountId account, Kind kind, @Nullable UserId user, Role role) {
    /** The kinds of actors. */
    public enum Kind {
        /** A user of the team. */
        USER,
        /** An automation: a registration flow, a welcome text, a handler of messages. */
        AUTOMATION,
        /** A send to many contacts at once. */
        CAMPAIGN,
        /** The host application's own code, without a user. */
        HOST
    }

    private static final Role AUTOMATED =
            new Role("automation", EnumSet.of(Permission.REGISTER_CONTACTS, Permission.CONVERSE_ALL));
    private static final Role CAMPAIGNS =
            new Role("campaign", EnumSet.of(Permission.SEND_CAMPAIGNS, Permission.CONVERSE_ALL));
    private static final Role HOST = new Role("host", EnumSet.allOf(Permission.class));

    /**
     * Checks that the user fits the kind.
     *
     * @throws IllegalArgumentException when a user is named for another kind, or none for a user; or when anybody but the host acts
     *     in no account
     */
    public Actor {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(role, "role");
        if ((kind == Kind.USER) != (user != null)) {
            throw new IllegalArgumentException("user is there exactly for an actor of kind USER");
        }
        if (account.equals(AccountId.NONE) && kind != Kind.HOST) {
            throw new IllegalArgumentException("account must not be NONE, except for the host");
        }
    }

    /** Returns the actor of a user of the team. */
    public static Actor user(AccountId account, UserId user, Role role) {
        return new Actor(account, Kind.USER, Objects.requireNonNull(user, "user"), role);
    }

    /** Returns an automation of the account. It may register contacts and answer conversations, nothing else. */
    public static Actor automation(AccountId account) {
        return new Actor(account, Kind.AUTOMATION, null, AUTOMATED);
    }

    /** Returns the actor of sends to many contacts. It may send to any contact, nothing else. */
    public static Actor campaign(AccountId account) {
        return new Actor(account, Kind.CAMPAIGN, null, CAMPAIGNS);
    }

    /** Returns the host application's own code, in one account. It has every permission: check your own users before. */
    public static Actor host(AccountId account) {
        return new Actor(account, Kind.HOST, null, HOST);
    }

    /**
     * Returns the host application's own code, outside any account: it reaches what belongs to no account, such as the quarantined
     * webhooks of unknown lines.
     */
    public static Actor host() {
        return host(AccountId.NONE);
    }

    /** Whether the actor's role grants a permission. */
    public boolean may(Permission permission) {
        return role.grants(permission);
    }
}
