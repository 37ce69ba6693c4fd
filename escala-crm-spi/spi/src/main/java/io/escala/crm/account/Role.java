package io.escala.crm.account;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A named set of permissions. The three built-in roles are fixed; a host defines others with the constructor.
 *
 * @param name the role's name, for display and audit
 * @param permissions the permissions it grants; anything else is refused
 */
public record Role(String name, Set<Permission> permissions) {
    /** Has every permission. */
    public static final Role ADMINISTRATOR = new Role("administrator", EnumSet.allOf(Permission.class));

    /** Manages contacts; has no access to the inbox. */
    public static final Role EDITOR = new Role("editor", EnumSet.of(Permission.MANAGE_CONTACTS));

    /** Reads and answers the conversations assigned to them. */
    public static final Role SALES_USER = new Role("sales user", EnumSet.of(Permission.CONVERSE_OWN));

    public Role {
        Objects.requireNonNull(name, "name");
        permissions = Set.copyOf(permissions);
    }

    /** Whether the role grants a permission. */
    public boolean grants(Permission permission) {
        return permissions.contains(permission);
    }
}
