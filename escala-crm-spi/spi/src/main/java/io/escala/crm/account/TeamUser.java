package io.escala.crm.account;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user of an account, for hosts that keep their team in the store. Versioned: a change names the version it was read at. A former user
 * stays, not active, so that their name can be shown.
 *
 * @param displayName the name shown to colleagues, cleaned ({@link SafeText#name})
 * @param role the name of a role, built-in or of the account's {@link TeamSettings}; one that does not exist allows nothing
 * @param active whether the user works in the account
 * @param status the name of the status that was set for them, built-in or of the account's {@link TeamSettings}; one that does not exist is
 *     {@link UserStatus#AWAY}. {@link TeamSettings#statusOf} is the one that is shown.
 * @param idleSince when an {@link IdleRule} found them without activity, to the millisecond; null once they are active or get a status by hand.
 *     The library sets it; saving a user never does.
 * @param version counts the changes; 0 for one not saved yet
 */
public record TeamUser(
        AccountId account,
        UserId id,
        String displayName,
        String role,
        boolean active,
        String status,
        @Nullable Instant idleSince,
        long version) {
    /**
     * Cleans the name.
     *
     * @throws IllegalArgumentException if no character of the name can be shown
     */
    public TeamUser {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(status, "status");
        String clean = SafeText.name(Objects.requireNonNull(displayName, "displayName"));
        if (clean == null) {
            throw new IllegalArgumentException("displayName must not be blank");
        }
        displayName = clean;
        idleSince = idleSince == null ? null : idleSince.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    /** Returns an active user who is available, not saved yet. */
    public static TeamUser of(AccountId account, UserId id, String displayName, Role role) {
        return new TeamUser(account, id, displayName, role.name(), true, UserStatus.AVAILABLE.name(), null, 0);
    }

    /** Returns a copy with another name. */
    public TeamUser named(String name) {
        return new TeamUser(account, id, name, role, active, status, idleSince, version);
    }

    /** Returns a copy with the role of this name. */
    public TeamUser withRole(String name) {
        return new TeamUser(account, id, displayName, name, active, status, idleSince, version);
    }

    /** Returns a copy that works in the account, or no longer does. */
    public TeamUser withActive(boolean works) {
        return new TeamUser(account, id, displayName, role, works, status, idleSince, version);
    }

    /** Returns a copy with the status of this name, not idle. */
    public TeamUser withStatus(String name) {
        return new TeamUser(account, id, displayName, role, active, name, null, version);
    }

    /** Returns a copy that is idle since a time, or is not. */
    public TeamUser withIdleSince(@Nullable Instant since) {
        return new TeamUser(account, id, displayName, role, active, status, since, version);
    }

    /** Returns a copy with this version. */
    public TeamUser withVersion(long newVersion) {
        return new TeamUser(account, id, displayName, role, active, status, idleSince, newVersion);
    }

    /** Without the name, which is personal data. */
    @Override
    public String toString() {
        return "TeamUser[" + account + ", " + id + ", " + role + (active ? "" : ", inactive") + ", " + status
                + (idleSince == null ? "" : ", idle") + ", " + version + "]";
    }
}
