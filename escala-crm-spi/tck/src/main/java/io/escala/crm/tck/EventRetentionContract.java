package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange.DropEvents;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.EventPage.CursorExpired;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Old events are deleted from the beginning of the log, and no reader skips a deleted event without being told. */
abstract class EventRetentionContract extends StoreContract {
    private static final int ALL = 1_000;

    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void oldEventsOfAllAccountsAreDeleted() {
        log(ACME, "a-1", 0);
        log(GLOBEX, "g-2", 2);
        log(ACME, "a-3", 3);
        log(GLOBEX, "g-4", 4);

        drop(3, ALL);

        assertThat(names(store.events(ACME, null, 10))).containsExactly("a-3");
        assertThat(names(store.events(GLOBEX, null, 10))).containsExactly("g-4");
        assertThat(names(store.eventsOfAll(null, 10))).containsExactly("a-3", "g-4");
    }

    @Test
    void eventOfTheLimitIsKept() {
        log(ACME, "older", 0);
        commitApplied(set(ACME, second(5).minusMillis(1)).event(created("just-older")));
        log(ACME, "not-older", 5);

        drop(5, ALL);

        assertThat(names(store.events(ACME, null, 10))).containsExactly("not-older");
    }

    @Test
    void portionLimitsWhatIsDeletedAtOnce() {
        for (int i = 0; i < 7; i++) {
            log(i % 2 == 0 ? ACME : GLOBEX, "e-" + i, i);
        }

        drop(6, 4);
        assertThat(names(store.eventsOfAll(null, 10))).containsExactly("e-4", "e-5", "e-6");
        drop(6, 4);
        assertThat(names(store.eventsOfAll(null, 10))).containsExactly("e-6");
        drop(6, 4);
        assertThat(names(store.eventsOfAll(null, 10))).containsExactly("e-6");
    }

