package io.escala.crm.jdbc;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;
import org.junit.jupiter.api.Tag;

/** The contract on PostgreSQL in transactions of a host. */
@Tag("one-jdk")
class JoinedContractTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new JoinedFixture();
    }
}
