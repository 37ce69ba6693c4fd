package io.escala.core.port;

import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.text.SafeText;
import java.util.Objects;

/**
 * A user of an account, as the host knows them.
 *
 * @param id the user
 * @param displayName the name shown to colleagues
 * @param role the user's role in the account
 * @param active whether the user still works in the account; a former user is kept, so that their name can be shown
 * @param inboxAccess whether the user may use the inbox
 * @param status whether the user is at work
 */
public record TeamMember(
        UserId id, String displayName, Role role, boolean active, boolean inboxAccess, UserStatus status) {
    /**
     * Cleans the name ({@link SafeText#name}).
     *
     * @throws IllegalArgumentException if no character of the name can be shown
     */
    public TeamMember {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(status, "status");
        String clean = SafeText.name(Objects.requireNonNull(displayName, "displayName"));
        if (clean == null) {
            throw new IllegalArgumentException("displayName must not be blank");
        }
        displayName = clean;
    }

    /**
     * Returns an active user who may use the inbox and is available.
     *
     * @param id the user
     * @param displayName the name shown to colleagues
     * @param role the user's role in the account
     */
    public static TeamMember available(UserId id, String displayName, Role role) {
        return new TeamMember(id, displayName, role, true, true, UserStatus.AVAILABLE);
    }

    /** Whether the user works in the inbox: active, with access to it, in a role that reads and answers conversations. */
    public boolean usesInbox() {
        return active
                && inboxAccess
                && (role.grants(Permission.CONVERSE_OWN)
                        || role.grants(Permission.CONVERSE_UNASSIGNED)
                        || role.grants(Permission.CONVERSE_ALL));
    }

    /** Returns what the user may do: nothing when not active, and no conversations without access to the inbox. */
    public Role roleNow() {
        if (!active) {
            return Role.NONE;
        }
        return inboxAccess
                ? role
                : role.without(Permission.CONVERSE_OWN, Permission.CONVERSE_UNASSIGNED, Permission.CONVERSE_ALL);
    }

    /** Without the name, which is personal data. */
    @Override
    public String toString() {
        return "TeamMember[" + id + ", " + role.name() + (active ? "" : ", inactive")
                + (inboxAccess ? "" : ", no inbox access") + ", " + status.name() + "]";
    }
}
