package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.inbox.Inbox;
import io.escala.core.inbox.InboxBuilder;
import io.escala.core.port.Metrics;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.change.IntakeChange.DropEvents;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Retention of events and operation ids")
class RetentionTest {
    private static final AccountId OTHER = new AccountId("other");
    private static final Duration DAY = Duration.ofDays(1);

    private final AtomicInteger sets = new AtomicInteger();

    @EveryStore
    @DisplayName("Events of all accounts are deleted after 90 days, and a reader that missed some is told")
    void oldEventsAreDeleted(InboxFixture fixture) {
        fixture.runWork();
        log(fixture, TestBusiness.ACCOUNT, 2);
        log(fixture, OTHER, 1);
        String oldCursor = events(fixture.store()).get(0).cursor();
        fixture.later(DAY.multipliedBy(60));
        fixture.runWork();
        log(fixture, OTHER, 1);
        log(fixture, TestBusiness.ACCOUNT, 1);
        Instant second = fixture.now();
        List<LoggedEvent> all = events(fixture.store());

        fixture.later(DAY.multipliedBy(30));
        fixture.runWork();
        assertThat(events(fixture.store())).as("exactly 90 days old").isEqualTo(all);
        assertThat(fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).events(CursorRequest.after(oldCursor, 100)))
                .isInstanceOf(EventPage.Events.class);

        fixture.later(DAY);
        fixture.runWork();

        assertThat(events(fixture.store()))
                .hasSize(2)
                .isEqualTo(all.subList(all.size() - 2, all.size()))
                .allSatisfy(event -> assertThat(event.at()).isEqualTo(second));
        EventPage answer =
                fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).events(CursorRequest.after(oldCursor, 100));
        assertThat(answer).isInstanceOf(EventPage.CursorExpired.class);
        String earliest = ((EventPage.CursorExpired) answer).earliest();
        assertThat(InboxFixture.found(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .events(CursorRequest.after(earliest, 100))))
                .containsExactly(all.get(all.size() - 1));
    }

    @EveryStore
    @DisplayName("A large backlog is deleted in portions, and other work runs in between")
    void backlogIsDeletedInPortions(InboxFixture fixture) {
        List<Integer> portions = new ArrayList<>();
        InboxFixture.Node node = fixture.node(store -> recording(store, portions), Metrics.none());
        fixture.runWork(node);
        int old = 10_700;
        log(fixture, OTHER, old);
        fixture.later(DAY.multipliedBy(100));
        fixture.deliver(fixture.meta().whatsAppPerson("5491155550001").writes("hola"));
        Recipient rosa = Recipient.conversation(
                fixture.conversations().get(0).conversation().id());
        while (portions.isEmpty()) {
            assertThat(node.inbox().work().runDue(1)).isEqualTo(1);
        }

        assertThat(events(fixture.store())).as("after one turn").hasSizeBetween(old - 10_000, old - 1);
        fixture.later(Duration.ofMillis(1));
        Message queued = fixture.queues(rosa, Draft.text("buenas"));
        fixture.runWork(node);

        assertThat(fixture.message(queued.conversation(), queued.id()).delivery())
                .isNotNull()
                .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(DeliveryStatus.ACCEPTED));
        assertThat(events(fixture.store()))
                .isNotEmpty()
                .noneMatch(event -> event.account().equals(OTHER));
        assertThat(portions)
                .hasSizeGreaterThan(20)
                .allSatisfy(portion -> assertThat(portion).isLessThanOrEqualTo(500));
    }

    @EveryStore
    @DisplayName("An operation id is known for 30 days; later its ChangeSet is applied anew")
    void oldOperationsAreDeleted(InboxFixture fixture) {
        fixture.runWork();
        ChangeSet set = ChangeSet.builder(OTHER, new OperationId("again"), fixture.now())
                .event(new CrmEvent.ContactCreated(new ContactId("contact")))
                .build();
        assertThat(fixture.store().commit(List.of(set))).containsExactly(new CommitResult.Applied());

        fixture.later(DAY.multipliedBy(30));
        fixture.runWork();
        assertThat(fixture.store().commit(List.of(set))).containsExactly(new CommitResult.AlreadyApplied());

        fixture.later(DAY);
        fixture.runWork();
        assertThat(fixture.store().commit(List.of(set))).containsExactly(new CommitResult.Applied());
        assertThat(fixture.store().oldestOperation()).contains(set.at());
    }

    @EveryStore
    @DisplayName("The retention of events is 1 to 36,500 days")
    void retentionIsChecked(InboxFixture fixture) {
        InboxBuilder builder = Inbox.builder(fixture.store());

        for (Duration wrong : List.of(Duration.ZERO, DAY.minusMillis(1), DAY.negated(), DAY.multipliedBy(36_501))) {
            assertThatIllegalArgumentException().isThrownBy(() -> builder.eventsKept(wrong));
        }
        assertThat(builder.eventsKept(DAY).eventsKept(DAY.multipliedBy(36_500)).build())
                .isNotNull();
    }

    private void log(InboxFixture fixture, AccountId account, int events) {
        for (int left = events; left > 0; left -= 1_000) {
            ChangeSet.Builder set =
                    ChangeSet.builder(account, new OperationId("log-" + sets.incrementAndGet()), fixture.now());
            for (int i = 0; i < Math.min(left, 1_000); i++) {
                set.event(new CrmEvent.ContactCreated(new ContactId("contact-" + i)));
            }
            assertThat(fixture.store().commit(List.of(set.build()))).containsExactly(new CommitResult.Applied());
        }
    }

    private static List<LoggedEvent> events(CrmStore store) {
        List<LoggedEvent> all = new ArrayList<>();
        List<LoggedEvent> page = InboxFixture.found(store.eventsOfAll(null, 1_000));
        while (!page.isEmpty()) {
            all.addAll(page);
            page = InboxFixture.found(
                    store.eventsOfAll(page.get(page.size() - 1).cursor(), 1_000));
        }
        return all;
    }

    private static CrmStore recording(CrmStore store, List<Integer> portions) {
        return new ForwardingCrmStore(store) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                changeSets.stream().flatMap(set -> set.changes().stream()).forEach(change -> {
                    if (change instanceof DropEvents drop) {
                        portions.add(drop.portion());
                    }
                });
                return super.commit(changeSets);
            }
        };
    }
}
