package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.NameMessage;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.change.ConversationChange.RaiseMarks;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations are kept across close and reopen; their marks and the deliveries of their messages only move forward. */
abstract class ConversationsContract extends StoreContract {
    private static final ConversationId TALK = new ConversationId("talk");
    private static final IdentityId WHO = new IdentityId("who");

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    @Test
    void sessionsOpenAndClose() {
        Conversation fresh = acme.conversation("talk", "line", "who");
        Session first = Session.next(fresh, SessionOpener.CONTACT, NOON);
        Session closed = first.closed(NOON.plusSeconds(60), "Sold", null);
        commitApplied(new OpenSession(first, "m-1"));
        assertConversation(fresh.opened());

        commitApplied(new CloseSession(closed));
        Conversation afterClose = fresh.opened().closed(NOON.plusSeconds(60));
        assertConversation(afterClose);

        Session second = Session.next(afterClose, SessionOpener.BUSINESS, NOON.plusSeconds(120));
        commitApplied(new OpenSession(second, "m-2"));

        assertConversation(afterClose.opened());
        assertThat(store.sessions(ACME, Set.of(TALK)).get(TALK)).containsExactly(closed, second);
    }

    @Test
    void sessionOpensOncePerCause() {
        Conversation fresh = acme.conversation("talk", "line", "who");
        Session first = Session.next(fresh, SessionOpener.CONTACT, NOON);
        commitApplied(new OpenSession(first, "m-1"));

        commitApplied(new OpenSession(first, "m-1"));

        assertConversation(fresh.opened());
        assertThat(store.sessions(ACME, Set.of(TALK)).get(TALK)).containsExactly(first);
    }

    @Test
    void closedSessionIsNotReopenedByItsCause() {
        Conversation fresh = acme.conversation("talk", "line", "who");
        Session first = Session.next(fresh, SessionOpener.CONTACT, NOON);
        Session closed = first.closed(NOON.plusSeconds(60), "Sold", null);
        commitApplied(new OpenSession(first, "m-1"), new CloseSession(closed));

        commitApplied(new OpenSession(first, "m-1"));

        assertConversation(fresh.opened().closed(NOON.plusSeconds(60)));
        assertThat(store.sessions(ACME, Set.of(TALK)).get(TALK)).containsExactly(closed);
    }

    @ParameterizedTest
    @EnumSource
    void aMarkNeverMovesBack(Mark mark) {
        commitApplied(acme.raise("talk", mark, NOON.plusSeconds(10)));
        commitApplied(acme.raise("talk", mark, NOON));

        assertConversation(acme.conversation("talk", "line", "who").raised(Map.of(mark, NOON.plusSeconds(10))));

        commitApplied(acme.raise("talk", mark, NOON.plusMillis(10_001)));

        assertConversation(acme.conversation("talk", "line", "who").raised(Map.of(mark, NOON.plusMillis(10_001))));
    }

    @Test
    void marksMoveIndependently() {
        commitApplied(new RaiseMarks(TALK, Map.of(Mark.ACTIVITY, NOON, Mark.WINDOW_OPENED, NOON.plusSeconds(5))));

        commitApplied(new RaiseMarks(
                TALK, Map.of(Mark.ACTIVITY, NOON.plusSeconds(9), Mark.WINDOW_OPENED, NOON, Mark.ANSWERED, NOON)));

        assertConversation(acme.conversation("talk", "line", "who")
                .raised(Map.of(
                        Mark.ACTIVITY,
                        NOON.plusSeconds(9),
                        Mark.WINDOW_OPENED,
                        NOON.plusSeconds(5),
                        Mark.ANSWERED,
                        NOON)));
    }

    @Test
    void deliveryConvergesInEveryOrder() {
        List<DeliveryStep> steps = List.of(
                step(DeliveryStatus.SENT, 1, null),
                step(DeliveryStatus.FAILED, 2, new DeliveryError(131_026, 0, "Undeliverable")),
                step(DeliveryStatus.DELIVERED, 3, null),
                step(DeliveryStatus.SENT, 4, null));
        int order = 0;
        for (List<DeliveryStep> ordered : Permutations.of(steps)) {
            Message queued = acme.outbound("talk", "m-" + order++, DeliveryStatus.ACCEPTED, NOON);
            commitApplied(new AppendMessage(queued));

            ordered.forEach(step -> commitApplied(new RaiseDelivery(queued.id(), step)));

            Message expected = queued;
            for (DeliveryStep step : steps) {
                expected = expected.raised(step);
            }
            assertThat(store.messages(ACME, Set.of(queued.id()))).isEqualTo(Map.of(queued.id(), expected));
        }
    }

