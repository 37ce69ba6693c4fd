package io.escala.examples.customstore;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;

/** The contract with a snapshot after every write, so that every other store begins with one. */
class FileCrmStoreWithSnapshotsTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new FileFixture(1);
    }
}