    @Test
    void eventsOfOneChangeSetMayBeDeletedInParts() {
        commitApplied(
                set(ACME, second(0)).event(created("a")).event(created("b")).event(created("c")));
        List<LoggedEvent> all = Pages.events(store.events(ACME, null, 10));

        drop(1, 2);

        assertThat(names(store.events(ACME, null, 10))).containsExactly("c");
        assertThat(store.events(ACME, all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(names(store.events(ACME, all.get(1).cursor(), 10))).containsExactly("c");
    }

    @Test
    void cursorBeforeADeletedEventHasExpired() {
        List<LoggedEvent> all = logThree();

        drop(2, ALL);

        assertThat(store.events(ACME, all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(store.eventsOfAll(all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(store.events(ACME, all.get(0).cursor(), 1)).isEqualTo(expired(all.get(1)));
    }

    @Test
    void readingGoesOnFromTheEarliestCursor() {
        List<LoggedEvent> all = logThree();
        drop(2, ALL);
        EventPage answer = store.events(ACME, all.get(0).cursor(), 10);
        assertThat(answer).isInstanceOf(CursorExpired.class);

        String earliest = ((CursorExpired) answer).earliest();

        assertThat(store.events(ACME, earliest, 10)).isEqualTo(store.events(ACME, null, 10));
        assertThat(names(store.events(ACME, earliest, 10))).containsExactly("third");
        assertThat(names(store.eventsOfAll(earliest, 10))).containsExactly("third");
    }

    @Test
    void cursorOfTheLastDeletedEventIsValid() {
        List<LoggedEvent> all = logThree();

        drop(2, ALL);

        assertThat(names(store.events(ACME, all.get(1).cursor(), 10))).containsExactly("third");
        assertThat(names(store.eventsOfAll(all.get(1).cursor(), 10))).containsExactly("third");
        assertThat(store.events(ACME, all.get(2).cursor(), 10)).isEqualTo(new EventPage.Events(List.of()));
        log(ACME, "fourth", 4);
        assertThat(names(store.events(ACME, all.get(2).cursor(), 10))).containsExactly("fourth");
    }

    @Test
    void withoutACursorReadingBeginsAtTheFirstKeptEvent() {
        List<LoggedEvent> all = logThree();
        drop(10, ALL);

        assertThat(store.events(ACME, null, 10)).isEqualTo(new EventPage.Events(List.of()));
        assertThat(store.eventsOfAll(null, 10)).isEqualTo(new EventPage.Events(List.of()));
        assertThat(store.events(ACME, all.get(1).cursor(), 10)).isEqualTo(expired(all.get(2)));
        log(ACME, "fourth", 4);
        assertThat(names(store.events(ACME, null, 10))).containsExactly("fourth");
        assertThat(names(store.eventsOfAll(null, 10))).containsExactly("fourth");
        assertThat(names(store.events(ACME, all.get(2).cursor(), 10))).containsExactly("fourth");
    }

    @Test
    void accountWithoutDeletedEventsDoesNotNoticeThoseOfOthers() {
        log(ACME, "a-1", 0);
        String before = Pages.events(store.events(ACME, null, 1)).get(0).cursor();
        log(ACME, "a-2", 1);
        log(ACME, "a-3", 2);
        log(GLOBEX, "g-1", 9);
        List<LoggedEvent> ofAcme = Pages.events(store.events(ACME, null, 10));

        drop(5, ALL);

        assertThat(names(store.events(GLOBEX, before, 10))).containsExactly("g-1");
        assertThat(store.events(ACME, before, 10)).isEqualTo(expired(ofAcme.get(2)));
        assertThat(store.eventsOfAll(before, 10)).isEqualTo(expired(ofAcme.get(2)));
    }

    @Test
    void readerOfAnAccountIsToldOfItsOwnDeletedEventsOnly() {
        log(ACME, "a-1", 0);
        log(GLOBEX, "g-1", 1);
        log(ACME, "a-2", 9);
        log(GLOBEX, "g-2", 9);
        List<LoggedEvent> all = Pages.events(store.eventsOfAll(null, 10));

        drop(5, ALL);

        assertThat(names(store.events(ACME, all.get(0).cursor(), 10))).containsExactly("a-2");
        assertThat(store.eventsOfAll(all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(store.events(GLOBEX, all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
    }

    @Test
    void olderEventBehindAYoungerOneStaysUntilThatIsOld() {
        log(ACME, "old", 0);
        log(GLOBEX, "young", 9);
        log(ACME, "old-behind", 1);

        drop(5, ALL);
        assertThat(names(store.eventsOfAll(null, 10))).containsExactly("young", "old-behind");
        assertThat(names(store.events(ACME, null, 10))).containsExactly("old-behind");

        drop(10, ALL);
        assertThat(store.eventsOfAll(null, 10)).isEqualTo(new EventPage.Events(List.of()));
        log(ACME, "next", 11);
        assertThat(names(store.events(ACME, null, 10))).containsExactly("next");
    }

    @Test
    void earlierLimitDeletesNothingMore() {
        List<LoggedEvent> all = logThree();
        drop(2, ALL);

        drop(1, ALL);
        drop(2, ALL);

        assertThat(names(store.events(ACME, null, 10))).containsExactly("third");
        assertThat(store.events(ACME, all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(names(store.events(ACME, all.get(1).cursor(), 10))).containsExactly("third");
    }

    @Test
    void deletingDoesNotPassAnUncommittedEvent() {
        log(ACME, "first", 0);
        ChangeSet slow = set(ACME, second(1)).event(created("slow")).build();
        Optional<HeldCommit> held = fixture.hold(slow);
        log(ACME, "fast", 1);
        drop(5, ALL);
        EventPage before = store.events(ACME, null, 10);
        if (held.isPresent()) {
            held.get().finish();
        } else {
            assertThat(store.commit(List.of(slow))).containsExactly(new Applied());
        }

        assertThat(names(before)).doesNotContain("first", "slow");
        assertThat(names(store.events(ACME, null, 10))).contains("slow");
        drop(5, ALL);
        assertThat(store.events(ACME, null, 10)).isEqualTo(new EventPage.Events(List.of()));
    }

    @Test
    void conflictDeletesNothing() {
        List<LoggedEvent> all = logThree();
        commitApplied(changeSet(AccountId.NONE).claim(Claim.event("taken"), "somebody"));

        assertThat(commit(changeSet(AccountId.NONE)
                        .claim(Claim.event("taken"), "me")
                        .change(new DropEvents(second(2), ALL))))
                .isInstanceOf(Conflict.class);

        assertThat(store.events(ACME, null, 10)).isEqualTo(new EventPage.Events(all));
        assertThat(names(store.events(ACME, all.get(0).cursor(), 10))).containsExactly("second", "third");
    }

    @Test
    void listIsAppliedInItsOrder() {
        List<ChangeSet> list = List.of(
                set(ACME, second(0)).event(created("before")).build(),
                set(AccountId.NONE, second(9))
                        .change(new DropEvents(second(5), ALL))
                        .build(),
                set(ACME, second(0)).event(created("after")).build());

        assertThat(store.commit(list)).containsOnly(new Applied());

        assertThat(names(store.events(ACME, null, 10))).containsExactly("after");
    }

    @Test
    void whatIsGoneIsKnownAfterARestart() {
        List<LoggedEvent> all = logThree();
        drop(2, ALL);
        assertThat(names(store.events(ACME, null, 10))).containsExactly("third");

        CrmStore again = fixture.reopen().orElse(store);

        assertThat(again.events(ACME, all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(again.eventsOfAll(all.get(0).cursor(), 10)).isEqualTo(expired(all.get(1)));
        assertThat(names(again.events(ACME, all.get(1).cursor(), 10))).containsExactly("third");
    }

    @Test
    void followerBesideWritersAndDeletionMissesNothingUntold() {
        int writers = 3;
        int setsEach = 40;
        CrmStore other = fixture.reopen().orElse(store);
        AtomicInteger writing = new AtomicInteger(writers);
        AtomicInteger running = new AtomicInteger(writers + 1);
        log(ACME, "start", 0);
        String start = Pages.events(store.events(ACME, null, 1)).get(0).cursor();

        List<List<String>> results = Race.run(writers + 2, runner -> () -> {
            if (runner > writers) {
                return follow(start, running);
            }
            try {
                if (runner == writers) {
                    dropWhile(other, writing);
                } else {
                    write(runner == 0 ? GLOBEX : ACME, "e-" + runner + "-", setsEach, List.of(store, other), writing);
                }
                return List.of();
            } finally {
                running.decrementAndGet();
            }
        });

        List<String> followed = results.get(writers + 1);
        assertThat(followed).isNotEmpty().doesNotHaveDuplicates();
        if (!followed.contains("expired")) {
            assertThat(followed).hasSize(writers * setsEach);
        }
        drop(100, ALL);
        assertThat(store.eventsOfAll(null, 10)).isEqualTo(new EventPage.Events(List.of()));
    }

    private void write(AccountId account, String prefix, int sets, List<CrmStore> stores, AtomicInteger writing) {
        try {
            for (int i = 0; i < sets; i++) {
                stores.get(i % 2)
                        .commit(List.of(set(account, second(i % 5))
                                .event(created(prefix + i))
                                .build()));
            }
        } finally {
            writing.decrementAndGet();
        }
    }

    private void dropWhile(CrmStore dropping, AtomicInteger writing) {
        while (writing.get() > 0) {
            dropping.commit(List.of(set(AccountId.NONE, second(100))
                    .change(new DropEvents(second(100), 3))
                    .build()));
        }
    }

    /**
     * Reads on until all others have ended and no event follows. Returns the names of the events, and "expired" once a cursor was. An open
     * transaction, also one that deletes, keeps back what is newer.
     */
    private List<String> follow(String start, AtomicInteger running) {
        List<String> all = new ArrayList<>();
        String cursor = start;
        boolean over;
        boolean more;
        do {
            over = running.get() == 0;
            EventPage page = store.eventsOfAll(cursor, 5);
            if (page instanceof CursorExpired expired) {
                assertThat(expired.earliest()).isNotEqualTo(cursor);
                cursor = expired.earliest();
                if (!all.contains("expired")) {
                    all.add("expired");
                }
                more = true;
            } else {
                List<LoggedEvent> events = Pages.events(page);
                all.addAll(names(page));
                more = !events.isEmpty();
                cursor = more ? events.get(events.size() - 1).cursor() : cursor;
            }
        } while (!over || more);
        return all;
    }

    private List<LoggedEvent> logThree() {
        log(ACME, "first", 0);
        log(ACME, "second", 1);
        log(ACME, "third", 2);
        List<LoggedEvent> all = Pages.events(store.events(ACME, null, 10));
        assertThat(all).hasSize(3);
        return all;
    }

    private void log(AccountId account, String name, int seconds) {
        commitApplied(set(account, second(seconds)).event(created(name)));
    }

    private void drop(int seconds, int portion) {
        commitAppliedIn(AccountId.NONE, new DropEvents(second(seconds), portion));
    }

    private ChangeSet.Builder set(AccountId account, Instant at) {
        return ChangeSet.builder(account, new OperationId("set-" + numbers.incrementAndGet()), at);
    }

    private static Instant second(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static CursorExpired expired(LoggedEvent lastDeleted) {
        return new CursorExpired(lastDeleted.cursor());
    }

    private static List<String> names(EventPage page) {
        return Pages.events(page).stream()
                .map(logged ->
                        ((CrmEvent.ContactCreated) logged.event()).contact().value())
                .toList();
    }

    private static CrmEvent created(String contact) {
        return new CrmEvent.ContactCreated(new ContactId(contact));
    }
}
