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

/** Decides whether a ChangeSet may land: lease, then versions, then claims. Looks only. */
class Admission {
    /** What stands in the way, if anything does. */
    final Optional<Cause> refusal(ChangeSet set, Vault vault) {
        return lease(set, vault).or(() -> versions(set, vault)).or(() -> claims(set, vault));
    }

    Optional<Cause> lease(ChangeSet set, Vault vault) {
        Lease lease = set.lease();
        return lease == null || vault.work().holds(lease) ? Optional.empty() : Optional.of(new LeaseLost(lease.lane()));
    }

    Optional<Cause> versions(ChangeSet set, Vault vault) {
        for (Expected expected : set.expected()) {
            Long actual = vault.room(set.account()).state().version(expected).orElse(null);
            if (actual == null || actual != expected.version()) {
                return Optional.of(new VersionMoved(expected, actual));
            }
        }
        return Optional.empty();
    }

    Optional<Cause> claims(ChangeSet set, Vault vault) {
        Set<Holding> released = set.releases();
        Map<Claim, String> taken = new HashMap<>();
        for (Holding take : set.takes()) {
            Optional<String> holder = Optional.ofNullable(taken.get(take.claim()))
                    .or(() -> vault.holder(set.account(), take.claim())
                            .filter(held -> !released.contains(new Holding(take.claim(), held))));
            if (holder.isPresent() && !holder.get().equals(take.holder())) {
                return Optional.of(new ClaimTaken(take.claim(), holder.get()));
            }
            taken.put(take.claim(), take.holder());
        }
        return Optional.empty();
    }
}
