package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.schedule.ScheduledMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A change of what is scheduled. Match it with {@link #accept(Cases)}. */
public sealed interface ScheduleChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.schedule(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R putScheduled(PutScheduled change);
    }

    /**
     * Adds or replaces a scheduled message. To replace one the ChangeSet must expect the version before. It holds its client reference,
     * which the message that it becomes takes over: both have one id.
     *
     * @param message the message, one version later
     */
    record PutScheduled(ScheduledMessage message) implements ScheduleChange {
        public PutScheduled {
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putScheduled(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(message.account());
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(
                    Claim.clientReference(message.clientReference()),
                    message.id().value()));
        }
    }
}
