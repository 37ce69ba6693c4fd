package io.escala.crm.account;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Among whom conversations are given out in turn: some users, and whoever has some roles. It goes to the one who was given a conversation least
 * recently, by hand or in turn, among those who work in the inbox, whose role reaches the conversation, and whose status takes new ones.
 *
 * @param users these users
 * @param roles the names of roles, built-in or of the account; one that does not exist has nobody
 */
public record RoundRobin(Set<UserId> users, Set<String> roles) {
    /** The most users and the most roles. */
    public static final int MAX = 500;

    /**
     * Copies both.
     *
     * @throws IllegalArgumentException if there are none, or more than {@value #MAX} of a kind
     */
    public RoundRobin {
        users = Set.copyOf(users);
        roles = Set.copyOf(roles);
        if (users.isEmpty() && roles.isEmpty()) {
            throw new IllegalArgumentException("users or roles must be named");
        }
        if (users.size() > MAX || roles.size() > MAX) {
            throw new IllegalArgumentException("users and roles are at most " + MAX + " each");
        }
    }

    /** Returns the turns of some users. */
    public static RoundRobin among(UserId... users) {
        return new RoundRobin(Set.copyOf(Arrays.asList(users)), Set.of());
    }

    /** Returns the turns of whoever has some roles. */
    public static RoundRobin ofRoles(Role... roles) {
        return new RoundRobin(Set.of(), Arrays.stream(roles).map(Role::name).collect(Collectors.toSet()));
    }

    /** Returns the turns of these and of whoever has some roles. */
    public RoundRobin andRoles(Role... more) {
        Set<String> both = new HashSet<>(roles);
        Arrays.stream(more).map(Role::name).forEach(both::add);
        return new RoundRobin(users, both);
    }

    /** Whether somebody is among them. */
    public boolean includes(UserId user, String role) {
        return users.contains(user) || roles.contains(role);
    }
}
