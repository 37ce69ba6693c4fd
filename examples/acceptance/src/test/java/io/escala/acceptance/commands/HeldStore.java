package io.escala.acceptance.commands;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Does something else just before one commit, when that was decided already. For one thread. */
final class HeldStore extends ForwardingCrmStore {
    private Predicate<ChangeSet> held = set -> false;
    private @Nullable Runnable meanwhile;

    HeldStore(CrmStore target) {
        super(target);
    }

    /** Holds the next commit of such a ChangeSet until the other has ended. */
    void hold(Predicate<ChangeSet> next, Runnable other) {
        held = next;
        meanwhile = other;
    }

    /** Lets later commits pass. Returns whether one was held. */
    boolean release() {
        boolean met = meanwhile == null;
        meanwhile = null;
        return met;
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        Runnable other = meanwhile;
        if (other != null && changeSets.stream().anyMatch(held)) {
            meanwhile = null;
            other.run();
        }
        return super.commit(changeSets);
    }
}
