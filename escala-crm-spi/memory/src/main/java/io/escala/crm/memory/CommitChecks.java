package io.escala.crm.memory;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitCheck;
import io.escala.crm.store.CommitResult.Cause;
import java.util.Optional;

/** The checks before a commit; tests replace them by wrong ones. */
class CommitChecks {
    Optional<Cause> conflict(ChangeSet set, StoreData data) {
        return CommitCheck.conflict(set, data);
    }
}
