package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The base class of every suite: a new store for each test, and helpers for commits. */
@ExtendWith(ContractParameter.class)
abstract class StoreContract {
    static final AccountId ACME = new AccountId("acme");
    static final AccountId GLOBEX = new AccountId("globex");

    /** The time of most test data. */
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Creates objects of the account {@link #ACME}. */
    final Sample acme = new Sample(ACME);

    /** Creates objects of the account {@link #GLOBEX}. */
    final Sample globex = new Sample(GLOBEX);

    StoreFixture fixture;
    CrmStore store;

    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();

    private CrmStoreContract contract;

    @BeforeEach
    void openStore(CrmStoreContract enclosing) {
        contract = enclosing;
        fixture = newFixture();
        store = fixture.open();
    }

    /** Returns a new fixture of the store under test. */
    final StoreFixture newFixture() {
        return contract.fixture();
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    /** Returns a ChangeSet of {@link #ACME} with a new operation id. */
    final ChangeSet.Builder changeSet() {
        return changeSet(ACME);
    }

    /** Returns a ChangeSet with a new operation id. */
    final ChangeSet.Builder changeSet(AccountId account) {
        return ChangeSet.builder(account, new OperationId("op-" + operations.incrementAndGet()), NOON);
    }

    /** Returns a ChangeSet of {@link #ACME} with this operation id. */
    final ChangeSet.Builder operation(String id) {
        return ChangeSet.builder(ACME, new OperationId(id), NOON);
    }

    /** Commits a single ChangeSet. */
    final CommitResult commit(ChangeSet.Builder changeSet) {
        List<CommitResult> results = store.commit(List.of(changeSet.build()));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    /** Commits changes of {@link #ACME} and asserts that they are applied. */
    final void commitApplied(Change... changes) {
        commitAppliedIn(ACME, changes);
    }

    /** Commits changes and asserts that they are applied. */
    final void commitAppliedIn(AccountId account, Change... changes) {
        ChangeSet.Builder set = changeSet(account);
        for (Change change : changes) {
            set.change(change);
        }
        commitApplied(set);
    }

    /** Commits a ChangeSet and asserts that it is applied. */
    final void commitApplied(ChangeSet.Builder changeSet) {
        assertThat(commit(changeSet)).isEqualTo(new Applied());
    }

    /** Leases lanes for a minute, each with a token of its own, until none is left or the number is reached. */
    final List<Lease> lease(CrmStore in, Set<WorkKind> kinds, Instant now, int lanes) {
        List<Lease> leases = new ArrayList<>();
        Optional<Lease> next;
        do {
            next = in.lease(leaseRequest(kinds, now));
            next.ifPresent(leases::add);
        } while (next.isPresent() && leases.size() < lanes);
        return List.copyOf(leases);
    }

    /** Returns a request for a lease of a minute with a new token. */
    final LeaseRequest leaseRequest(Set<WorkKind> kinds, Instant now) {
        return new LeaseRequest("token-" + tokens.incrementAndGet(), kinds, now, Duration.ofMinutes(1));
    }
}
