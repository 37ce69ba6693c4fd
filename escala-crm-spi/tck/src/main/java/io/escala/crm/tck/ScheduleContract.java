package io.escala.crm.tck;

import static io.escala.crm.schedule.ScheduledState.CANCELLED;
import static io.escala.crm.schedule.ScheduledState.REFUSED;
import static io.escala.crm.schedule.ScheduledState.SENT;
import static io.escala.crm.schedule.ScheduledState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.ScheduleChange.PutScheduled;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import io.escala.crm.schedule.ScheduledFile;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledPart;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scheduled messages are read as they were put, listed by what is sent first, to whom they may be shown, and end once. */
abstract class ScheduleContract extends StoreContract {
    private static final ScheduledFilter ALL_WAITING = ScheduledFilter.in(WAITING);
    private static final UserId EVA = new UserId("eva");
    private static final UserId LEO = new UserId("leo");

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    @Test
    void nothingWasScheduledYet() {
        assertThat(store.scheduledMessages(ACME, List.of(new MessageId("any")))).isEmpty();
        assertThat(store.scheduledMessages(ACME, List.of())).isEmpty();
        assertThat(list(ALL_WAITING)).isEmpty();

        put(acme.scheduled("one", "talk", NOON));
        assertThat(list(ALL_WAITING)).containsExactly("one");
    }

    @Test
    void messagesOfEveryContentAndStateAreReadAsTheyWerePut() {
        Map<MessageId, ScheduledMessage> put = new HashMap<>();
        List<ScheduledState> states = List.of(ScheduledState.values());
        List<Channel> channels = List.of(Channel.values());
        int number = 0;
        for (MessageContent content : Examples.contents()) {
            ScheduledState state = states.get(number % states.size());
            boolean byUser = number % 3 == 0;
            ScheduledMessage message = new ScheduledMessage(
                    ACME,
                    new MessageId("later-" + number),
                    new LineId("line"),
                    channels.get(number % channels.size()),
                    state == SENT || number % 2 == 0 ? new ConversationId("talk") : null,
                    number % 2 == 0 ? null : new ContactId("ana"),
                    byUser ? Author.user(EVA) : Author.AUTOMATION,
                    byUser ? Role.SALES_USER.on(LineScope.ofLines(new LineId("line"))) : null,
                    List.of(
                            new ScheduledPart(
                                    content,
                                    List.of(new ScheduledFile("key/\u00f1", 9_007_199_254_740_993L, "image/png"))),
                            new ScheduledPart(new MessageContent.Text("'\u4e2d\"%"), List.of())),
                    number % 2 == 0 ? "wamid.1" : null,
                    "reference/" + number,
                    "f".repeat(64),
                    NOON.plusMillis(number),
                    NOON.minusMillis(1),
                    state,
                    state == WAITING ? null : NOON.plusMillis(7),
                    state == REFUSED ? "WINDOW_CLOSED" : null,
                    0);
            put.put(message.id(), message);
            number++;
        }
        commitApplied(put.values().stream().map(PutScheduled::new).toArray(PutScheduled[]::new));
        commitAppliedIn(GLOBEX, new PutScheduled(globex.scheduled("later-0", "talk", NOON)));

        assertThat(store.scheduledMessages(ACME, put.keySet())).isEqualTo(put);
        assertThat(store.scheduledMessages(GLOBEX, put.keySet())).hasSize(1);
        assertThat(list(ScheduledFilter.in(ScheduledState.values()))).hasSize(put.size());
    }

    @Test
    void whatIsSentFirstComesFirst() {
        put(acme.scheduled("b", "talk", NOON));
        put(acme.scheduled("c", "talk", NOON.plusMillis(1)));
        put(acme.scheduled("a", "talk", NOON));
        put(acme.scheduled("d", "talk", NOON.minusMillis(1)));

        assertThat(list(ALL_WAITING)).containsExactly("d", "a", "b", "c");
        assertThat(store.countScheduledMessages(ACME, ALL_WAITING, 2)).isEqualTo(2);
    }

    @Test
    void listsAreOfStates() {
        put(acme.scheduled("cancelled", "talk", NOON));
        put(acme.scheduled("refused", "talk", NOON.plusMillis(1)));
        put(acme.scheduled("sent", "talk", NOON.plusMillis(2)));
        put(acme.scheduled("waits", "talk", NOON.plusMillis(3)));
        replace(acme.scheduled("cancelled", "talk", NOON).cancelled(NOON));
        replace(acme.scheduled("refused", "talk", NOON.plusMillis(1)).refused("WINDOW_CLOSED", NOON));
        replace(acme.scheduled("sent", "talk", NOON.plusMillis(2)).sent(new ConversationId("talk"), NOON));

        assertThat(list(ALL_WAITING)).containsExactly("waits");
        assertThat(list(ScheduledFilter.in(SENT))).containsExactly("sent");
        assertThat(list(ScheduledFilter.in(REFUSED, CANCELLED))).containsExactly("cancelled", "refused");
        assertThat(list(ScheduledFilter.in())).isEmpty();
        assertThat(store.scheduledMessages(ACME, List.of(new MessageId("refused"))))
                .containsValue(
                        acme.scheduled("refused", "talk", NOON.plusMillis(1)).refused("WINDOW_CLOSED", NOON));
    }

