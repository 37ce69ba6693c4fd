package io.escala.examples.customstore;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;
import org.junit.jupiter.api.Tag;

@Tag("one-jdk")
class FileCrmStoreTest extends CrmStoreContract {
    @Override
    protected StoreFixture fixture() {
        return new FileFixture(Long.MAX_VALUE);
    }
}
