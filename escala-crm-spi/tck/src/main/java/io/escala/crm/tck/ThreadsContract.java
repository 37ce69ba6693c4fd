package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversation is read newest first, page by page, while new messages arrive. */
abstract class ThreadsContract extends StoreContract {
    private static final ConversationId TALK = new ConversationId("talk");

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    @Test
    void messagesAreOrderedByTimeThenArrivalThenId() {
        append("old", NOON, NOON.plusSeconds(90));
        append("b", NOON.plusSeconds(1), NOON.plusSeconds(5));
        append("a", NOON.plusSeconds(1), NOON.plusSeconds(5));
        append("B", NOON.plusSeconds(1), NOON.plusSeconds(5));
        append("arrived-later", NOON.plusSeconds(1), NOON.plusSeconds(6));
        append("new", NOON.plusMillis(1_001), NOON.plusSeconds(3));

        assertThat(ids(all(10))).containsExactly("new", "arrived-later", "b", "a", "B", "old");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 11})
    void pagesTogetherAreTheWholeThread(int limit) {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 10; i < 20; i++) {
            append("m-" + i, NOON.plusSeconds(i / 3), NOON.plusSeconds(i));
            newestFirst.add(0, "m-" + i);
        }

        assertThat(ids(all(limit))).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void messageArrivingWhilePagingCausesNoGapsOrRepeats() {
        for (int i = 1; i <= 6; i++) {
            append("m-" + i, NOON.plusSeconds(10L * i), NOON.plusSeconds(10L * i));
        }
        CursorPage<Message> first = store.thread(ACME, TALK, null, 2);

        append("newest", NOON.plusSeconds(100), NOON.plusSeconds(100));
        append("late-but-above", NOON.plusSeconds(55), NOON.plusSeconds(100));
        append("late-and-below", NOON.plusSeconds(35), NOON.plusSeconds(100));
        append("the-same-moment", NOON.plusSeconds(50), NOON.plusSeconds(100));
        CursorPage<Message> second = store.thread(ACME, TALK, first.next(), 3);
        CursorPage<Message> third = store.thread(ACME, TALK, second.next(), 3);

        assertThat(ids(first.items())).containsExactly("m-6", "m-5");
        assertThat(ids(second.items())).containsExactly("m-4", "late-and-below", "m-3");
        assertThat(ids(third.items())).containsExactly("m-2", "m-1");
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 11})
    void messagesSinceAPositionAreReadOldestFirst(int limit) {
        List<String> oldestFirst = new ArrayList<>();
        for (int i = 10; i < 20; i++) {
            append("m-" + i, NOON.plusSeconds(i / 3), NOON.plusSeconds(i));
            oldestFirst.add("m-" + i);
        }

        for (Message from : all(100)) {
            List<String> after =
                    oldestFirst.subList(oldestFirst.indexOf(from.id().value()) + 1, oldestFirst.size());
            assertThat(ids(since(ThreadPosition.of(from), limit))).containsExactlyElementsOf(after);
        }
        assertThat(ids(since(new ThreadPosition(NOON, NOON, "none"), limit))).containsExactlyElementsOf(oldestFirst);
    }

    @Test
    void pageMayBeginBeforeAnyMessage() {
        for (int i = 1; i <= 5; i++) {
            append("m-" + i, NOON.plusSeconds(i), NOON.plusSeconds(i));
        }
        Message third = all(10).get(2);

        assertThat(ids(store.thread(ACME, TALK, ThreadPosition.of(third).toString(), 10)
                        .items()))
                .containsExactly("m-2", "m-1");
    }

    private List<Message> since(ThreadPosition from, int limit) {
        return Pages.all(
                limit,
                (@Nullable String after, int size) ->
                        store.threadSince(ACME, TALK, after == null ? from.toString() : after, size));
    }

    @Test
    void threadReturnsCurrentMessages() {
        Message message = acme.outbound("talk", "m", DeliveryStatus.QUEUED, NOON);
        DeliveryStep read = new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.READ, NOON.plusSeconds(5), null);
        commitApplied(new AppendMessage(message));

        commitApplied(new RaiseDelivery(message.id(), read));

        assertThat(all(10)).containsExactly(message.raised(read));
    }

    @Test
    void threadContainsItsConversationOnly() {
        commitApplied(
                new AddIdentity(acme.identity("other")),
                new AddConversation(acme.conversation("neighbour", "line", "other")));
        append("mine", NOON, NOON);
        commitApplied(new AppendMessage(acme.inbound("neighbour", "theirs", NOON)));

        assertThat(ids(all(10))).containsExactly("mine");
        assertThat(store.thread(ACME, new ConversationId("absent"), null, 10))
                .isEqualTo(new CursorPage<Message>(List.of(), null));
    }

    private void append(String id, Instant at, Instant arrivedAt) {
        Message plain = acme.inbound("talk", id, at);
        commitApplied(new AppendMessage(Message.inbound(
                acme.conversation("talk", "line", "who"),
                plain.id(),
                "wamid." + id,
                new MessageContent.Text(id),
                at,
                arrivedAt,
                false,
                acme.number("who", "5491155550000").key(),
                null)));
    }

    private List<Message> all(int limit) {
        return Pages.all(limit, (@Nullable String after, int size) -> store.thread(ACME, TALK, after, size));
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }
}
