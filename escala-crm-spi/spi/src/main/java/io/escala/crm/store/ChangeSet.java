package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Holding;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together: all of it lands or none. Built with {@link #builder(AccountId, OperationId, Instant)}; immutable.
 *
 * @param account the account everything in it belongs to; a change or work item of another account is refused here
 * @param operation names it, so that submitting it again is harmless
 * @param at when it was decided, in milliseconds; the time of its events
 * @param lease the lease under which work is settled, or null; the ChangeSet conflicts once the lease was given back or taken
 *     over
 * @param expected versions that must still stand
 * @param expectedFree claims that nobody else may hold; judged after the ChangeSet's own releases and before its own takes
 * @param claims claims taken besides those that follow from the changes
 * @param changes what is different afterwards, applied in order
 * @param events what happened, logged in order
 * @param enqueued new work; a key that is there already changes nothing
 * @param done work of the leased lane that is over; a key that is not in the lane is left alone
 * @param rescheduled work of the leased lane that is tried again later; keeps its place in the lane, takes due time and attempts
 * @param releasesLease whether the lease is given back
 */
public record ChangeSet(
        AccountId account,
        OperationId operation,
        Instant at,
        @Nullable Lease lease,
        List<Expected> expected,
        List<Claim> expectedFree,
        List<Holding> claims,
        List<Change> changes,
        List<CrmEvent> events,
        List<WorkItem> enqueued,
        List<WorkKey> done,
        List<WorkItem> rescheduled,
        boolean releasesLease) {
    /** Copies the lists, and checks that nothing is of another account and that work is settled under a lease only. */
    public ChangeSet {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(operation, "operation");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        expected = List.copyOf(expected);
        expectedFree = List.copyOf(expectedFree);
        claims = List.copyOf(claims);
        changes = List.copyOf(changes);
        events = List.copyOf(events);
        enqueued = List.copyOf(enqueued);
        done = List.copyOf(done);
        rescheduled = List.copyOf(rescheduled);
        if (lease == null && (!done.isEmpty() || !rescheduled.isEmpty() || releasesLease)) {
            throw new IllegalArgumentException("work is settled under its lease");
        }
        if (lease != null && !lease.account().equals(account)) {
            throw new IllegalArgumentException("the lease belongs to another account");
        }
        for (Change change : changes) {
            checkAccount(account, change.namedAccount().orElse(account));
        }
        enqueued.forEach(item -> checkAccount(account, item.account()));
        rescheduled.forEach(item -> checkAccount(account, item.account()));
    }

    private static void checkAccount(AccountId account, AccountId other) {
        if (!other.equals(account)) {
            throw new IllegalArgumentException("a part of the ChangeSet belongs to another account");
        }
    }

    /**
     * Begins a ChangeSet.
     *
     * @param account the account
     * @param operation a fresh operation id
     * @param at now, by the clock handed in
     * @return a builder; use it from one thread
     */
    public static Builder builder(AccountId account, OperationId operation, Instant at) {
        return new Builder(account, operation, at);
    }

    /** Every claim that must be free or held by the same holder already: those of the changes and the further ones, without repeats. */
    public Set<Holding> takes() {
        Set<Holding> all = new LinkedHashSet<>(claims);
        changes.forEach(change -> all.addAll(change.takes()));
        return all;
    }

    /** Every claim that is released, before any is taken: claim and old holder, without repeats. */
    public Set<Holding> releases() {
        Set<Holding> all = new LinkedHashSet<>();
        changes.forEach(change -> all.addAll(change.releases()));
        return all;
    }

    /**
     * Two takes of one claim for different holders: a ChangeSet that can never be committed.
     *
     * @return the claim with the holder that took it first, or empty
     */
    public Optional<Holding> selfConflict() {
        Map<Claim, String> taken = new HashMap<>();
        for (Holding take : takes()) {
            String first = taken.putIfAbsent(take.claim(), take.holder());
            if (first != null && !first.equals(take.holder())) {
                return Optional.of(new Holding(take.claim(), first));
            }
        }
        return Optional.empty();
    }

    /** Collects the parts of a ChangeSet. Not thread-safe. */
    public static final class Builder {
        private final AccountId account;
        private final OperationId operation;
        private final Instant at;
        private @Nullable Lease lease;
        private boolean releasesLease;
        private final List<Expected> expected = new ArrayList<>();
        private final Set<Claim> expectedFree = new LinkedHashSet<>();
        private final List<Holding> claims = new ArrayList<>();
        private final List<Change> changes = new ArrayList<>();
        private final List<CrmEvent> events = new ArrayList<>();
        private final List<WorkItem> enqueued = new ArrayList<>();
        private final List<WorkKey> done = new ArrayList<>();
        private final List<WorkItem> rescheduled = new ArrayList<>();

        private Builder(AccountId account, OperationId operation, Instant at) {
            this.account = account;
            this.operation = operation;
            this.at = at;
        }

        /**
         * Adds a change.
         *
         * @param change the change
         */
        public Builder change(Change change) {
            changes.add(change);
            return this;
        }

        /**
         * Adds an expected version; the same twice is one.
         *
         * @param version the version that must still stand
         */
        public Builder expect(Expected version) {
            if (!expected.contains(version)) {
                expected.add(version);
            }
            return this;
        }

        /**
         * Expects a claim to be free: the decision read it as free and relies on that. Needed only where nothing in the ChangeSet takes the
         * claim itself, such as "no contact has this number".
         *
         * @param claim the claim
         */
        public Builder expectFree(Claim claim) {
            expectedFree.add(claim);
            return this;
        }

        /**
         * Adds a claim that no change implies.
         *
         * @param claim the claim
         * @param holder who is to hold it
         */
        public Builder claim(Claim claim, String holder) {
            claims.add(new Holding(claim, holder));
            return this;
        }

        /**
         * Adds an event.
         *
         * @param event what happened
         */
        public Builder event(CrmEvent event) {
            events.add(event);
            return this;
        }

        /**
         * Adds work.
         *
         * @param item the work
         */
        public Builder enqueue(WorkItem item) {
            enqueued.add(item);
            return this;
        }

        /**
         * Commits under a lease: refused unless its token is still held.
         *
         * @param held the lease
         */
        public Builder under(Lease held) {
            lease = held;
            return this;
        }

        /**
         * Settles work of the leased lane.
         *
         * @param key the work that is over
         */
        public Builder done(WorkKey key) {
            done.add(key);
            return this;
        }

        /**
         * Puts work of the leased lane off.
         *
         * @param item the work with its next due time
         */
        public Builder reschedule(WorkItem item) {
            rescheduled.add(item);
            return this;
        }

        /** Gives the lease back in the same commit. */
        public Builder releaseLease() {
            releasesLease = true;
            return this;
        }

        /**
         * Whether nothing was added yet.
         *
         * @return true when committing would do nothing
         */
        public boolean isEmpty() {
            return changes.isEmpty()
                    && events.isEmpty()
                    && enqueued.isEmpty()
                    && done.isEmpty()
                    && rescheduled.isEmpty()
                    && claims.isEmpty()
                    && !releasesLease;
        }

        /**
         * Ends building.
         *
         * @return the ChangeSet
         */
        public ChangeSet build() {
            return build(List.of());
        }

        /**
         * Ends building, with more changes that are not added to the builder.
         *
         * @param last applied after the others
         * @return the ChangeSet
         */
        public ChangeSet build(List<? extends Change> last) {
            List<Change> all = new ArrayList<>(changes);
            all.addAll(last);
            return new ChangeSet(
                    account,
                    operation,
                    at,
                    lease,
                    expected,
                    List.copyOf(expectedFree),
                    claims,
                    all,
                    events,
                    enqueued,
                    done,
                    rescheduled,
                    releasesLease);
        }
    }
}
