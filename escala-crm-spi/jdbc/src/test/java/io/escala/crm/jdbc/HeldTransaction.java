package io.escala.crm.jdbc;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.tck.HeldCommit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A ChangeSet written by a store whose commit is held until released. */
final class HeldTransaction implements HeldCommit, AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Connections connections;
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private final CompletableFuture<Boolean> word = new CompletableFuture<>();
    private final CompletableFuture<List<CommitResult>> result;

    HeldTransaction(DataSource source, ChangeSet changeSet) {
        connections = new Connections(source);
        CrmStore store = JdbcCrmStore.postgres(connections.dataSource());
        connections.beforeCommit(this::awaitRelease);
        result = CompletableFuture.supplyAsync(() -> store.commit(List.of(changeSet)), task -> {
            Thread thread = new Thread(task, "held-commit");
            thread.setDaemon(true);
            thread.start();
        });
        CompletableFuture<Object> ended = result.handle((results, failure) -> false);
        if (!(boolean) CompletableFuture.anyOf(written, ended)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join()) {
            throw new IllegalStateException("the transaction ended before its commit: " + result.join());
        }
    }

    private void awaitRelease(Connection connection) throws SQLException {
        written.complete(true);
        if (!word.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()) {
            connection.rollback();
            throw new SQLException("the process died", "XX000");
        }
    }

    @Override
    public void finish() {
        word.complete(true);
        result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void abandon() {
        word.complete(false);
        result.handle((results, failure) -> {
                    if (failure == null || !(failure.getCause() instanceof StoreUnavailableException)) {
                        throw new IllegalStateException("the transaction was not abandoned", failure);
                    }
                    return true;
                })
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        word.complete(false);
        result.handle((results, failure) -> true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        connections.close();
    }
}
