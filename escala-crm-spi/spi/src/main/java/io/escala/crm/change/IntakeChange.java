package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.internal.Checks;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of what intake keeps besides the inbox: deferred reports, suggestions, quarantine and journal, and what a store keeps for a
 * limited time. Match it with {@link #accept(Cases)}.
 */
public sealed interface IntakeChange extends Change {
    /** The largest number of events or operation ids that one change deletes. */
    int MAX_PORTION = 1_000;

    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.intake(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R deferReport(DeferReport change);

        R releaseReport(ReleaseReport change);

        R suggest(Suggest change);

        R quarantine(Quarantine change);

        R dropQuarantined(DropQuarantined change);

        R appendJournal(AppendJournal change);

        R dropJournal(DropJournal change);

        R quarantineWork(QuarantineWork change);

        R releaseWork(ReleaseWork change);

        R dropEvents(DropEvents change);

        R dropOperations(DropOperations change);

        R moveFollower(MoveFollower change);
    }

    /**
     * Defers a report until its message arrives; the same report twice is one. Commutes.
     *
     * @param deferred the report
     */
    record DeferReport(DeferredReport deferred) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.deferReport(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(deferred.account());
        }
    }

    /**
     * Removes a deferred report: its message arrived and took it, or it expired.
     *
     * @param deferred the report
     */
    record ReleaseReport(DeferredReport deferred) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.releaseReport(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(deferred.account());
        }
    }

    /**
     * Records a suggestion; one whose id exists changes nothing. Commutes.
     *
     * @param suggestion the suggestion
     */
    record Suggest(Suggestion suggestion) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.suggest(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(suggestion.account());
        }
    }

    /**
     * Quarantines an item; one whose id exists changes nothing. Commutes.
     *
     * @param item the item
     */
    record Quarantine(QuarantinedItem item) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.quarantine(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(item.account());
        }
    }

    /**
     * Removes an item from the quarantine: it was replayed, or its retention ended. Removing what is not there changes nothing.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param id its id
     */
    record DropQuarantined(AccountId account, String id) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropQuarantined(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(account);
        }
    }

    /**
     * Journals a body that is acknowledged before it is filed; an entry whose id exists changes nothing. Belongs to
     * {@link AccountId#NONE}.
     *
     * @param entry the entry
     */
    record AppendJournal(JournalEntry entry) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.appendJournal(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(AccountId.NONE);
        }
    }

    /**
     * Removes a journalled body once it is filed. Belongs to {@link AccountId#NONE}.
     *
     * @param id the id of the entry
     */
    record DropJournal(String id) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropJournal(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(AccountId.NONE);
        }
    }

    /**
     * Quarantines work; work that is already there stays as it is. Commutes. The ChangeSet settles the item in its lane as well.
     *
     * @param work the work
     */
    record QuarantineWork(QuarantinedWork work) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.quarantineWork(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(work.account());
        }
    }

    /**
     * Removes work from the quarantine: it is to run again, or to be discarded. Releasing what is not there changes nothing.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param key which work
     */
    record ReleaseWork(AccountId account, WorkKey key) implements IntakeChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.releaseWork(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(account);
        }
    }

    /**
     * Deletes the oldest events of all accounts: from the beginning of the log up to the first event that is not older than the limit, and
     * at most a portion. An older event behind a younger one stays until that one is old, and an event behind an uncommitted one
     * stays until that one is committed, so that a cursor tells what is gone. Conflicts with nothing, and has no effect on {@link State}.
     * Belongs to {@link AccountId#NONE}.
     *
     * @param before events from this time on are kept
     * @param portion how many at most, 1 to {@value #MAX_PORTION}
     */
    record DropEvents(Instant before, int portion) implements IntakeChange {
        public DropEvents {
            before = before.truncatedTo(ChronoUnit.MILLIS);
            checkPortion(portion);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropEvents(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(AccountId.NONE);
        }
    }

    /**
     * Deletes the oldest applied operation ids of all accounts, at most a portion: their ChangeSets would be applied anew. Conflicts
     * with nothing, and has no effect on {@link State}. Belongs to {@link AccountId#NONE}.
     *
     * @param before ids of ChangeSets from this time on are kept
     * @param portion how many at most, 1 to {@value #MAX_PORTION}
     */
    record DropOperations(Instant before, int portion) implements IntakeChange {
        public DropOperations {
            before = before.truncatedTo(ChronoUnit.MILLIS);
            checkPortion(portion);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropOperations(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(AccountId.NONE);
        }
    }

    /**
     * Moves a follower of the event log on; what it is to do with the events up to there is enqueued in the same ChangeSet. A follower that is
     * no longer where it is expected is a conflict: another process was faster. Has no effect on {@link State} but that of its claims. Belongs
     * to {@link AccountId#NONE}.
     *
     * @param follower its name
     * @param from where it is, or null for one that has no position yet
     * @param to where it is to be, another position
     */
    record MoveFollower(String follower, @Nullable FollowerPosition from, FollowerPosition to) implements IntakeChange {
        public MoveFollower {
            Checks.opaque("follower", follower);
            if (to.equals(from)) {
                throw new IllegalArgumentException("a follower moves to another position");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.moveFollower(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(AccountId.NONE);
        }

        @Override
        public List<Holding> releases() {
            return from == null ? List.of() : List.of(new Holding(Claim.follower(follower), from.text()));
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.follower(follower), to.text()));
        }
    }

    private static void checkPortion(int portion) {
        if (portion < 1 || portion > MAX_PORTION) {
            throw new IllegalArgumentException("portion must be 1 to " + MAX_PORTION + ", is " + portion);
        }
    }
}
