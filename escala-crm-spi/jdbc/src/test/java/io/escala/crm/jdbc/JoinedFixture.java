package io.escala.crm.jdbc;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** PostgreSQL in transactions of a host, one for each operation of a store. */
final class JoinedFixture implements StoreFixture {
    private final PostgresFixture postgres = new PostgresFixture();

    @Override
    public CrmStore open() {
        return postgres.open().joining(new TransactionPerOperation(postgres.dataSource()));
    }

    @Override
    public void advanceLeaseClock(Duration by) {
        postgres.advanceLeaseClock(by);
    }

    @Override
    public Optional<CrmStore> reopen() {
        return Optional.of(open());
    }

    @Override
    public Optional<HeldCommit> hold(ChangeSet changeSet) {
        return postgres.hold(changeSet);
    }

    @Override
    public boolean refuse(String text) {
        return postgres.refuse(text);
    }

    @Override
    public void close() {
        postgres.close();
    }

    /** Begins a transaction for each work and commits it; when it was lost to another, does it again, as a host would. */
    private static final class TransactionPerOperation implements TransactionRunner {
        private static final int MAX_ATTEMPTS = 50;

        private final DataSource pool;
        private final TransactionTemplate transaction;

        TransactionPerOperation(DataSource pool) {
            this.pool = pool;
            this.transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        }

        @Override
        public <T> T run(ConnectionWork<T> work) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return transaction.execute(status -> work.run(DataSourceUtils.getConnection(pool)));
                } catch (StoreUnavailableException e) {
                    if (attempt == MAX_ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }
    }
}
