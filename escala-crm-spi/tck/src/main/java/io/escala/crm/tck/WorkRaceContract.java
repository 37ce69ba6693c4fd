package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Expected;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.LeaseLost;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Races for lanes and on the event log. Half of the runners use a second store over the same data if there is one. */
abstract class WorkRaceContract extends StoreContract {
    private static final Set<WorkKind> ANY = EnumSet.allOf(WorkKind.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int ROUNDS = 10;

    private List<CrmStore> stores;

    @BeforeEach
    void openAnother() {
        stores = List.of(store, fixture.reopen().orElse(store));
    }

    @Test
    void oneWorkerLeasesALane() {
        for (int round = 0; round < ROUNDS; round++) {
            String lane = "lane-" + round;
            commitApplied(changeSet().enqueue(send("m-" + round, lane)));

            List<Lease> leases = leaseConcurrently(10);

            assertThat(leases).extracting(Lease::lane).containsExactly(lane);
        }
    }

    @Test
    void oneWorkerLeasesEachLane() {
        List<String> lanes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lanes.add("lane-" + i);
            commitApplied(changeSet().enqueue(send("m-" + i, "lane-" + i)));
        }

        List<Lease> leases = leaseConcurrently(20);

        assertThat(leases).extracting(Lease::lane).containsExactlyInAnyOrderElementsOf(lanes);
        assertThat(leases).extracting(Lease::token).doesNotHaveDuplicates();
    }

    @Test
    void oneWorkerTakesOverAnExpiredLease() {
        commitApplied(changeSet().enqueue(send("m-1", "lane")));
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(leaseConcurrently(1)).hasSize(1);

            fixture.advanceLeaseClock(MINUTE.plusSeconds(1));
        }
    }

    @Test
    void settlingAndTakingOverExcludeEachOther() {
        for (int round = 0; round < ROUNDS; round++) {
            WorkItem item = send("m-" + round, "lane-" + round);
            commitApplied(changeSet().enqueue(item));
            Lease late = leaseConcurrently(1).get(0);
            fixture.advanceLeaseClock(MINUTE.plusSeconds(1));

            ChangeSet settle =
                    changeSet().under(late).done(item.key()).releaseLease().build();
            List<Object> results = Race.run(
                    2,
                    runner -> () -> runner == 0
                            ? stores.get(0).commit(List.of(settle)).get(0)
                            : lease(stores.get(1), ANY, NOON, 1));

            if (results.get(0) instanceof Applied) {
                assertThat(store.lane(ACME, item.lane(), 10)).isEmpty();
            } else {
                assertThat(results.get(0)).isEqualTo(new Conflict(new LeaseLost(item.lane())));
                assertThat(store.lane(ACME, item.lane(), 10)).containsExactly(item);
                @SuppressWarnings("unchecked") // The second runner leases.
                List<Lease> taken = (List<Lease>) results.get(1);
                assertThat(taken).hasSize(1);
                commitApplied(changeSet().under(taken.get(0)).done(item.key()).releaseLease());
            }
        }
    }

    @Test
    void concurrentlyEnqueuedKeyIsOneWorkItem() {
        for (int round = 0; round < ROUNDS; round++) {
            WorkItem item = send("m-" + round, "lane-" + round);

            List<CommitResult> results = Race.run(runner -> {
                ChangeSet mine = changeSet().enqueue(item).build();
                return () -> stores.get(runner % 2).commit(List.of(mine)).get(0);
            });

            assertThat(results).containsOnly(new Applied());
            assertThat(store.lane(ACME, item.lane(), 10)).containsExactly(item);
        }
    }

    @Test
    void workOfAWindowIsSettledOrKeptForTheExtensionThatMeetsIt() {
        commitApplied(acme.lineIdentityAndConversation());
        for (int round = 1; round <= ROUNDS; round++) {
            long extended = round;
            WorkItem item = WorkItem.single(ACME, WorkKind.WINDOW, "talk", NOON);
            commitApplied(changeSet().enqueue(item));
            Lease lease = leaseConcurrently(1).get(0);

            ChangeSet settle = changeSet()
                    .expect(new Expected(Expected.Kind.WINDOW, "talk", extended - 1))
                    .under(lease)
                    .done(item.key())
                    .build();
            ChangeSet extend = changeSet()
                    .change(acme.raise("talk", Mark.WINDOW_OPENED, Instant.ofEpochMilli(extended)))
                    .enqueue(item)
                    .build();
            List<CommitResult> results = Race.run(
                    2,
                    runner -> () -> stores.get(runner)
                            .commit(List.of(runner == 0 ? settle : extend))
                            .get(0));

            assertThat(results.get(1)).isEqualTo(new Applied());
            assertThat(results.get(0)).isIn(new Applied(), windowMoved(extended));
            assertThat(store.lane(ACME, item.lane(), 10))
                    .as("whichever came first, the extension has work")
                    .containsExactly(item);
            commitApplied(changeSet().under(lease).done(item.key()).releaseLease());
        }
    }

    private static Conflict windowMoved(long actual) {
        return new Conflict(new VersionMoved(new Expected(Expected.Kind.WINDOW, "talk", actual - 1), actual));
    }

    @Test
    void concurrentReaderSeesEveryEventOnce() {
        int writers = 5;
        int setsEach = 20;
        AtomicInteger writing = new AtomicInteger(writers);

        List<List<CrmEvent>> seen = Race.run(writers + 1, runner -> () -> {
            if (runner == writers) {
                return follow(writing);
            }
            try {
                for (int i = 0; i < setsEach; i++) {
                    String name = "c-" + runner + "-" + i;
                    ChangeSet pair = changeSet()
                            .event(created(name + "-first"))
                            .event(created(name + "-second"))
                            .build();
                    assertThat(stores.get(runner % 2).commit(List.of(pair))).containsExactly(new Applied());
                }
            } finally {
                writing.decrementAndGet();
            }
            return List.of();
        });

        List<CrmEvent> followed = seen.get(writers);
        assertThat(followed).hasSize(writers * setsEach * 2).doesNotHaveDuplicates();
        for (int i = 0; i < followed.size(); i += 2) {
            String first = ((CrmEvent.ContactCreated) followed.get(i)).contact().value();
            assertThat(followed.get(i + 1))
                    .as("the events of one ChangeSet stay together")
                    .isEqualTo(created(first.replace("-first", "-second")));
        }
    }

    /** Reads on from cursor to cursor until all writers have ended and no event follows. */
    private List<CrmEvent> follow(AtomicInteger writing) {
        List<CrmEvent> all = new ArrayList<>();
        String cursor = null;
        boolean over;
        List<LoggedEvent> page;
        do {
            over = writing.get() == 0;
            page = Pages.events(store.events(ACME, cursor, 7));
            for (LoggedEvent event : page) {
                all.add(event.event());
                cursor = event.cursor();
            }
        } while (!over || !page.isEmpty());
        return all;
    }

    private List<Lease> leaseConcurrently(int lanes) {
        return Race.run(runner -> () -> lease(stores.get(runner % 2), ANY, NOON, lanes)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static WorkItem send(String id, String lane) {
        return new WorkItem(ACME, new WorkKey(WorkKind.SEND, id), lane, "talk", NOON, 0);
    }

    private static CrmEvent created(String contact) {
        return new CrmEvent.ContactCreated(new ContactId(contact));
    }
}
