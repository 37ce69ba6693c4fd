package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading on from the last cursor returns every event exactly once, however slowly its transaction commits. */
abstract class EventsContract extends StoreContract {
    @Test
    void eventsAreInCommitOrder() {
        commitApplied(changeSet().event(created("a")).event(created("b")));
        commitApplied(changeSet().event(created("c")));

        assertThat(happened(read(null, 10))).containsExactly(created("a"), created("b"), created("c"));
    }

    @Test
    void eventHasTheTimeOfItsChangeSet() {
        Instant at = NOON.plusMillis(123);
        commitApplied(ChangeSet.builder(ACME, new OperationId("timed"), at).event(created("a")));

        assertThat(read(null, 10)).extracting(LoggedEvent::at).containsExactly(at);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 1000})
    void readingFromTheLastCursorReturnsEveryEventOnce(int limit) {
        List<CrmEvent> all = new ArrayList<>();
        for (int set = 0; set < 4; set++) {
            ChangeSet.Builder changeSet = changeSet();
            for (int i = 0; i < 2; i++) {
                all.add(created("c-" + set + "-" + i));
                changeSet.event(all.get(all.size() - 1));
            }
            commitApplied(changeSet);
        }

        assertThat(happened(readOn(null, limit))).containsExactlyElementsOf(all);
    }

    @Test
    void cursorStaysValid() {
        commitApplied(changeSet().event(created("a")).event(created("b")));
        List<LoggedEvent> before = read(null, 10);

        commitApplied(changeSet().event(created("c")));

        assertThat(happened(read(before.get(0).cursor(), 10))).containsExactly(created("b"), created("c"));
        assertThat(happened(read(before.get(1).cursor(), 10))).containsExactly(created("c"));
        assertThat(read(null, 2)).isEqualTo(before);
    }

    @Test
    void afterTheLastEventThereIsNothingUntilTheNext() {
        commitApplied(changeSet().event(created("a")));
        String last = read(null, 10).get(0).cursor();
        assertThat(read(last, 10)).isEmpty();

        commitApplied(changeSet().event(created("b")));

        assertThat(happened(read(last, 10))).containsExactly(created("b"));
    }

    @Test
    void eachAccountHasItsOwnLog() {
        commitApplied(changeSet(ACME).event(created("of-acme")));
        commitApplied(changeSet(GLOBEX).event(created("of-globex")));
        commitApplied(changeSet(ACME).event(created("of-acme-too")));

        assertThat(happened(read(null, 10))).containsExactly(created("of-acme"), created("of-acme-too"));
        assertThat(happened(Pages.events(store.events(GLOBEX, null, 10)))).containsExactly(created("of-globex"));
        assertThat(Pages.events(store.events(new AccountId("nobody"), null, 10)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void oneLogOfAllAccountsIsInOrderToo(int limit) {
        commitApplied(changeSet(ACME).event(created("a-1")).event(created("a-2")));
        commitApplied(changeSet(GLOBEX).event(created("g-1")));
        commitApplied(changeSet(ACME).event(created("a-3")));

        List<LoggedEvent> all = readOnOfAll(null, limit);

        assertThat(all).extracting(LoggedEvent::account).containsExactly(ACME, ACME, GLOBEX, ACME);
        assertThat(happened(all)).containsExactly(created("a-1"), created("a-2"), created("g-1"), created("a-3"));
        assertThat(all.stream().filter(event -> event.account().equals(ACME)).toList())
                .isEqualTo(readOn(null, limit));
    }

    @Test
    void cursorIsValidInBothReads() {
        commitApplied(changeSet(ACME).event(created("a-1")));
        commitApplied(changeSet(GLOBEX).event(created("g-1")));
        commitApplied(changeSet(ACME).event(created("a-2")));
        String first = read(null, 1).get(0).cursor();
        String ofGlobex = Pages.events(store.events(GLOBEX, null, 1)).get(0).cursor();

        assertThat(happened(readOnOfAll(first, 10))).containsExactly(created("g-1"), created("a-2"));
        assertThat(happened(read(ofGlobex, 10))).containsExactly(created("a-2"));
        assertThat(Pages.events(store.events(GLOBEX, ofGlobex, 10))).isEmpty();
    }

    @Test
    void cursorOfAllDoesNotPassAnUncommittedEvent() {
        ChangeSet.Builder slow = changeSet(ACME).event(created("slow"));
        Optional<HeldCommit> held = fixture.hold(slow.build());
        if (held.isEmpty()) {
            commitApplied(slow);
        }
        commitApplied(changeSet(GLOBEX).event(created("fast")));
        List<LoggedEvent> seen = readOnOfAll(null, 1);
        held.ifPresent(HeldCommit::finish);
        seen.addAll(
                readOnOfAll(seen.isEmpty() ? null : seen.get(seen.size() - 1).cursor(), 1));

        assertThat(happened(seen)).containsExactlyInAnyOrder(created("slow"), created("fast"));
    }

    @Test
    void conflictAppendsNoEvents() {
        commitApplied(changeSet().claim(Claim.event("seen"), "somebody").event(created("a")));

        assertThat(commit(changeSet().claim(Claim.event("seen"), "me").event(created("never"))))
                .isInstanceOf(Conflict.class);
        commitApplied(changeSet().event(created("b")));

        assertThat(happened(read(null, 10))).containsExactly(created("a"), created("b"));
    }

    @Test
    void cursorDoesNotPassAnUncommittedEvent() {
        commitApplied(changeSet().event(created("first")));
        ChangeSet.Builder slow = changeSet().event(created("slow-1")).event(created("slow-2"));
        Optional<HeldCommit> held = fixture.hold(slow.build());
        if (held.isEmpty()) {
            commitApplied(slow);
        }
        commitApplied(changeSet().event(created("fast")));
        List<LoggedEvent> seen = readOn(null, 1);
        if (held.isPresent()) {
            assertThat(happened(seen)).doesNotContain(created("slow-1"), created("slow-2"));
            held.get().finish();
        }
        seen.addAll(readOn(seen.get(seen.size() - 1).cursor(), 1));

        assertThat(happened(seen))
                .containsExactlyInAnyOrder(created("first"), created("slow-1"), created("slow-2"), created("fast"))
                .startsWith(created("first"))
                .containsSubsequence(created("slow-1"), created("slow-2"));
        assertThat(happened(readOn(null, 10)))
                .as("read again from the beginning")
                .isEqualTo(happened(seen));
    }

    @Test
    void abandonedCommitDoesNotBlockTheLog() {
        Optional<HeldCommit> held =
                fixture.hold(changeSet().event(created("never")).build());
        commitApplied(changeSet().event(created("a")));

        held.ifPresent(HeldCommit::abandon);

        assertThat(happened(readOn(null, 1))).containsExactly(created("a"));
        commitApplied(changeSet().event(created("b")));
        assertThat(happened(readOn(null, 1))).containsExactly(created("a"), created("b"));
    }

    @Test
    void eventsAreFoundByTheirCursors() {
        commitApplied(changeSet(ACME).event(created("a-1")).event(created("a-2")));
        commitApplied(changeSet(GLOBEX).event(created("g-1")));
        List<LoggedEvent> all = readOnOfAll(null, 10);

        Map<String, LoggedEvent> found = store.eventsAt(
                List.of(all.get(0).cursor(), all.get(2).cursor(), all.get(0).cursor()));

        assertThat(found)
                .containsOnly(
                        entry(all.get(0).cursor(), all.get(0)), entry(all.get(2).cursor(), all.get(2)));
        assertThat(store.eventsAt(List.of())).isEmpty();
    }

    @Test
    void everythingAfterTheEndIsNew() {
        String beginning = store.endOfEvents();
        commitApplied(changeSet(ACME).event(created("a-1")));
        commitApplied(changeSet(GLOBEX).event(created("g-1")));
        String end = store.endOfEvents();

        assertThat(happened(readOnOfAll(beginning, 10))).containsExactly(created("a-1"), created("g-1"));
        assertThat(happened(read(beginning, 10))).containsExactly(created("a-1"));
        assertThat(readOnOfAll(end, 10)).isEmpty();
        assertThat(read(end, 10)).isEmpty();

        commitApplied(changeSet(GLOBEX).event(created("g-2")));

        assertThat(happened(readOnOfAll(end, 10))).containsExactly(created("g-2"));
    }

    @Test
    void anEventThatIsNotCommittedYetIsAfterTheEnd() {
        commitApplied(changeSet().event(created("before")));
        ChangeSet.Builder slow = changeSet(GLOBEX).event(created("slow"));
        Optional<HeldCommit> held = fixture.hold(slow.build());
        String end = store.endOfEvents();
        if (held.isPresent()) {
            held.get().finish();
        } else {
            commitApplied(slow);
        }

        assertThat(happened(readOnOfAll(end, 10))).containsExactly(created("slow"));
    }

    private List<LoggedEvent> read(@Nullable String after, int limit) {
        return Pages.events(store.events(ACME, after, limit));
    }

    private List<LoggedEvent> readOn(@Nullable String after, int limit) {
        return readOn(after, limit, cursor -> read(cursor, limit));
    }

    private List<LoggedEvent> readOnOfAll(@Nullable String after, int limit) {
        return readOn(after, limit, cursor -> Pages.events(store.eventsOfAll(cursor, limit)));
    }

    private static List<LoggedEvent> readOn(
            @Nullable String after, int limit, Function<@Nullable String, List<LoggedEvent>> read) {
        List<LoggedEvent> all = new ArrayList<>();
        List<LoggedEvent> page = read.apply(after);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
            page = read.apply(page.get(page.size() - 1).cursor());
        }
        return all;
    }

    private static List<CrmEvent> happened(List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::event).toList();
    }

    private static CrmEvent created(String contact) {
        return new CrmEvent.ContactCreated(new ContactId(contact));
    }
}
