package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Holding;
import io.escala.crm.change.Requirement;
import io.escala.crm.change.Subject;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.CommitResult.Cause;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.work.Lease;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges whether a ChangeSet may be committed: what every store must check before it writes. For stores that commit one ChangeSet after
 * the other; while it is judged and applied nothing else may be committed. A store that lets several commit at once has to make the
 * same checks inside its transaction.
 *
 * <p>Stateless and thread-safe.
 */
public final class CommitCheck {
    private CommitCheck() {}

    /** The committed data that a ChangeSet is judged by. */
    public interface Committed {
        /** Whether a lease is still the one its lane is leased under; one that ran out is, until another takes the lane. */
        boolean holds(Lease lease);

        /** The version of a subject: 0 for settings never saved, empty for what does not exist. */
        Optional<Long> version(AccountId account, Expected expected);

        /** The holder of a claim; a {@linkplain Claim#global() global} claim is looked up in the whole store. */
        Optional<String> holder(AccountId account, Claim claim);

        /** Whether a requirement is met; {@link io.escala.crm.change.State#meets} answers it. */
        boolean meets(AccountId account, Requirement requirement);
    }

    /**
     * Looks for a conflict: first the lease, then the versions, then the claims.
     *
     * @return the first conflict, or empty when the ChangeSet may be committed
     */
    public static Optional<Cause> conflict(ChangeSet set, Committed committed) {
        return leaseConflict(set, committed)
                .or(() -> versionConflict(set, committed))
                .or(() -> claimConflict(set, committed));
    }

    /** Whether the lease of the ChangeSet was lost. */
    public static Optional<Cause> leaseConflict(ChangeSet set, Committed committed) {
        Lease lease = set.lease();
        return lease == null || committed.holds(lease) ? Optional.empty() : Optional.of(new LeaseLost(lease.lane()));
    }

    /** Whether a version is not the expected one. */
    public static Optional<Cause> versionConflict(ChangeSet set, Committed committed) {
        for (Expected expected : set.expected()) {
            Long actual = committed.version(set.account(), expected).orElse(null);
            if (actual == null || actual != expected.version()) {
                return Optional.of(new VersionMoved(expected, actual));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether, after the ChangeSet's own releases, a claim that it expects to be free is held, or one that it takes is held by another.
     */
    public static Optional<Cause> claimConflict(ChangeSet set, Committed committed) {
        Optional<Holding> own = set.selfConflict();
        if (own.isPresent()) {
            return Optional.of(new ClaimTaken(own.get().claim(), own.get().holder()));
        }
        Set<Holding> released = set.releases();
        for (Claim claim : set.expectedFree()) {
            Optional<String> holder =
                    committed.holder(set.account(), claim).filter(held -> !released.contains(new Holding(claim, held)));
            if (holder.isPresent()) {
                return Optional.of(new ClaimTaken(claim, holder.get()));
            }
        }
        for (Holding take : set.takes()) {
            Optional<String> other = committed
                    .holder(set.account(), take.claim())
                    .filter(holder -> !holder.equals(take.holder()))
                    .filter(holder -> !released.contains(new Holding(take.claim(), holder)));
            if (other.isPresent()) {
                return Optional.of(new ClaimTaken(take.claim(), other.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Checks that every change finds what it requires, the changes before it included.
     *
     * @throws IllegalArgumentException naming the kind of change that adds what exists or changes what does not
     */
    public static void checkRequirements(ChangeSet set, Committed committed) {
        Set<Subject> added = new HashSet<>();
        Map<LineId, Optional<LineKey>> lines = new HashMap<>();
        for (Change change : set.changes()) {
            for (Requirement requirement : change.requirements()) {
                if (!meets(requirement, added, lines, set.account(), committed)) {
                    throw new IllegalArgumentException(
                            change.getClass().getSimpleName() + " adds what exists or changes what does not");
                }
            }
            follow(change, lines, set.account(), committed);
        }
    }

    /** Keeps which keys the lines have after a change; empty for a line that is removed. */
    private static void follow(
            Change change, Map<LineId, Optional<LineKey>> lines, AccountId account, Committed committed) {
        if (change instanceof AccountChange.PutLine put) {
            lines.put(put.line().id(), Optional.of(put.line().key()));
        } else if (change instanceof AccountChange.RepointLine repoint) {
            lines.put(repoint.line().id(), Optional.of(repoint.line().key()));
        } else if (change instanceof AccountChange.RemoveLine remove) {
            Line line = remove.line();
            if (meets(new Requirement.LineKeyKept(line.id(), line.key()), Set.of(), lines, account, committed)) {
                lines.put(line.id(), Optional.empty());
            }
        }
    }

    private static boolean meets(
            Requirement requirement,
            Set<Subject> added,
            Map<LineId, Optional<LineKey>> lines,
            AccountId account,
            Committed committed) {
        if (requirement instanceof Requirement.Present present) {
            return added.contains(present.subject()) || committed.meets(account, requirement);
        }
        if (requirement instanceof Requirement.Absent absent) {
            return committed.meets(account, requirement) && added.add(absent.subject());
        }
        if (requirement instanceof Requirement.LineKeyKept kept) {
            Optional<LineKey> before = lines.get(kept.line());
            return before == null
                    ? committed.meets(account, requirement)
                    : before.filter(key -> !key.equals(kept.key())).isEmpty();
        }
        if (requirement instanceof Requirement.LineHasKey has) {
            Optional<LineKey> before = lines.get(has.line());
            return before == null
                    ? committed.meets(account, requirement)
                    : before.filter(has.key()::equals).isPresent();
        }
        throw new IllegalStateException("no case for " + requirement.getClass());
    }
}
