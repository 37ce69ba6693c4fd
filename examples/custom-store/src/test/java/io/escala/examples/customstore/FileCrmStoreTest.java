package io.escala.examples.customstore;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;

class FileCrmStoreTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new FileFixture(Long.MAX_VALUE);
    }
}
