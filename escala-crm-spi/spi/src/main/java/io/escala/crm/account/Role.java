package io.escala.crm.account;

import io.escala.crm.line.LineScope;
import io.escala.crm.text.SafeText;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named set of permissions, on all lines or some. The three built-in roles are fixed; others have what an administrator gives them, at
 * first nothing.
 *
 * @param name the role's name, for display and audit, cleaned ({@link SafeText#name})
 * @param description what it is for, cleaned; null for none
 * @param permissions the permissions it grants; anything else is refused
 * @param limitedTo the only lines on which it may read and answer conversations; null for all. Other permissions do not depend on it
 */
public record Role(
        String name,
        @Nullable String description,
        Set<Permission> permissions,
        @Nullable LineScope limitedTo) {
    /** Has every permission. */
    public static final Role ADMINISTRATOR = new Role("administrator", EnumSet.allOf(Permission.class));

    /** Manages contacts; has no access to the inbox. */
    public static final Role EDITOR = new Role("editor", EnumSet.of(Permission.MANAGE_CONTACTS));

    /** Reads and answers the conversations assigned to them, looks up contacts and edits their own. */
    public static final Role SALES_USER =
            new Role("sales user", EnumSet.of(Permission.CONVERSE_OWN, Permission.MANAGE_OWN_CONTACTS));

    /** May do nothing: of somebody who is no active user of the team. */
    public static final Role NONE = new Role("none", Set.of());

    /**
     * Cleans the texts.
     *
     * @throws IllegalArgumentException if no character of the name can be shown
     */
    public Role {
        String clean = SafeText.name(Objects.requireNonNull(name, "name"));
        if (clean == null) {
            throw new IllegalArgumentException("name must not be blank");
        }
        name = clean;
        description = SafeText.name(description);
        permissions = Set.copyOf(permissions);
        limitedTo = limitedTo == null || limitedTo.isEverything() ? null : limitedTo;
    }

    /** A role without description, on all lines. */
    public Role(String name, Set<Permission> permissions) {
        this(name, null, permissions, null);
    }

    /** Returns the roles that every account has. */
    public static Stream<Role> builtIn() {
        return Stream.of(ADMINISTRATOR, EDITOR, SALES_USER);
    }

    /** Returns a copy with another description. */
    public Role describedAs(String newDescription) {
        return new Role(name, newDescription, permissions, limitedTo);
    }

    /** Returns the lines on which it may read and answer conversations. */
    public LineScope lines() {
        return limitedTo == null ? LineScope.ALL : limitedTo;
    }

    /** Returns a copy that converses on these lines only. */
    public Role on(LineScope scope) {
        return new Role(name, description, permissions, scope);
    }

    /** Returns a copy with these permissions besides. */
    public Role with(Permission... more) {
        Set<Permission> all = new TreeSet<>(permissions);
        all.addAll(Set.of(more));
        return new Role(name, description, all, limitedTo);
    }

    /** Returns a copy without these permissions. */
    public Role without(Permission... fewer) {
        Set<Permission> rest = new TreeSet<>(permissions);
        rest.removeAll(Set.of(fewer));
        return new Role(name, description, rest, limitedTo);
    }

    /** Whether the role grants a permission. */
    public boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
