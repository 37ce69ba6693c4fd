package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitCheck;
import io.escala.crm.store.CommitResult.Cause;
import java.util.Optional;

/** The checks before a commit, in an order that stores share; tests replace single ones by wrong ones. */
class CommitChecks {
    final Optional<Cause> conflict(ChangeSet set, StoreData data) {
        return lease(set, data).or(() -> versions(set, data)).or(() -> claims(set, data));
    }

    Optional<Cause> lease(ChangeSet set, StoreData data) {
        return CommitCheck.leaseConflict(set, data);
    }

    Optional<Cause> versions(ChangeSet set, StoreData data) {
        return CommitCheck.versionConflict(set, data);
    }

    Optional<Cause> claims(ChangeSet set, StoreData data) {
        return CommitCheck.claimConflict(set, data);
    }
}