    @Test
    void messageEndsOnce() {
        ScheduledMessage waiting = acme.scheduled("one", "talk", NOON);
        put(waiting);
        replace(waiting.cancelled(NOON));

        assertThat(commit(changeSet()
                        .expect(new Expected(Expected.Kind.SCHEDULED_MESSAGE, "one", 0))
                        .change(new PutScheduled(waiting.sent(new ConversationId("talk"), NOON)))))
                .isInstanceOf(Conflict.class);
        assertThat(list(ScheduledFilter.in(CANCELLED))).containsExactly("one");
        assertThat(list(ScheduledFilter.in(SENT))).isEmpty();
    }

    @Test
    void messageHoldsItsReferenceWhichTheOneThatIsSentTakesOver() {
        ScheduledMessage waiting = acme.scheduled("one", "talk", NOON);
        put(waiting);
        Claim reference = Claim.clientReference("reference-of-one");
        assertThat(store.holders(ACME, List.of(reference))).isEqualTo(Map.of(reference, "one"));
        assertThat(commit(changeSet().change(new AppendMessage(sending("other", "reference-of-one")))))
                .isEqualTo(new Conflict(new ClaimTaken(reference, "one")));

        commitApplied(changeSet()
                .expect(new Expected(Expected.Kind.SCHEDULED_MESSAGE, "one", 0))
                .change(new PutScheduled(waiting.sent(new ConversationId("talk"), NOON)))
                .change(new AppendMessage(sending("one", "reference-of-one"))));

        assertThat(store.holders(ACME, List.of(reference))).isEqualTo(Map.of(reference, "one"));
        assertThat(store.messages(ACME, List.of(new MessageId("one")))).hasSize(1);
    }

    @Test
    void listsAreOfAConversationAndOfThoseThatItSuperseded() {
        commitApplied(
                new AddIdentity(acme.identity("other")),
                new AddConversation(acme.conversation("former", "line", "other")),
                new AddIdentity(acme.identity("third")),
                new AddConversation(acme.conversation("third", "line", "third")));
        put(acme.scheduled("in-talk", "talk", NOON));
        put(acme.scheduled("in-former", "former", NOON.plusMillis(1)));
        put(acme.scheduled("in-third", "third", NOON));
        assertThat(list(inConversation("former"))).containsExactly("in-former");

        commitApplied(new SupersedeConversation(new ConversationId("former"), new ConversationId("talk"), 0));

        assertThat(list(inConversation("talk"))).containsExactly("in-talk", "in-former");
        assertThat(list(inConversation("third"))).containsExactly("in-third");
    }

    @Test
    void listsAreOfAContactAndOfAnAuthor() {
        put(addressed("to-ana", "ana", null));
        put(addressed("to-bea", "bea", null));
        put(addressed("of-eva", "ana", EVA));
        put(addressed("of-leo", "ana", LEO));

        assertThat(list(new ScheduledFilter(Set.of(WAITING), null, new ContactId("ana"), null, Visibility.ALL, null)))
                .containsExactlyInAnyOrder("to-ana", "of-eva", "of-leo");
        assertThat(list(new ScheduledFilter(Set.of(WAITING), null, null, EVA, Visibility.ALL, null)))
                .containsExactly("of-eva");
        assertThat(list(new ScheduledFilter(Set.of(WAITING), null, new ContactId("bea"), EVA, Visibility.ALL, null)))
                .isEmpty();
    }

