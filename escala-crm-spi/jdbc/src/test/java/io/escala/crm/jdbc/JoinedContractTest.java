package io.escala.crm.jdbc;

import io.escala.crm.tck.ClaimsContract;
import io.escala.crm.tck.CommitContract;
import io.escala.crm.tck.ModelContract;
import io.escala.crm.tck.StoreFixture;
import io.escala.crm.tck.UnstorableContract;
import io.escala.crm.tck.VersionsContract;
import org.junit.jupiter.api.Nested;

/** What the contract says about commits, in transactions of a host. */
class JoinedContractTest {
    private static StoreFixture fixture() {
        return new JoinedFixture();
    }

    @Nested
    class Claims extends ClaimsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Commit extends CommitContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Unstorable extends UnstorableContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }

    @Nested
    class Versions extends VersionsContract {
        @Override
        protected StoreFixture newFixture() {
            return fixture();
        }
    }
}
