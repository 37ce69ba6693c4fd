package io.escala.crm.jdbc;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.sql.Connection;
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

    /** Begins a transaction for each work, and commits it. */
    private static final class TransactionPerOperation implements TransactionRunner {
        private final DataSource pool;
        private final TransactionTemplate transaction;

        TransactionPerOperation(DataSource pool) {
            this.pool = pool;
            this.transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        }

        @Override
        public <T> T run(ConnectionWork<T> work) {
            return transaction.execute(status -> {
                Connection connection = DataSourceUtils.getConnection(pool);
                return work.run(connection);
            });
        }
    }
}
