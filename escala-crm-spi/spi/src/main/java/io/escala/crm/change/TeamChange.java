package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** A change of an account's team: its users, its roles and statuses, who was given a conversation, and who was active. Match it with {@link #accept(Cases)}. */
public sealed interface TeamChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.team(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R putTeamSettings(PutTeamSettings change);

        R putTeamUser(PutTeamUser change);

        R raiseLastAssigned(RaiseLastAssigned change);

        R raiseLastActive(RaiseLastActive change);
    }

    /**
     * Replaces the roles and statuses. The ChangeSet must expect the version before.
     *
     * @param settings the new ones, one version later
     */
    record PutTeamSettings(TeamSettings settings) implements TeamChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putTeamSettings(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(settings.account());
        }
    }

    /**
     * Adds or replaces a user. The ChangeSet must expect the version before, 0 for a new one.
     *
     * @param user the user, one version later
     */
    record PutTeamUser(TeamUser user) implements TeamChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putTeamUser(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(user.account());
        }
    }

    /**
     * Records that a user was given a conversation; the latest time is kept. Commutes. The store need not know the user.
     *
     * @param user the user
     * @param at when, to the millisecond
     */
    record RaiseLastAssigned(UserId user, Instant at) implements TeamChange {
        public RaiseLastAssigned {
            Objects.requireNonNull(user, "user");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseLastAssigned(this);
        }
    }

    /**
     * Records that a user was active; the latest time is kept. Commutes, and raises no version: what relies on a user's inactivity expects {@link
     * Expected.Kind#LAST_ACTIVE}. The store need not know the user.
     *
     * @param user the user
     * @param at when, to the millisecond
     */
    record RaiseLastActive(UserId user, Instant at) implements TeamChange {
        public RaiseLastActive {
            Objects.requireNonNull(user, "user");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseLastActive(this);
        }
    }
}