    @Test
    void listsShowWhatIsSeen() {
        commitApplied(
                new AddIdentity(acme.identity("of-eva")),
                new AddConversation(owned("eva-s", "of-eva", EVA)),
                new AddIdentity(acme.identity("of-leo")),
                new AddConversation(owned("leo-s", "of-leo", LEO)));
        put(acme.scheduled("nobody", "talk", NOON));
        put(acme.scheduled("eva", "eva-s", NOON.plusMillis(1)));
        put(acme.scheduled("leo", "leo-s", NOON.plusMillis(2)));
        put(addressed("new-by-eva", "ana", EVA));
        put(addressed("new-by-leo", "ana", LEO));

        assertThat(list(seen(new Visibility(false, Set.of(EVA), false), EVA))).containsExactly("eva", "new-by-eva");
        assertThat(list(seen(new Visibility(false, Set.of(EVA), true), EVA)))
                .containsExactly("nobody", "eva", "new-by-eva");
        assertThat(list(seen(new Visibility(false, Set.of(EVA, LEO), false), null)))
                .containsExactly("eva", "leo");
        assertThat(list(seen(Visibility.NOTHING, LEO))).containsExactly("new-by-leo");
        assertThat(list(seen(Visibility.NOTHING, null))).isEmpty();
        assertThat(list(seen(Visibility.ALL, null))).hasSize(5);
    }

    @Test
    void whatWasSupersededIsSeenAsTheOneThatShowsIt() {
        commitApplied(
                new AddIdentity(acme.identity("other")),
                new AddConversation(owned("former", "other", LEO)),
                new AddIdentity(acme.identity("third")),
                new AddConversation(owned("later", "third", EVA)));
        put(acme.scheduled("one", "former", NOON));
        commitApplied(new SupersedeConversation(new ConversationId("former"), new ConversationId("later"), 0));

        assertThat(list(seen(new Visibility(false, Set.of(EVA), false), null))).containsExactly("one");
        assertThat(list(seen(new Visibility(false, Set.of(LEO), false), null))).isEmpty();
    }

    @Test
    void listsAreOnTheLinesThatAreSeen() {
        put(acme.scheduled("one", "talk", NOON));
        put(addressed("of-eva", "ana", EVA));

        LineScope elsewhere = LineScope.ofLines(new LineId("line-2"));
        assertThat(list(seen(new Visibility(true, Set.of(), true, elsewhere), EVA)))
                .isEmpty();
        assertThat(list(seen(new Visibility(false, Set.of(EVA), true, elsewhere), EVA)))
                .isEmpty();
        assertThat(list(seen(new Visibility(true, Set.of(), true, LineScope.ofLines(new LineId("line"))), null)))
                .hasSize(2);
    }

    private Conversation owned(String id, String identity, UserId owner) {
        return acme.conversation(id, "line", identity).ownedBy(owner);
    }

    private static ScheduledMessage with(
            ScheduledMessage message,
            @Nullable ConversationId conversation,
            @Nullable ContactId contact,
            @Nullable UserId by) {
        return new ScheduledMessage(
                message.account(),
                message.id(),
                message.line(),
                message.channel(),
                conversation,
                contact,
                by == null ? Author.AUTOMATION : Author.user(by),
                by == null ? null : Role.SALES_USER,
                message.parts(),
                message.replyTo(),
                message.clientReference(),
                message.fingerprint(),
                message.sendAt(),
                message.scheduledAt(),
                message.state(),
                message.endedAt(),
                message.reason(),
                message.version());
    }

    /** To a contact without a conversation. */
    private ScheduledMessage addressed(String id, String contact, @Nullable UserId by) {
        return with(acme.scheduled(id, "none", NOON.plusSeconds(1)), null, new ContactId(contact), by);
    }

    private Message sending(String id, String reference) {
        Message message = acme.outbound("talk", id, DeliveryStatus.QUEUED, NOON);
        return new Message(
                message.account(),
                message.id(),
                message.conversation(),
                message.line(),
                message.author(),
                null,
                message.content(),
                message.at(),
                message.arrivedAt(),
                false,
                null,
                null,
                reference,
                "fingerprint",
                message.delivery());
    }

    private void put(ScheduledMessage message) {
        commitApplied(new PutScheduled(message));
    }

    private void replace(ScheduledMessage message) {
        commitApplied(changeSet()
                .expect(new Expected(
                        Expected.Kind.SCHEDULED_MESSAGE, message.id().value(), message.version() - 1))
                .change(new PutScheduled(message)));
    }

    private static ScheduledFilter inConversation(String id) {
        return new ScheduledFilter(Set.of(WAITING), new ConversationId(id), null, null, Visibility.ALL, null);
    }

    private static ScheduledFilter seen(Visibility visibility, @Nullable UserId self) {
        return new ScheduledFilter(Set.of(WAITING), null, null, null, visibility, self);
    }

    /** Lists by pages of two and asserts that the count is the same. */
    private List<String> list(ScheduledFilter filter) {
        List<String> ids =
                Pages.all(2, (after, limit) -> store.listScheduledMessages(ACME, filter, after, limit)).stream()
                        .map(message -> message.id().value())
                        .toList();
        assertThat(store.countScheduledMessages(ACME, filter, Long.MAX_VALUE)).isEqualTo(ids.size());
        return ids;
    }
}
