package io.escala.crm.jdbc;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;

/** The contract on PostgreSQL. */
class PostgresContractTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new PostgresFixture();
    }
}