    @Test
    void statusesOutrankEarlierOnes() {
        DeliveryStatus[] rising = DeliveryStatus.values();
        Message message = acme.outbound("talk", "m", rising[0], NOON);
        commitApplied(new AppendMessage(message));
        for (DeliveryStatus status : rising) {
            DeliveryStep step = step(status, status.rank(), null);
            DeliveryStep lower = step(rising[0], 100, null);
            commitApplied(new RaiseDelivery(message.id(), step), new RaiseDelivery(message.id(), lower));
            message = message.raised(step);

            assertThat(store.messages(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), message));
        }
    }

    @Test
    void laterAttemptOutranksEarlierAttempts() {
        Message message = acme.outbound("talk", "m", DeliveryStatus.QUEUED, NOON);
        DeliveryStep failed = step(DeliveryStatus.FAILED, 1, new DeliveryError(130_429, 0, "Rate limit"));
        DeliveryStep again = new DeliveryStep(1, DeliveryStatus.STARTED, NOON.plusSeconds(9), null);
        DeliveryStep late = step(DeliveryStatus.FAILED, 2, null);
        commitApplied(new AppendMessage(message));

        List.of(failed, again, late).forEach(step -> commitApplied(new RaiseDelivery(message.id(), step)));

        assertThat(store.messages(ACME, Set.of(message.id())))
                .isEqualTo(Map.of(
                        message.id(), message.raised(failed).raised(again).raised(late)));
    }

    @Test
    void priceIsKeptAndOfSeveralTheGreatest() {
        Message message = acme.outbound("talk", "m", DeliveryStatus.QUEUED, NOON);
        List<DeliveryStep> steps = List.of(
                priced(DeliveryStatus.SENT, new DeliveryPrice(true, "marketing", "regular", "pmp")),
                priced(DeliveryStatus.DELIVERED, new DeliveryPrice(true, "utility", null, "pmp")),
                priced(DeliveryStatus.READ, new DeliveryPrice(false, "utility", "free_customer_service", "pmp")),
                step(DeliveryStatus.PLAYED, 9, null));
        commitApplied(new AppendMessage(message));

        for (DeliveryStep step : steps) {
            commitApplied(new RaiseDelivery(message.id(), step));
            message = message.raised(step);
            assertThat(store.messages(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), message));
        }
    }

    private static DeliveryStep priced(DeliveryStatus status, DeliveryPrice price) {
        return new DeliveryStep(DeliveryStep.REPORTED, status, NOON.plusSeconds(status.rank()), null, price);
    }

    @Test
    void sendIsFoundByItsProviderId() {
        Message message = acme.outbound("talk", "m", DeliveryStatus.ACCEPTED, NOON);
        commitApplied(new AppendMessage(message));

        commitApplied(new NameMessage(message.id(), message.line(), "wamid.named"));

        Claim named = Claim.providerMessage(message.line(), "wamid.named");
        assertThat(store.messages(ACME, Set.of(message.id())))
                .isEqualTo(Map.of(message.id(), message.named("wamid.named")));
        assertThat(store.holders(ACME, Set.of(named))).isEqualTo(Map.of(named, "m"));
    }

    @Test
    void unsettledSendsAreStartedOrUnknownWithoutProviderId() {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            commitApplied(
                    new AppendMessage(acme.outbound("talk", "is-" + status, status, NOON.plusSeconds(status.rank()))));
        }
        Message named = acme.outbound("talk", "named", DeliveryStatus.STARTED, NOON);
        Message settled = acme.outbound("talk", "settled", DeliveryStatus.STARTED, NOON);
        Message becomesUnknown = acme.outbound("talk", "becomes", DeliveryStatus.QUEUED, NOON.minusSeconds(1));
        DeliveryStep accepted = step(DeliveryStatus.ACCEPTED, 1, null);
        DeliveryStep unknown = step(DeliveryStatus.UNKNOWN, 1, null);
        commitApplied(
                new AppendMessage(named),
                new AppendMessage(settled),
                new AppendMessage(becomesUnknown),
                new AppendMessage(acme.inbound("talk", "inbound", NOON)));
        commitApplied(
                new NameMessage(named.id(), named.line(), "wamid.named"),
                new RaiseDelivery(settled.id(), accepted),
                new RaiseDelivery(becomesUnknown.id(), unknown));

        assertThat(store.unsettled(ACME, Set.of(TALK)))
                .containsExactly(
                        becomesUnknown.raised(unknown),
                        acme.outbound("talk", "is-STARTED", DeliveryStatus.STARTED, NOON.plusSeconds(1)),
                        acme.outbound("talk", "is-UNKNOWN", DeliveryStatus.UNKNOWN, NOON.plusSeconds(2)));
    }

    @Test
    void unsettledSendsOfSeveralConversationsAreOrdered() {
        commitApplied(
                new AddIdentity(acme.identity("other")),
                new AddConversation(acme.conversation("talk-2", "line", "other")),
                new AddIdentity(acme.identity("third")),
                new AddConversation(acme.conversation("talk-3", "line", "third")));
        commitApplied(
                new AppendMessage(acme.outbound("talk", "b", DeliveryStatus.STARTED, NOON.plusSeconds(2))),
                new AppendMessage(acme.outbound("talk-2", "c", DeliveryStatus.STARTED, NOON.plusSeconds(1))),
                new AppendMessage(acme.outbound("talk", "a", DeliveryStatus.STARTED, NOON.plusSeconds(1))),
                new AppendMessage(acme.outbound("talk-3", "not-asked-for", DeliveryStatus.STARTED, NOON)));

        assertThat(store.unsettled(ACME, List.of(TALK, new ConversationId("talk-2"), TALK)))
                .extracting(message -> message.id().value())
                .containsExactly("a", "c", "b");
    }

    @Test
    void conversationsOfAnIdentityAreOrderedByTimeThenId() {
        commitApplied(new PutLine(acme.line("l1")), new PutLine(acme.line("l2")), new PutLine(acme.line("l3")));
        Conversation later = acme.conversation("a", "l1", "who", NOON.plusSeconds(1));
        Conversation tied = acme.conversation("zz", "l2", "who", NOON);
        Conversation upperCase = acme.conversation("Z", "l3", "who", NOON);
        commitApplied(new AddConversation(later), new AddConversation(tied), new AddConversation(upperCase));

        assertThat(store.conversationsOf(ACME, Set.of(WHO)))
                .isEqualTo(Map.of(WHO, List.of(upperCase, acme.conversation("talk", "line", "who"), tied, later)));
    }

    @Test
    void conversationsOfAFusedIdentityBelongToItsTarget() {
        IdentityId fused = new IdentityId("fused");
        IdentityId lonely = new IdentityId("lonely");
        Conversation former = acme.conversation("former", "line", "fused", NOON.plusSeconds(1));
        commitApplied(
                new AddIdentity(acme.identity("fused")),
                new AddIdentity(acme.identity("lonely")),
                new AddConversation(former));

        commitApplied(new FuseIdentity(fused, WHO));

        Conversation own = acme.conversation("talk", "line", "who");
        assertThat(store.conversationsOf(ACME, List.of(WHO, fused, lonely)))
                .isEqualTo(Map.of(WHO, List.of(own, former), fused, List.of(former)));
    }

    @Test
    void changesDoNotAffectOtherConversations() {
        Conversation neighbour = acme.conversation("neighbour", "line", "other");
        commitApplied(new AddIdentity(acme.identity("other")), new AddConversation(neighbour));

        Change append = new AppendMessage(acme.inbound("talk", "m-1", NOON));
        commitApplied(append, acme.raise("talk", Mark.ACTIVITY, NOON));

        assertThat(store.conversations(ACME, Set.of(neighbour.id()))).isEqualTo(Map.of(neighbour.id(), neighbour));
        assertConversation(acme.conversation("talk", "line", "who").raised(Map.of(Mark.ACTIVITY, NOON)));
        assertThat(store.messages(ACME, Set.of(new MessageId("m-1"))))
                .extractingByKey(new MessageId("m-1"))
                .extracting(Message::line)
                .isEqualTo(new LineId("line"));
    }

    private void assertConversation(Conversation expected) {
        assertThat(store.conversations(ACME, Set.of(TALK))).isEqualTo(Map.of(TALK, expected));
    }

    private static DeliveryStep step(DeliveryStatus status, int seconds, @Nullable DeliveryError error) {
        return new DeliveryStep(0, status, NOON.plusSeconds(seconds), error);
    }
}
