package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.store.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every suite stands on: a fresh store for each test, and short words for committing to it. */
public abstract class StoreContract {
    static final AccountId ACME = new AccountId("acme");
    static final AccountId GLOBEX = new AccountId("globex");

    /** Noon of the day on which everything happens. */
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Things of the account {@link #ACME}. */
    final Sample acme = new Sample(ACME);

    /** Things of the account {@link #GLOBEX}. */
    final Sample globex = new Sample(GLOBEX);

    StoreFixture fixture;
    CrmStore store;

    private final AtomicInteger operations = new AtomicInteger();

    protected StoreContract() {}

    /**
     * Makes the fixture of one test.
     *
     * @return a fixture nobody has used
     */
    protected abstract StoreFixture newFixture();

    @BeforeEach
    void openStore() {
        fixture = newFixture();
        store = fixture.open();
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    /** A ChangeSet of {@link #ACME} under a fresh operation id. */
    final ChangeSet.Builder changeSet() {
        return changeSet(ACME);
    }

    /** A ChangeSet under a fresh operation id. */
    final ChangeSet.Builder changeSet(AccountId account) {
        return ChangeSet.builder(account, new OperationId("op-" + operations.incrementAndGet()), NOON);
    }

    /** A ChangeSet of {@link #ACME} under an operation id that the test names. */
    final ChangeSet.Builder operation(String id) {
        return ChangeSet.builder(ACME, new OperationId(id), NOON);
    }

    /** Commits one ChangeSet alone. */
    final CommitResult commit(ChangeSet.Builder changeSet) {
        List<CommitResult> results = store.commit(List.of(changeSet.build()));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    /** Commits changes of {@link #ACME} that must land. */
    final void commitApplied(Change... changes) {
        commitAppliedIn(ACME, changes);
    }

    /** Commits changes that must land. */
    final void commitAppliedIn(AccountId account, Change... changes) {
        ChangeSet.Builder set = changeSet(account);
        for (Change change : changes) {
            set.change(change);
        }
        commitApplied(set);
    }

    /** Commits a ChangeSet that must land. */
    final void commitApplied(ChangeSet.Builder changeSet) {
        assertThat(commit(changeSet)).isEqualTo(new Applied());
    }
}
