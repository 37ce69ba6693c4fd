package io.escala.crm.jdbc;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;

/** The contract on PostgreSQL in transactions of a host. */
class JoinedContractTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new JoinedFixture();
    }
}
