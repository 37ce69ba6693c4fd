package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.RaiseMarks;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.store.ThreadSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists show of a conversation's messages: the newest, and the first that nobody answered. */
abstract class ThreadSummariesContract extends StoreContract {
    private static final ConversationId TALK = new ConversationId("talk");
    private static final Phone ADDRESS = new Phone("5493415550101");
    private static final ConversationId OTHER = new ConversationId("other");

    @BeforeEach
    void putConversations() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AddIdentity(acme.identity("else")),
                new AddConversation(acme.conversation("other", "line", "else")));
    }

    @Test
    void newestIsTheLastByTimeThenArrivalThenId() {
        in("first", NOON, NOON.plusSeconds(9));
        in("b", NOON.plusSeconds(1), NOON.plusSeconds(5));
        in("a", NOON.plusSeconds(1), NOON.plusSeconds(5));
        in("arrived-earlier", NOON.plusSeconds(1), NOON.plusSeconds(4));

        assertThat(latest()).isEqualTo("b");
        assertThat(unanswered()).contains("first");

        out("answer", NOON.plusSeconds(1).plusMillis(1));

        assertThat(latest()).isEqualTo("answer");
    }

    @Test
    void messageIsAnsweredOnlyByWhatRaisesTheMark() {
        in("question", NOON, NOON);
        out("by-automation", NOON.plusSeconds(1));
        assertThat(unanswered()).contains("question");

        raise(Mark.ANSWERED, NOON.plusSeconds(2));
        assertThat(unanswered()).isEmpty();

        in("next", NOON.plusSeconds(3), NOON.plusSeconds(3));
        in("one-more", NOON.plusSeconds(4), NOON.plusSeconds(4));
        assertThat(unanswered()).contains("next");
    }

    @Test
    void messageThatArrivedAfterTheAnswerIsUnansweredThoughItWasWrittenBefore() {
        raise(Mark.ANSWERED, NOON.plusSeconds(60));

        in("late", NOON, NOON.plusSeconds(61));
        in("in-time", NOON.plusSeconds(1), NOON.plusSeconds(60));

        assertThat(unanswered()).contains("late");
        assertThat(latest()).isEqualTo("in-time");
    }

    @Test
    void closingEndsWaitingUntilTheNextMessage() {
        Session session = Session.next(acme.conversation("talk", "line", "who"), SessionOpener.CONTACT, NOON);
        in("question", NOON, NOON);
        commitApplied(new OpenSession(session, "cause"));
        assertThat(unanswered()).contains("question");

        commitApplied(new CloseSession(session.closed(NOON.plusSeconds(5), "done", null)));
        assertThat(unanswered()).isEmpty();

        in("again", NOON.plusSeconds(6), NOON.plusSeconds(6));
        assertThat(unanswered()).contains("again");
    }

    @Test
    void noticesDoNotCount() {
        notice("only-a-notice", NOON);
        assertThat(summaries()).doesNotContainKey(TALK);

        in("question", NOON.plusSeconds(1), NOON.plusSeconds(1));
        raise(Mark.ANSWERED, NOON.plusSeconds(2));
        notice("later-notice", NOON.plusSeconds(3));
        in("next", NOON.plusSeconds(4), NOON.plusSeconds(4));
        notice("last-notice", NOON.plusSeconds(5));

        assertThat(latest()).isEqualTo("next");
        assertThat(unanswered()).contains("next");
    }

    @Test
    void messagesOfSupersededConversationsCount() {
        in("in-talk", NOON.plusSeconds(5), NOON.plusSeconds(5));
        append(Message.inbound(
                acme.conversation("other", "line", "else"),
                new MessageId("in-other"),
                "wamid.in-other",
                new MessageContent.Text("hola"),
                NOON,
                NOON,
                false,
                IdentityKey.whatsAppNumber(ADDRESS),
                null));
        raise(OTHER, Mark.INBOUND_ARRIVAL, NOON);
        assertThat(summary(TALK).latest().id().value()).isEqualTo("in-talk");
        assertThat(summary(OTHER).latest().id().value()).isEqualTo("in-other");

        commitApplied(new SupersedeConversation(TALK, OTHER, 0));

        assertThat(summary(OTHER).latest().id().value()).isEqualTo("in-talk");
        assertThat(Optional.ofNullable(summary(OTHER).firstUnanswered()).map(Message::id))
                .contains(new MessageId("in-other"));
    }

    @Test
    void conversationsWithoutMessagesAreAbsent() {
        in("question", NOON, NOON);

        assertThat(store.threadSummaries(ACME, List.of(TALK, OTHER, new ConversationId("nowhere"), TALK)))
                .containsOnlyKeys(TALK);
    }

    private Map<ConversationId, ThreadSummary> summaries() {
        return store.threadSummaries(ACME, List.of(TALK, OTHER));
    }

    private ThreadSummary summary(ConversationId conversation) {
        return Objects.requireNonNull(summaries().get(conversation), "no summary of the conversation");
    }

    private String latest() {
        return summary(TALK).latest().id().value();
    }

    private Optional<String> unanswered() {
        return Optional.ofNullable(summary(TALK).firstUnanswered())
                .map(message -> message.id().value());
    }

    private void in(String id, Instant at, Instant arrivedAt) {
        append(Message.inbound(
                acme.conversation("talk", "line", "who"),
                new MessageId(id),
                "wamid." + id,
                new MessageContent.Text("hola"),
                at,
                arrivedAt,
                false,
                IdentityKey.whatsAppNumber(ADDRESS),
                null));
        raise(Mark.INBOUND_ARRIVAL, arrivedAt);
    }

    private void out(String id, Instant at) {
        append(acme.outbound("talk", id, DeliveryStatus.SENT, at));
    }

    private void notice(String id, Instant at) {
        append(Message.notice(
                acme.conversation("talk", "line", "who"),
                new MessageId(id),
                "wamid." + id,
                new MessageContent.Raw("system", "{}"),
                at,
                at,
                false,
                IdentityKey.whatsAppNumber(ADDRESS)));
    }

    private void append(Message message) {
        commitApplied(new AppendMessage(message));
    }

    private void raise(Mark mark, Instant at) {
        raise(TALK, mark, at);
    }

    private void raise(ConversationId conversation, Mark mark, Instant at) {
        commitApplied(new RaiseMarks(conversation, Map.of(mark, at)));
    }
}
