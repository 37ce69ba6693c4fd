package io.escala.crm.memory;

import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;
import java.util.function.Function;

/** The contract on a memory store that is restored from its snapshot before every call. */
class SnapshotTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new SubjectFixture(clock -> new RestoredStore(new MemoryCrmStore(clock))) {};
    }

    private static final class RestoredStore extends ForwardingCrmStore {
        private final MemoryCrmStore memory;

        RestoredStore(MemoryCrmStore memory) {
            super(memory);
            this.memory = memory;
        }

        @Override
        protected synchronized <T> T forward(Function<CrmStore, T> call) {
            MemorySnapshot snapshot = memory.snapshot();
            memory.restore(MemorySnapshot.EMPTY);
            memory.restore(snapshot);
            return super.forward(call);
        }
    }
}
