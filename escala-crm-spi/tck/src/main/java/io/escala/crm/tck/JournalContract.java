package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.IntakeChange.AppendJournal;
import io.escala.crm.change.IntakeChange.DropJournal;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A journalled webhook body is kept byte for byte until it is processed, and no longer. */
abstract class JournalContract extends StoreContract {
    private static final int THREE_MEGABYTES = 3 * 1024 * 1024;

    @Test
    void bodyIsKeptByteForByte() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        byte[] large = new byte[THREE_MEGABYTES];
        new Random(20_260_301).nextBytes(large);
        Map<String, JournalEntry> expected = new HashMap<>();
        for (byte[] body : List.of(everyByte, large, new byte[0], new byte[] {0}, new byte[] {(byte) 0xff, 0, 10})) {
            JournalEntry entry = entry("body-" + expected.size(), "app-1", body);
            append(entry);
            expected.put(entry.id(), entry);
        }

        assertThat(store.journal(expected.keySet())).isEqualTo(expected);
        assertThat(store.journal(Set.of("body-1")).get("body-1"))
                .extracting(entry -> entry.body().toByteArray())
                .isEqualTo(large);
    }

    @Test
    void everyPartOfAnEntryIsKept() {
        JournalEntry full =
                new JournalEntry("full", "app-1", RawBytes.copyOf(new byte[] {1}), NOON.plusMillis(7), true);
        JournalEntry bare = new JournalEntry("bare", null, RawBytes.copyOf(new byte[] {2}), NOON.minusMillis(7));
        append(full);
        append(bare);

        assertThat(store.journal(List.of("bare", "full"))).isEqualTo(Map.of("full", full, "bare", bare));
    }

    @Test
    void repeatedEntryKeepsTheFirst() {
        JournalEntry first = entry("body", null, new byte[] {1});
        append(first);

        append(new JournalEntry("body", "app-2", RawBytes.copyOf(new byte[] {2}), NOON.plusSeconds(9)));

        assertThat(store.journal(Set.of("body"))).isEqualTo(Map.of("body", first));
    }

    @Test
    void bulkReadAcceptsRepeatedAndUnknownIds() {
        Map<String, JournalEntry> expected = new HashMap<>();
        List<String> asked = new ArrayList<>(List.of("absent", "body-7", "body-7"));
        ChangeSet.Builder set = changeSet(AccountId.NONE);
        for (int i = 0; i < 300; i++) {
            JournalEntry entry = entry("body-" + i, null, new byte[] {(byte) i});
            set.change(new AppendJournal(entry));
            expected.put(entry.id(), entry);
            asked.add(entry.id());
        }
        commitApplied(set);

        assertThat(store.journal(asked)).isEqualTo(expected);
        assertThat(store.journal(List.of())).isEmpty();
    }

    @Test
    void idsAreCaseSensitive() {
        JournalEntry lower = entry("body.a-1_x", null, new byte[] {1});
        JournalEntry upper = entry("BODY.A-1_X", null, new byte[] {2});
        append(lower);
        append(upper);

        assertThat(store.journal(List.of(lower.id(), upper.id())))
                .isEqualTo(Map.of(lower.id(), lower, upper.id(), upper));
    }

    @Test
    void droppingRemovesOnlyItsEntry() {
        JournalEntry stays = entry("stays", null, new byte[] {1});
        append(stays);
        append(entry("goes", null, new byte[] {2}));

        commitAppliedIn(AccountId.NONE, new DropJournal("goes"), new DropJournal("absent"));

        assertThat(store.journal(List.of("goes", "stays"))).isEqualTo(Map.of("stays", stays));
        commitAppliedIn(AccountId.NONE, new DropJournal("goes"));
        assertThat(store.journal(List.of("goes", "stays"))).isEqualTo(Map.of("stays", stays));
    }

    @Test
    void droppedEntryMayBeAppendedAgain() {
        JournalEntry again = entry("body", "app-2", new byte[] {2});
        append(entry("body", null, new byte[] {1}));
        commitAppliedIn(AccountId.NONE, new DropJournal("body"));

        append(again);

        assertThat(store.journal(Set.of("body"))).isEqualTo(Map.of("body", again));
    }

    @Test
    void bodyIsDroppedWithItsWorkInOneCommit() {
        JournalEntry entry = entry("body", null, new byte[] {1});
        WorkItem work = WorkItem.single(AccountId.NONE, WorkKind.JOURNAL, "body", NOON);
        commitApplied(changeSet(AccountId.NONE).change(new AppendJournal(entry)).enqueue(work));
        List<Lease> leases = lease(store, Set.of(WorkKind.JOURNAL), NOON, 10);
        assertThat(leases).hasSize(1);
        assertThat(leases.get(0).account()).isEqualTo(AccountId.NONE);

        commitApplied(changeSet(AccountId.NONE)
                .under(leases.get(0))
                .done(work.key())
                .change(new DropJournal("body"))
                .releaseLease());

        assertThat(store.journal(Set.of("body"))).isEmpty();
        assertThat(store.lane(AccountId.NONE, work.lane(), 10)).isEmpty();
    }

    @Test
    void repeatedOperationAppendsOnce() {
        JournalEntry entry = entry("body", null, new byte[] {1});
        ChangeSet append = ChangeSet.builder(AccountId.NONE, new OperationId("journal-body"), NOON)
                .change(new AppendJournal(entry))
                .build();

        assertThat(store.commit(List.of(append))).containsExactly(new Applied());
        assertThat(store.commit(List.of(append))).containsExactly(new AlreadyApplied());
        assertThat(store.journal(Set.of("body"))).isEqualTo(Map.of("body", entry));
    }

    private void append(JournalEntry entry) {
        commitAppliedIn(AccountId.NONE, new AppendJournal(entry));
    }

    private static JournalEntry entry(String id, @Nullable String app, byte[] body) {
        return new JournalEntry(id, app, RawBytes.copyOf(body), NOON);
    }
}
