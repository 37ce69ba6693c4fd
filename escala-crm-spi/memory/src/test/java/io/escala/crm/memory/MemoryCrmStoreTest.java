package io.escala.crm.memory;

import io.escala.crm.tck.ClaimsContract;
import io.escala.crm.tck.CommitContract;
import io.escala.crm.tck.StoreFixture;
import io.escala.crm.tck.VersionsContract;
import org.junit.jupiter.api.Nested;

class MemoryCrmStoreTest {
    @Nested
    class Claims extends ClaimsContract {
        @Override
        protected StoreFixture newFixture() {
            return new MemoryFixture();
        }
    }

    @Nested
    class Commit extends CommitContract {
        @Override
        protected StoreFixture newFixture() {
            return new MemoryFixture();
        }
    }

    @Nested
    class Versions extends VersionsContract {
        @Override
        protected StoreFixture newFixture() {
            return new MemoryFixture();
        }
    }
}
