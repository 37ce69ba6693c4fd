package io.escala.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.audit.AuditQuery;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Metrics;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** Denied calls, however many, neither fill the store nor fail, and do not tell what is there. */
class AuditFloodTest {
    private static List<AuditRecord> denied(InboxFixture fixture) {
        return fixture
                .inbox()
                .as(fixture.administrator())
                .audit()
                .records(AuditQuery.all().onlyDenied())
                .stream()
                .toList();
    }

    private static Desk editor(InboxFixture fixture, InboxFixture.Node node) {
        return node.inbox().as(fixture.editor());
    }

    /** Counts the commits of a store. */
    private static CrmStore counting(CrmStore store, AtomicInteger commits) {
        return new ForwardingCrmStore(store) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                commits.incrementAndGet();
                return super.commit(changeSets);
            }
        };
    }

    private static ConversationId conversation(InboxFixture fixture) {
        return fixture.receives(fixture.meta().whatsAppPerson("5493415550101").writes("hola"))
                .conversation()
                .id();
    }

    @EveryStore
    @DisplayName("The same denial within a minute is one record, on all nodes, and one commit of each node")
    void repeatedDenials(InboxFixture fixture) {
        AtomicInteger commits = new AtomicInteger();
        InboxFixture.Node one = fixture.node(store -> counting(store, commits), Metrics.none());
        InboxFixture.Node two = fixture.node(store -> counting(store, commits), Metrics.none());
        LineId line = TestBusiness.SALES;

        for (int i = 0; i < 1_000; i++) {
            assertThat(editor(fixture, one).lines().remove(line).isDone()).isFalse();
            assertThat(editor(fixture, two).lines().remove(line).isDone()).isFalse();
        }

        assertThat(denied(fixture)).hasSize(1);
        assertThat(commits).hasValue(2);

        // Another operation, another subject, another actor and the next minute are others.
        assertThat(editor(fixture, one).lines().resume(line).isDone()).isFalse();
        assertThat(editor(fixture, one).lines().remove(TestBusiness.PAGE).isDone())
                .isFalse();
        assertThat(one.inbox().as(fixture.salesUser()).lines().remove(line).isDone())
                .isFalse();
        fixture.later(Duration.ofMinutes(1));
        assertThat(editor(fixture, two).lines().remove(line).isDone()).isFalse();
        assertThat(denied(fixture)).hasSize(5);
    }

    @EveryStore
    @DisplayName("Of one actor a thousand denials an hour are recorded; the others are counted")
    void manyDenials(InboxFixture fixture) {
        CountingMetrics metrics = new CountingMetrics();
        InboxFixture.Node node = fixture.node(metrics);

        for (int i = 0; i < 1_010; i++) {
            assertThat(editor(fixture, node)
                            .lines()
                            .remove(new LineId("line-" + i))
                            .isDone())
                    .isFalse();
        }
        assertThat(node.inbox()
                        .as(fixture.salesUser())
                        .lines()
                        .remove(TestBusiness.SALES)
                        .isDone())
                .isFalse();

        assertThat(denied(fixture)).hasSize(1_001);
        assertThat(metrics.lostAuditRecords()).isEqualTo(10);

        fixture.later(Duration.ofHours(1));
        assertThat(editor(fixture, node).lines().remove(TestBusiness.SALES).isDone())
                .isFalse();
        assertThat(denied(fixture)).hasSize(1_002);
    }

    @EveryStore
    @DisplayName("A denial that cannot be recorded is answered all the same, counted, and recorded when it is repeated")
    void recordingFails(InboxFixture fixture) {
        CountingMetrics metrics = new CountingMetrics();
        AtomicBoolean broken = new AtomicBoolean(true);
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(store, method -> broken.get() && method.equals("commit")), metrics);

        Outcome<?> outcome = editor(fixture, node).lines().remove(TestBusiness.SALES);

        assertThat(outcome.refusedFor(Refusal.Reason.NOT_PERMITTED)).isTrue();
        assertThat(metrics.lostAuditRecords()).isEqualTo(1);
        assertThat(denied(fixture)).isEmpty();

        broken.set(false);
        assertThat(editor(fixture, node).lines().remove(TestBusiness.SALES)).isEqualTo(outcome);
        assertThat(denied(fixture)).hasSize(1);
        assertThat(metrics.lostAuditRecords()).isEqualTo(1);
    }

    @EveryStore
    @DisplayName(
            "What may not be seen is answered as what is not there, by as many calls of the store; only the former is recorded")
    void invisibleIsAnsweredAsAbsent(InboxFixture fixture) {
        ConversationId others = conversation(fixture);
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(others, Assignment.toUser(new UserId("other")))
                .orThrow();
        AtomicInteger calls = new AtomicInteger();
        InboxFixture.Node node =
                fixture.node(store -> FailingStore.throwing(store, method -> calls.incrementAndGet()), Metrics.none());
        Conversations desk = node.inbox().as(fixture.salesUser()).conversations();

        Outcome<?> absent = desk.takeOver(new ConversationId("absent"));
        int callsForAbsent = calls.getAndSet(0);
        Outcome<?> invisible = desk.takeOver(others);

        assertThat(invisible).isEqualTo(absent);
        assertThat(calls).hasValue(callsForAbsent);
        assertThat(denied(fixture)).singleElement().satisfies(one -> {
            assertThat(one.subject()).isEqualTo(AuditSubject.of(others));
            assertThat(one.reasons()).containsExactly("NOT_FOUND");
        });
    }

    @EveryStore
    @DisplayName("A command that is allowed makes no further call of the store for its record")
    void allowedCommandsAreNotSlower(InboxFixture fixture) {
        ConversationId id = conversation(fixture);
        AtomicInteger commits = new AtomicInteger();
        InboxFixture.Node node = fixture.node(store -> counting(store, commits), Metrics.none());

        assertThat(node.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .takeOver(id)
                        .isDone())
                .isTrue();

        assertThat(commits).hasValue(1);
    }
}
