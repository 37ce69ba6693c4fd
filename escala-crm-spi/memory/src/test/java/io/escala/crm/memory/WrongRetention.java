package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.IntakeChange.DropEvents;
import io.escala.crm.change.IntakeChange.DropOperations;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.EventPage.CursorExpired;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that are wrong about what is deleted after a time, each in one way. */
final class WrongRetention {
    /** The cursor before every event. */
    private static final String BEGINNING = "0";

    private WrongRetention() {}

    /** Skips deleted events without telling. */
    static CrmStore expiryHidden(InstantSource clock) {
        return expiryHidden(new MemoryCrmStore(clock));
    }

    /** Skips events that were deleted in another store without telling. */
    static CrmStore expiryHidden(CrmStore right) {
        return new Reading(right) {
            @Override
            EventPage read(@Nullable String after, Function<@Nullable String, EventPage> rightly) {
                EventPage page = rightly.apply(after);
                return page instanceof CursorExpired expired ? rightly.apply(expired.earliest()) : page;
            }
        };
    }

    /** Treats the cursor of the last deleted event as expired. */
    static CrmStore lastDeletedExpires(InstantSource clock) {
        return new Reading(new MemoryCrmStore(clock)) {
            @Override
            EventPage read(@Nullable String after, Function<@Nullable String, EventPage> rightly) {
                EventPage ofBeginning = rightly.apply(BEGINNING);
                return ofBeginning.equals(new CursorExpired(String.valueOf(after)))
                        ? ofBeginning
                        : rightly.apply(after);
            }
        };
    }

    /** Takes no cursor for the cursor before every event. */
    static CrmStore beginningExpires(InstantSource clock) {
        return new Reading(new MemoryCrmStore(clock)) {
            @Override
            EventPage read(@Nullable String after, Function<@Nullable String, EventPage> rightly) {
                return rightly.apply(after == null ? BEGINNING : after);
            }
        };
    }

    /** Tells the reader of an account of the deleted events of others. */
    static CrmStore expiryWithoutTheAccount(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public EventPage events(AccountId account, @Nullable String after, int limit) {
                EventPage ofAll = super.eventsOfAll(after, limit);
                return ofAll instanceof CursorExpired ? ofAll : super.events(account, after, limit);
            }
        };
    }

    /** Hides every old event, also one behind a younger one. */
    static CrmStore deletedByTimeAlone(InstantSource clock) {
        return new Reading(new MemoryCrmStore(clock)) {
            private volatile Instant hiddenBefore = Instant.MIN;

            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                List<CommitResult> results = super.commit(changeSets);
                changeSets.stream().flatMap(set -> set.changes().stream()).forEach(change -> {
                    if (change instanceof DropEvents drop) {
                        hiddenBefore = drop.before();
                    }
                });
                return results;
            }

            @Override
            EventPage read(@Nullable String after, Function<@Nullable String, EventPage> rightly) {
                EventPage page = rightly.apply(after);
                return page instanceof EventPage.Events found ? new EventPage.Events(visible(found.events())) : page;
            }

            private List<LoggedEvent> visible(List<LoggedEvent> events) {
                return events.stream()
                        .filter(event -> !event.at().isBefore(hiddenBefore))
                        .toList();
            }
        };
    }

    /** Deletes no events. */
    static CrmStore eventsKeptForEver(InstantSource clock) {
        return edited(clock, change -> change instanceof DropEvents ? new DropEvents(Instant.EPOCH, 1) : change);
    }

    /** Deletes the events of the limit too. */
    static CrmStore eventsOfTheLimitDeleted(InstantSource clock) {
        return edited(
                clock,
                change -> change instanceof DropEvents drop
                        ? new DropEvents(drop.before().plusMillis(1), drop.portion())
                        : change);
    }

    /** Deletes every old event at once. */
    static CrmStore eventPortionIgnored(InstantSource clock) {
        return edited(
                clock, change -> change instanceof DropEvents drop ? new DropEvents(drop.before(), 1_000) : change);
    }

    /** Deletes no operation ids. */
    static CrmStore operationsKeptForEver(InstantSource clock) {
        return edited(
                clock, change -> change instanceof DropOperations ? new DropOperations(Instant.EPOCH, 1) : change);
    }

    /** Deletes the operation ids of the limit too. */
    static CrmStore operationsOfTheLimitDeleted(InstantSource clock) {
        return edited(
                clock,
                change -> change instanceof DropOperations drop
                        ? new DropOperations(drop.before().plusMillis(1), drop.portion())
                        : change);
    }

    /** Deletes every old operation id at once. */
    static CrmStore operationPortionIgnored(InstantSource clock) {
        return edited(
                clock,
                change -> change instanceof DropOperations drop ? new DropOperations(drop.before(), 1_000) : change);
    }

    /** Remembers the time of the oldest operation after it is deleted. */
    static CrmStore oldestOperationRemembered(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            private Optional<Instant> oldest = Optional.empty();

            @Override
            public synchronized Optional<Instant> oldestOperation() {
                Optional<Instant> now = super.oldestOperation();
                if (oldest.isEmpty() || (now.isPresent() && now.get().isBefore(oldest.get()))) {
                    oldest = now;
                }
                return oldest;
            }
        };
    }

    private static CrmStore edited(InstantSource clock, UnaryOperator<Change> edit) {
        return WrongCommits.edited(
                clock,
                set -> WrongCommits.copy(
                        set, set.operation(), set.changes().stream().map(edit).toList()));
    }

    /** Reads both logs in one wrong way. */
    private abstract static class Reading extends ForwardingCrmStore {
        Reading(CrmStore right) {
            super(right);
        }

        abstract EventPage read(@Nullable String after, Function<@Nullable String, EventPage> rightly);

        @Override
        public final EventPage events(AccountId account, @Nullable String after, int limit) {
            return read(after, cursor -> target().events(account, cursor, limit));
        }

        @Override
        public final EventPage eventsOfAll(@Nullable String after, int limit) {
            return read(after, cursor -> target().eventsOfAll(cursor, limit));
        }
    }
}
