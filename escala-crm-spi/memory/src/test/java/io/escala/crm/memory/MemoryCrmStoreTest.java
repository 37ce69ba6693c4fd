package io.escala.crm.memory;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;

/** The contract on the memory store. */
class MemoryCrmStoreTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new MemoryFixture();
    }
}
