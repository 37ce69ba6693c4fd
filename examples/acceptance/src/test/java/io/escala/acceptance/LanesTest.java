package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.TryAgainException;
import io.escala.core.port.Metrics;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;

/** Independent work lanes. */
class LanesTest {
    @EveryStore
    @DisplayName("A lane with more work than is read at once does not delay other lanes")
    void fullLaneDoesNotBlockOtherLanes(InboxFixture fixture) {
        Instant before = fixture.now().minus(Duration.ofDays(1));
        ChangeSet.Builder full = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("full"), fixture.now());
        for (int i = 0; i <= CursorPage.MAX_LIMIT; i++) {
            boolean last = i == CursorPage.MAX_LIMIT;
            Instant due = last ? before : fixture.now().plus(Duration.ofDays(1));
            full.enqueue(new WorkItem(
                    TestBusiness.ACCOUNT,
                    new WorkKey(WorkKind.SEND, "waiting-" + i),
                    "send/full",
                    "waiting-" + i,
                    due,
                    0));
        }
        assertThat(fixture.store().commit(List.of(full.build()))).hasOnlyElementsOfType(CommitResult.Applied.class);
        var rosa = fixture.meta().whatsAppPerson("5493415550101");
        var view = fixture.receives(rosa.writes("hola"));

        fixture.sends(Recipient.conversation(view.conversation().id()), Draft.text("buenas"));

        assertThat(fixture.meta().sentTo(rosa)).hasSize(1);
    }

    @EveryStore
    @DisplayName("An answer that is queued while a mass send is under way goes out before the rest of it")
    void answersGoOutBeforeBulkMessages(InboxFixture fixture) {
        List<ConversationId> chats = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var view = fixture.receives(
                    fixture.meta().whatsAppPerson("54934155501" + (10 + i)).writes("hola"));
            chats.add(view.conversation().id());
        }
        for (int i = 0; i < chats.size(); i++) {
            fixture.queues(Recipient.conversation(chats.get(i)), Draft.text("offer " + i));
        }
        moveToBulk(fixture);
        List<String> sent = new ArrayList<>();
        InboxFixture.Node node = fixture.node(gateway(dispatch -> {
            sent.add(((MessageContent.Text) dispatch.content()).text());
            if (sent.size() == 2) {
                fixture.queues(Recipient.conversation(chats.get(0)), Draft.text("answer"));
            }
            return new SendOutcome.Accepted("wamid." + sent.size(), List.of());
        }));

        fixture.runWork(node);

        assertThat(sent).hasSize(13).startsWith("offer 0", "offer 1");
        assertThat(sent.indexOf("answer")).isBetween(2, 5);
    }

    @EveryStore
    @DisplayName("The messages of a conversation go out in order, whatever waits in other conversations")
    void conversationKeepsItsOrder(InboxFixture fixture) {
        var rosa =
                fixture.receives(fixture.meta().whatsAppPerson("5493415550101").writes("hola"));
        var juan =
                fixture.receives(fixture.meta().whatsAppPerson("5493415550102").writes("hola"));
        for (int i = 1; i <= 3; i++) {
            fixture.queues(Recipient.conversation(rosa.conversation().id()), Draft.text("rosa " + i));
            fixture.queues(Recipient.conversation(juan.conversation().id()), Draft.text("juan " + i));
        }
        List<String> sent = new ArrayList<>();
        InboxFixture.Node node = fixture.node(gateway(dispatch -> {
            String text = ((MessageContent.Text) dispatch.content()).text();
            sent.add(text);
            return text.equals("rosa 1") && sent.size() < 5
                    ? new SendOutcome.TryLater(SendOutcome.Scope.CONVERSATION, new DeliveryError(429, 0, "BUSY"), null)
                    : new SendOutcome.Accepted("wamid." + sent.size(), List.of());
        }));

        fixture.runWork(node);
        assertThat(sent).containsExactly("rosa 1", "juan 1", "juan 2", "juan 3");
        fixture.later(Duration.ofSeconds(2));
        fixture.runWork(node);

        assertThat(sent.subList(4, sent.size())).containsExactly("rosa 1", "rosa 2", "rosa 3");
    }

    @EveryStore
    @DisplayName(
            "A lane whose lease was granted in an answer that was lost is worked on at the next run, not when the lease ends")
    void leaseInALostAnswerIsFoundAgain(InboxFixture fixture) {
        var rosa = fixture.meta().whatsAppPerson("5493415550101");
        var view = fixture.receives(rosa.writes("hola"));
        AtomicBoolean lost = new AtomicBoolean();
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.after(store, method -> method.equals("lease") && lost.compareAndSet(false, true)),
                Metrics.none());
        fixture.queues(Recipient.conversation(view.conversation().id()), Draft.text("buenas"));

        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> node.inbox().work().runDue(10));
        assertThat(fixture.meta().sentTo(rosa)).isEmpty();
        fixture.runWork(node);

        assertThat(fixture.meta().sentTo(rosa)).hasSize(1);
    }

    private static ChannelGateway gateway(Function<Dispatch, SendOutcome> send) {
        return new ChannelGateway() {
            @Override
            public SendOutcome send(Dispatch dispatch) {
                return send.apply(dispatch);
            }

            @Override
            public boolean markRead(Line line, IdentityKey from, String messageId) {
                return true;
            }
        };
    }

    private static void moveToBulk(InboxFixture fixture) {
        Lease lease = fixture.store()
                .lease(new LeaseRequest("moving", Set.of(WorkKind.SEND), fixture.now(), Duration.ofMinutes(1)))
                .orElseThrow();
        List<WorkItem> items = fixture.store().lane(lease.account(), lease.lane(), CursorPage.MAX_LIMIT);
        ChangeSet.Builder moved = ChangeSet.builder(lease.account(), new OperationId("moved"), fixture.now())
                .under(lease)
                .releaseLease();
        items.forEach(item -> moved.done(item.key()).enqueue(item.bulk()));
        assertThat(fixture.store().commit(List.of(moved.build()))).containsExactly(new CommitResult.Applied());
    }
}
