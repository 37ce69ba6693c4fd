package io.escala.crm.jdbc;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.Breaking;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A schema of its own in the one PostgreSQL of the run: transactions run side by side, and other stores can join. */
final class PostgresFixture implements StoreFixture {
    private final ManualClock leaseClock = new ManualClock();
    private final Postgres postgres = Postgres.emptied();
    private final FailingConnections failing = new FailingConnections();
    private final List<CrmStore> stores = new ArrayList<>();
    private final List<HeldTransaction> held = new ArrayList<>();

    /** The connections of the stores. */
    DataSource dataSource() {
        return postgres.connections().dataSource();
    }

    @Override
    public JdbcCrmStore open() {
        return open(failing.around(dataSource()));
    }

    private JdbcCrmStore open(DataSource source) {
        JdbcCrmStore store =
                JdbcCrmStore.postgres(source, JdbcOptions.standard().leaseClock(leaseClock));
        stores.add(store);
        return store;
    }

    @Override
    public void advanceLeaseClock(Duration by) {
        leaseClock.advance(by);
    }

    @Override
    public Optional<CrmStore> reopen() {
        return Optional.of(open(postgres.connections().dataSource()));
    }

    @Override
    public Optional<HeldCommit> hold(ChangeSet changeSet) {
        HeldTransaction transaction = new HeldTransaction(postgres.dataSource(), changeSet);
        held.add(transaction);
        return Optional.of(transaction);
    }

    @Override
    public boolean refuse(String text) {
        postgres.inSchema(
                "ALTER TABLE escala_contacts ADD CONSTRAINT refuse CHECK (position('" + text + "' IN doc) = 0)");
        return true;
    }

    @Override
    public Optional<Breaking> breaking() {
        return Optional.of(failing);
    }

    @Override
    public void close() {
        postgres.inSchema("ALTER TABLE escala_contacts DROP CONSTRAINT IF EXISTS refuse");
        held.forEach(HeldTransaction::close);
        stores.forEach(CrmStore::close);
        postgres.empty();
    }
}
