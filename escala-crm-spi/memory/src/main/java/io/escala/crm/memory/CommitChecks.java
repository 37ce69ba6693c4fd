package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.Claim;
import io.escala.crm.store.CommitResult.Cause;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.store.Expected;
import io.escala.crm.store.Holding;
import io.escala.crm.work.Lease;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks whether a ChangeSet may be committed: lease, then versions, then claims. Changes nothing. */
class CommitChecks {
    /** Returns the cause of a conflict, or empty. */
    final Optional<Cause> refusal(ChangeSet set, StoreData data) {
        return lease(set, data).or(() -> versions(set, data)).or(() -> claims(set, data));
    }

    Optional<Cause> lease(ChangeSet set, StoreData data) {
        Lease lease = set.lease();
        return lease == null || data.work().holds(lease) ? Optional.empty() : Optional.of(new LeaseLost(lease.lane()));
    }

    Optional<Cause> versions(ChangeSet set, StoreData data) {
        for (Expected expected : set.expected()) {
            Long actual = data.data(set.account()).state().version(expected).orElse(null);
            if (actual == null || actual != expected.version()) {
                return Optional.of(new VersionMoved(expected, actual));
            }
        }
        return Optional.empty();
    }

    Optional<Cause> claims(ChangeSet set, StoreData data) {
        Set<Holding> released = set.releases();
        Map<Claim, String> taken = new HashMap<>();
        for (Holding take : set.takes()) {
            Optional<String> holder = Optional.ofNullable(taken.get(take.claim()))
                    .or(() -> data.holder(set.account(), take.claim())
                            .filter(held -> !released.contains(new Holding(take.claim(), held))));
            if (holder.isPresent() && !holder.get().equals(take.holder())) {
                return Optional.of(new ClaimTaken(take.claim(), holder.get()));
            }
            taken.put(take.claim(), take.holder());
        }
        return Optional.empty();
    }
}
