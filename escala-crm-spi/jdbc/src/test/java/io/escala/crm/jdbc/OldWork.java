package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.OldData.ACME;
import static io.escala.crm.jdbc.OldData.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Work of every kind, each kind in a lane of its own. {@link #run} leaves the lane of sends with one item settled and one put off,
 * the lane of registrations with an item that its worker abandoned, and the lane of profiles leased with an item begun.
 */
final class OldWork {
    /** The time for which the lane of profiles is leased, from {@link OldData#NOON} by the clock of leases. */
    static final Duration LEASED = Duration.ofHours(2);

    static final WorkItem BEGUN = item(WorkKind.PROFILE, 0);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final WorkItem PUT_OFF = item(WorkKind.SEND, 1).afterError(NOON.plusSeconds(30));

    private OldWork() {}

    static List<ChangeSet> changeSets() {
        ChangeSet.Builder set = OldData.begin("work");
        ChangeSet.Builder ofNone = OldData.begin(AccountId.NONE, "work");
        for (WorkKind kind : OldKinds.WORK) {
            for (int number = 0; number < 3; number++) {
                (kind == WorkKind.JOURNAL ? ofNone : set).enqueue(item(kind, number));
            }
        }
        return List.of(set.build(), ofNone.build());
    }

    private static WorkItem item(WorkKind kind, int number) {
        AccountId account = kind == WorkKind.JOURNAL ? AccountId.NONE : ACME;
        return new WorkItem(account, new WorkKey(kind, "work-" + number), lane(kind), "group", NOON, number);
    }

    static String lane(WorkKind kind) {
        return "lane-of-" + kind;
    }

    static AccountId account(WorkKind kind) {
        return item(kind, 0).account();
    }

    /** Leases and settles work; the clock ends two minutes after noon. */
    static void run(CrmStore store, ManualClock clock) {
        Lease lost = lease(store, WorkKind.REGISTER, MINUTE);
        assertThat(store.begin(lost, List.of(new WorkKey(WorkKind.REGISTER, "work-0")), true, MINUTE))
                .isTrue();
        clock.advance(MINUTE.multipliedBy(2));
        settle(store, OldData.begin("register").under(lease(store, WorkKind.REGISTER, MINUTE)));
        Lease sends = lease(store, WorkKind.SEND, MINUTE);
        settle(
                store,
                OldData.begin("send")
                        .under(sends)
                        .done(item(WorkKind.SEND, 0).key())
                        .reschedule(PUT_OFF));
        Lease profiles = lease(store, WorkKind.PROFILE, LEASED);
        assertThat(store.begin(profiles, List.of(BEGUN.key()), true, LEASED)).isTrue();
    }

    private static Lease lease(CrmStore store, WorkKind kind, Duration duration) {
        return store.lease(new LeaseRequest(kind + "-" + UUID.randomUUID(), Set.of(kind), NOON, duration))
                .orElseThrow();
    }

    private static void settle(CrmStore store, ChangeSet.Builder set) {
        assertThat(store.commit(List.of(set.releaseLease().build()))).containsExactly(new CommitResult.Applied());
    }

    /** Returns the work that is in the lane of each kind after {@link #run}. */
    static Map<WorkKind, List<WorkItem>> lanes() {
        return OldKinds.WORK.stream().collect(Collectors.toMap(kind -> kind, OldWork::items));
    }

    private static List<WorkItem> items(WorkKind kind) {
        List<WorkItem> items = new ArrayList<>(List.of(item(kind, 0), item(kind, 1), item(kind, 2)));
        if (kind == WorkKind.SEND) {
            return List.of(PUT_OFF, items.get(2));
        }
        if (kind == WorkKind.REGISTER) {
            items.set(0, items.get(0).abandoned(true));
        }
        return items;
    }
}
