package io.escala.spring.boot.internal.store;

import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.TransactionRunner;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A store that takes part in the transaction of the application that is running on the calling thread, as a JdbcTemplate does; without one it
 * commits by itself. Thread-safe.
 */
public final class TransactionalCrmStore extends ForwardingCrmStore {
    private final DataSource dataSource;
    private final CrmStore joined;

    /**
     * Creates it.
     *
     * @param store the store on the DataSource; closed with this one
     * @param dataSource what the transactions of the application run on
     */
    public TransactionalCrmStore(JdbcCrmStore store, DataSource dataSource) {
        super(store);
        this.dataSource = dataSource;
        this.joined = store.joining(TransactionRunner.of(new TransactionAwareDataSourceProxy(dataSource)));
    }

    @Override
    protected <T> T forward(Function<CrmStore, T> call) {
        return inTransaction() ? call.apply(joined) : super.forward(call);
    }

    /** Only a transaction that has, or will get, a connection of this DataSource: others commit by themselves. */
    private boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(dataSource);
    }
}
