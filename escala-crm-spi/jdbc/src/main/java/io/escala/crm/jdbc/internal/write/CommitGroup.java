package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.AuditChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.jdbc.internal.read.ClaimKeys;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ChangeSets that may be committed in one transaction, because none of them decides whether another may be committed: no operation
 * twice, no claim released, taken for two holders, or both taken and expected to be free, no version expected of what an earlier
 * one writes, no lease released before it is used. A ChangeSet that deletes events, operation ids, audit records or a contact is alone, because it may
 * delete what belongs to the ChangeSets before it. Not thread-safe.
 */
final class CommitGroup {
    private static final int LARGEST = 1_000;

    private final List<ChangeSet> sets = new ArrayList<>();
    private final WritePlan plan = new WritePlan();
    private final Set<List<String>> operations = new HashSet<>();
    private final Map<List<String>, String> takes = new HashMap<>();
    private final Set<List<String>> releases = new HashSet<>();
    private final Set<List<String>> expectations = new HashSet<>();
    private final Set<List<String>> histories = new HashSet<>();
    private final Set<Lease> leasesGivenBack = new HashSet<>();
    private boolean drops;

    static CommitGroup of(List<ChangeSet> together) {
        CommitGroup group = new CommitGroup();
        together.forEach(group::add);
        return group;
    }

    List<ChangeSet> sets() {
        return sets;
    }

    WritePlan plan() {
        return plan;
    }

    boolean accepts(ChangeSet set) {
        return sets.isEmpty() || (!drops && !drops(set) && isIndependent(set));
    }

    private static boolean drops(ChangeSet set) {
        return set.changes().stream()
                .anyMatch(change -> change instanceof IntakeChange.DropEvents
                        || change instanceof IntakeChange.DropOperations
                        || change instanceof AuditChange.DropRecords
                        || change instanceof ContactChange.RemoveContact);
    }

    private boolean isIndependent(ChangeSet set) {
        return sets.size() < LARGEST
                && !operations.contains(operation(set))
                && !leasesGivenBack.contains(set.lease())
                && set.expected().stream().noneMatch(expected -> writes(set, expected))
                && set.expectedFree().stream()
                        .map(claim -> ClaimKeys.row(set.account(), claim))
                        .noneMatch(row -> takes.containsKey(row) || releases.contains(row))
                && set.releases().stream().map(release -> row(set, release)).noneMatch(this::concerns)
                && set.changes().stream().noneMatch(change -> beginsHistory(set, change))
                && set.takes().stream().noneMatch(take -> collides(set, take));
    }

    /** What was appended before its contact was added is not kept, and the group writes contacts first. */
    private boolean beginsHistory(ChangeSet set, Change change) {
        return change instanceof ContactChange.AddContact add
                && histories.contains(
                        List.of(set.account().value(), add.contact().id().value()));
    }

    private void addHistory(ChangeSet set, Change change) {
        if (change instanceof HistoryChange.AppendItem append) {
            histories.add(List.of(set.account().value(), append.item().contact().value()));
        }
    }

    private boolean writes(ChangeSet set, Expected expected) {
        String account = set.account().value();
        Table table = CommitPreconditions.table(expected.kind());
        return plan.touches(table, account, table.key().size() == 1 ? account : expected.id());
    }

    private boolean concerns(List<String> claim) {
        return takes.containsKey(claim) || releases.contains(claim) || expectations.contains(claim);
    }

    private boolean collides(ChangeSet set, Holding take) {
        List<String> row = row(set, take);
        String holder = takes.get(row);
        return releases.contains(row)
                || expectations.contains(row)
                || (holder != null && !holder.equals(take.holder()));
    }

    void add(ChangeSet set) {
        sets.add(set);
        drops |= drops(set);
        Planner.plan(set, plan);
        operations.add(operation(set));
        set.changes().forEach(change -> addHistory(set, change));
        set.takes().forEach(take -> takes.put(row(set, take), take.holder()));
        set.releases().forEach(release -> releases.add(row(set, release)));
        set.expectedFree().forEach(claim -> expectations.add(ClaimKeys.row(set.account(), claim)));
        Lease lease = set.lease();
        if (lease != null && set.releasesLease()) {
            leasesGivenBack.add(lease);
        }
    }

    private static List<String> operation(ChangeSet set) {
        return List.of(set.account().value(), set.operation().value());
    }

    private static List<String> row(ChangeSet set, Holding holding) {
        return ClaimKeys.row(set.account(), holding.claim());
    }
}
