package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.Requirement;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitCheck;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Cause;
import io.escala.crm.work.Lease;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All accounts and the data across them: global claims, lines by Meta's id, work, events, applied operations. Not thread-safe. */
final class StoreData implements CommitCheck.Committed {
    private final Map<AccountId, AccountData> accounts = new HashMap<>();
    private final AccountData empty = new AccountData();
    private final Map<Claim, String> globalHolders = new HashMap<>();
    private final LineIndex lines = new LineIndex();
    private final WorkLanes work;
    private final EventLog log = new EventLog();
    private final AppliedOperations operations = new AppliedOperations();
    private final CommitChecks checks;

    StoreData(InstantSource leaseClock, CommitChecks checks) {
        this.work = new WorkLanes(leaseClock);
        this.checks = checks;
    }

    EventLog log() {
        return log;
    }

    AppliedOperations operations() {
        return operations;
    }

    WorkLanes work() {
        return work;
    }

    /** Returns the data of an account for reading; empty data when nothing was written to it. */
    AccountData data(AccountId account) {
        return accounts.getOrDefault(account, empty);
    }

    @Override
    public boolean holds(Lease lease) {
        return work.holds(lease);
    }

    @Override
    public Optional<Long> version(AccountId account, Expected expected) {
        return data(account).state().version(expected);
    }

    @Override
    public boolean meets(AccountId account, Requirement requirement) {
        return data(account).state().meets(requirement);
    }

    @Override
    public Optional<String> holder(AccountId account, Claim claim) {
        return claim.global()
                ? Optional.ofNullable(globalHolders.get(claim))
                : data(account).state().holder(claim);
    }

    Map<Claim, String> holders(AccountId account, Collection<Claim> claims) {
        return BulkLookup.each(claims, claim -> holder(account, claim));
    }

    Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
        return BulkLookup.each(keys, key -> lines.find(key).flatMap(this::line));
    }

    Map<String, List<Line>> linesByWaba(Collection<String> wabaIds) {
        return BulkLookup.lists(
                wabaIds,
                waba -> lines.all().stream()
                        .flatMap(place -> line(place).stream())
                        .filter(line -> waba.equals(line.wabaId()))
                        .sorted(Comparator.comparing(
                                        (Line line) -> line.account().value())
                                .thenComparing(line -> line.id().value()))
                        .toList());
    }

    private Optional<Line> line(LineIndex.Place place) {
        return data(place.account()).state().account().line(place.line());
    }

    MemorySnapshot snapshot() {
        List<MemorySnapshot.Account> all = accounts.entrySet().stream()
                .map(entry -> entry.getValue().snapshot(entry.getKey()))
                .toList();
        return new MemorySnapshot(
                all, Holdings.of(globalHolders), operations.all(), log.snapshot(), work.snapshot(), work.sequence());
    }

    /** Puts a snapshot into an empty store. */
    void restore(MemorySnapshot snapshot) {
        for (MemorySnapshot.Account account : snapshot.accounts()) {
            AccountData restored = new AccountData();
            restored.restore(account);
            accounts.put(account.account(), restored);
            restored.state().account().lines().forEach(lines::connected);
        }
        snapshot.globalClaims().forEach(this::holdGlobal);
        snapshot.operations().forEach(applied -> operations.add(applied.account(), applied.operation(), applied.at()));
        log.restore(snapshot.events());
        work.restore(snapshot.lanes(), snapshot.sequence());
    }

    CommitResult commit(ChangeSet set) {
        if (operations.contains(set.account(), set.operation())) {
            return new CommitResult.AlreadyApplied();
        }
        Optional<Cause> conflict = checks.conflict(set, this);
        if (conflict.isPresent()) {
            return new CommitResult.Conflict(conflict.get());
        }
        CommitCheck.checkRequirements(set, this);
        // Nothing from here on can fail, so the whole ChangeSet is applied.
        operations.add(set.account(), set.operation(), set.at());
        set.releases().forEach(this::releaseGlobal);
        set.takes().forEach(this::holdGlobal);
        for (Change change : set.changes()) {
            applyAcrossAccounts(change);
        }
        accounts.computeIfAbsent(set.account(), none -> new AccountData()).apply(set);
        log.append(set.account(), set.at(), set.events());
        work.settle(set);
        return new CommitResult.Applied();
    }

    private void applyAcrossAccounts(Change change) {
        if (change instanceof AccountChange.PutLine put) {
            lines.connected(put.line());
        } else if (change instanceof AccountChange.RepointLine repoint) {
            lines.removed(repoint.line(), repoint.from());
            lines.connected(repoint.line());
        } else if (change instanceof AccountChange.RemoveLine remove) {
            lines.removed(remove.line(), remove.line().key());
        } else if (change instanceof IntakeChange.DropEvents drop) {
            log.drop(drop.before(), drop.portion());
        } else if (change instanceof IntakeChange.DropOperations drop) {
            operations.drop(drop.before(), drop.portion());
        }
    }

    private void releaseGlobal(Holding holding) {
        if (holding.claim().global()) {
            globalHolders.remove(holding.claim(), holding.holder());
        }
    }

    private void holdGlobal(Holding holding) {
        if (holding.claim().global()) {
            globalHolders.put(holding.claim(), holding.holder());
        }
    }
}
