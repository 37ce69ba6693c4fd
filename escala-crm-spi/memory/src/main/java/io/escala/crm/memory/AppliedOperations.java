package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The ids of applied operations of all accounts, with their times. Not thread-safe. */
final class AppliedOperations {
    private final Map<AccountId, Set<OperationId>> byAccount = new HashMap<>();
    private final NavigableMap<Instant, Set<Applied>> byTime = new TreeMap<>();

    boolean contains(AccountId account, OperationId operation) {
        return byAccount.getOrDefault(account, Set.of()).contains(operation);
    }

    void add(AccountId account, OperationId operation, Instant at) {
        byAccount.computeIfAbsent(account, none -> new HashSet<>()).add(operation);
        byTime.computeIfAbsent(at, none -> new HashSet<>()).add(new Applied(account, operation));
    }

    List<MemorySnapshot.Operation> all() {
        List<MemorySnapshot.Operation> all = new ArrayList<>();
        byTime.forEach((at, operations) -> operations.forEach(
                applied -> all.add(new MemorySnapshot.Operation(applied.account(), applied.operation(), at))));
        return all;
    }

    Optional<Instant> oldest() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.firstKey());
    }

    /** Deletes the oldest of those before a time. */
    void drop(Instant before, int portion) {
        int dropped = 0;
        while (dropped < portion && !byTime.isEmpty() && byTime.firstKey().isBefore(before)) {
            Iterator<Applied> first = byTime.firstEntry().getValue().iterator();
            while (dropped < portion && first.hasNext()) {
                remove(first.next());
                first.remove();
                dropped++;
            }
            if (!first.hasNext()) {
                byTime.pollFirstEntry();
            }
        }
    }

    private void remove(Applied applied) {
        byAccount.computeIfPresent(applied.account(), (account, operations) -> {
            operations.remove(applied.operation());
            return operations.isEmpty() ? null : operations;
        });
    }

    /** An applied operation. */
    private record Applied(AccountId account, OperationId operation) {}
}
