package io.escala.crm.account;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A named set of permissions. The three built-in roles are fixed; a host makes its own with the constructor.
 *
 * @param name the role's name, for display and audit
 * @param permissions what the role may do; anything not named is refused
 */
public record Role(String name, Set<Permission> permissions) {
    /** May do everything. */
    public static final Role ADMINISTRATOR = new Role("administrator", EnumSet.allOf(Permission.class));

    /** Has no access to the inbox. */
    public static final Role EDITOR = new Role("editor", EnumSet.of(Permission.MANAGE_CONTACTS));

    /** Reads and answers the conversations assigned to them. */
    public static final Role SALES_USER = new Role("sales user", EnumSet.of(Permission.CONVERSE_OWN));

    public Role {
        Objects.requireNonNull(name, "name");
        permissions = Set.copyOf(permissions);
    }

    /**
     * Whether the role grants a permission.
     *
     * @param permission the permission asked for
     * @return whether this role names it
     */
    public boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
