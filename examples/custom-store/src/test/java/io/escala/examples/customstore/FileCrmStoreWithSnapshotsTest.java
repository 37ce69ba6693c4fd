package io.escala.examples.customstore;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;
import org.junit.jupiter.api.Tag;

/** The contract with a snapshot after every write, so that every other store begins with one. */
@Tag("one-jdk")
class FileCrmStoreWithSnapshotsTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new FileFixture(1);
    }
}
