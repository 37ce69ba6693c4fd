package io.escala.crm.jdbc;

import io.escala.crm.tck.CrmStoreContract;
import io.escala.crm.tck.StoreFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a SQLite file. */
class SqliteContractTest extends CrmStoreContract {
    @TempDir
    Path directory;

    @Override
    protected StoreFixture fixture() {
        return new SqliteFixture(directory);
    }
}
