package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddTouchpoint;
import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationFilter.State;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions are listed by when they were opened, with when messages were written and how people came. */
abstract class SessionsContract extends StoreContract {
    private static final ConversationId TALK = new ConversationId("talk");
    private static final ReferralFilter SPRING = ReferralFilter.source("ad-spring");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void newestSessionsComeFirstAndEachIsReadOnce(int limit) {
        talk("a", "l1", Channel.WHATSAPP);
        talk("b", "l1", Channel.WHATSAPP);
        session("a", 1, NOON, NOON.plusSeconds(1));
        session("a", 2, NOON.plusSeconds(2), NOON.plusSeconds(2));
        session("a", 3, NOON.plusSeconds(2), null);
        session("b", 1, NOON.plusSeconds(2), null);

        assertThat(listed(SessionFilter.EVERYTHING, limit)).containsExactly("b-1", "a-3", "a-2", "a-1");
    }

    @Test
    void sessionIsReadAsItWasWrittenLast() {
        talk("a", "l1", Channel.WHATSAPP);
        session("a", 1, NOON.plusMillis(1), NOON.plusSeconds(1));
        session("a", 2, NOON.plusSeconds(2), null);

        assertThat(store.listSessions(ACME, SessionFilter.EVERYTHING, LineScope.ALL, null, 10)
                        .items())
                .containsExactlyElementsOf(
                        List.of(stored("a").get(1), stored("a").get(0)));
        assertThat(store.listSessions(GLOBEX, SessionFilter.EVERYTHING, LineScope.ALL, null, 10)
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> store.listSessions(ACME, SessionFilter.EVERYTHING, LineScope.ALL, "nonsense", 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conditionsSelectSessions() {
        talk("a", "l1", Channel.WHATSAPP);
        talk("b", "l2", Channel.MESSENGER);
        session("a", 1, SessionOpener.CONTACT, NOON, NOON.plusSeconds(1));
        session("a", 2, SessionOpener.USER, NOON.plusSeconds(2), null);
        session("b", 1, SessionOpener.BUSINESS, NOON.plusSeconds(2).plusMillis(1), NOON.plusSeconds(9));
        SessionFilter all = SessionFilter.EVERYTHING;

        assertThat(listed(all.opened(NOON, NOON.plusSeconds(2)))).containsExactly("a-1");
        assertThat(listed(all.opened(NOON.plusMillis(1), NOON.plusSeconds(2).plusMillis(1))))
                .containsExactly("a-2");
        assertThat(listed(all.in(State.CLOSED))).containsExactly("b-1", "a-1");
        assertThat(listed(all.in(State.OPEN))).containsExactly("a-2");
        assertThat(listed(all.onLines(Set.of(new LineId("l2"))))).containsExactly("b-1");
        assertThat(listed(all.onLines(Set.of(new LineId("l2"), new LineId("l1")))))
                .hasSize(3);
        assertThat(listed(all.onChannels(Set.of(Channel.WHATSAPP)))).containsExactly("a-2", "a-1");
        assertThat(listed(all.onChannels(Set.of(Channel.INSTAGRAM)))).isEmpty();
        assertThat(listed(all.openedBy(Set.of(SessionOpener.BUSINESS, SessionOpener.USER))))
                .containsExactly("b-1", "a-2");
        assertThat(listed(all.in(State.CLOSED)
                        .onChannels(Set.of(Channel.WHATSAPP))
                        .openedBy(Set.of(SessionOpener.CONTACT))))
                .containsExactly("a-1");
    }

    @Test
    void onlySessionsOnLinesOfTheScopeAreListed() {
        talk("a", "l1", Channel.WHATSAPP);
        talk("b", "l2", Channel.MESSENGER);
        session("a", 1, NOON, null);
        session("b", 1, NOON, null);

        assertThat(listed(SessionFilter.EVERYTHING, LineScope.ofChannels(Channel.MESSENGER)))
                .containsExactly("b-1");
        assertThat(listed(SessionFilter.EVERYTHING, LineScope.ofLines(new LineId("l1"))))
                .containsExactly("a-1");
        assertThat(listed(SessionFilter.EVERYTHING, LineScope.ALL.without(Set.of(Channel.WHATSAPP))))
                .containsExactly("b-1");
        assertThat(listed(SessionFilter.EVERYTHING, LineScope.ofLines(new LineId("other"))))
                .isEmpty();
    }

    @Test
    void countingStopsWhereItMay() {
        talk("a", "l1", Channel.WHATSAPP);
        for (int number = 1; number <= 4; number++) {
            session("a", number, NOON.plusSeconds(number), NOON.plusSeconds(number));
        }

        assertThat(count(SessionFilter.EVERYTHING, 3)).isEqualTo(3);
        assertThat(count(SessionFilter.EVERYTHING, Long.MAX_VALUE)).isEqualTo(4);
        assertThatThrownBy(() -> count(SessionFilter.EVERYTHING, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void openSessionOfASupersededConversationGoesOnInTheOther() {
        talk("a", "l1", Channel.WHATSAPP);
        talk("b", "l1", Channel.WHATSAPP);
        session("a", 1, NOON, NOON.plusSeconds(1));
        session("a", 2, NOON.plusSeconds(2), null);
        session("b", 1, NOON.plusSeconds(3), null);
        commitApplied(new SupersedeConversation(new ConversationId("a"), new ConversationId("b"), 2));

        assertThat(listed(SessionFilter.EVERYTHING)).containsExactly("b-1", "a-1");
        assertThat(listed(SessionFilter.EVERYTHING.in(State.OPEN))).containsExactly("b-1");
    }

    @Test
    void messagesAreReadByTheTimeTheyArrived() {
        commitApplied(acme.lineIdentityAndConversation());
        Message early = acme.inbound("talk", "early", NOON.minusMillis(1));
        Message late = acme.outbound("talk", "late", DeliveryStatus.FAILED, NOON.plusSeconds(5));
        Message first = acme.inbound("talk", "first", NOON);
        Message second = acme.outbound("talk", "second", DeliveryStatus.READ, NOON.plusSeconds(4));
        commitApplied(
                new AppendMessage(second), new AppendMessage(first), new AppendMessage(early), new AppendMessage(late));

        assertThat(times(NOON, NOON.plusSeconds(4)))
                .isEqualTo(Map.of(TALK, List.of(MessageTime.of(first), MessageTime.of(second))));
        assertThat(times(NOON.minusMillis(1), NOON.plusSeconds(5)).get(TALK)).hasSize(4);
        assertThat(times(NOON.plusMillis(1), NOON.plusSeconds(3))).isEmpty();
        assertThat(store.messageTimes(ACME, List.of(), NOON, NOON)).isEmpty();
        assertThat(store.messageTimes(GLOBEX, List.of(TALK), NOON, NOON.plusSeconds(9)))
                .isEmpty();
    }

    @Test
    void messageWrittenLongBeforeItArrivedIsFound() {
        commitApplied(acme.lineIdentityAndConversation());
        Message delayed = acme.inbound("talk", "delayed", NOON);
        Instant arrival = NOON.plus(Duration.ofDays(30));
        Message arrived = new Message(
                delayed.account(),
                delayed.id(),
                TALK,
                delayed.line(),
                delayed.author(),
                delayed.providerId(),
                delayed.content(),
                NOON,
                arrival,
                false,
                null,
                null,
                null,
                null,
                null);
        commitApplied(new AppendMessage(arrived));

        assertThat(times(arrival, arrival)).isEqualTo(Map.of(TALK, List.of(MessageTime.of(arrived))));
        assertThat(times(NOON, arrival.minusMillis(1))).isEmpty();
    }

    @Test
    void onlyAConversationsOwnMessagesAreRead() {
        talk("a", "l1", Channel.WHATSAPP);
        talk("b", "l1", Channel.WHATSAPP);
        Message ofA = acme.inbound("a", "of-a", NOON);
        Message ofB = acme.inbound("b", "of-b", NOON);
        commitApplied(new AppendMessage(ofA), new AppendMessage(ofB));
        commitApplied(new SupersedeConversation(new ConversationId("a"), new ConversationId("b"), 0));

        assertThat(store.messageTimes(ACME, List.of(new ConversationId("a"), new ConversationId("b")), NOON, NOON))
                .isEqualTo(Map.of(
                        new ConversationId("a"), List.of(MessageTime.of(ofA)),
                        new ConversationId("b"), List.of(MessageTime.of(ofB))));
    }

    @Test
    void touchpointsAreReadInTheirOrderAndOfSeveralWithOneIdTheFirstIsKept() {
        commitApplied(acme.lineIdentityAndConversation());
        Touchpoint later = acme.touchpoint("talk", "a", "ad-1", NOON.plusSeconds(2));
        Touchpoint sooner = acme.touchpoint("talk", "b", "ad-2", NOON);
        Touchpoint full = new Touchpoint(
                ACME,
                new TouchpointId("full"),
                TALK,
                new Referral("ad", "1202", "https://fb.me/x", "Título 中", "Texto\nlargo", "click-1", "spring"),
                NOON.plusMillis(1),
                NOON.plusSeconds(7));
        commitApplied(new AddTouchpoint(later), new AddTouchpoint(sooner), new AddTouchpoint(full));
        commitApplied(new AddTouchpoint(acme.touchpoint("talk", "a", "ad-other", NOON.minusSeconds(1))));

        assertThat(store.touchpoints(ACME, List.of(TALK, new ConversationId("absent"))))
                .isEqualTo(Map.of(TALK, List.of(sooner, full, later)));
        assertThat(store.touchpoints(GLOBEX, List.of(TALK))).isEmpty();
    }

    @Test
    void touchpointStaysWhenItsMessageIsUnsent() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AppendMessage(acme.inbound("talk", "message", NOON)),
                new AddTouchpoint(acme.touchpoint("talk", "message", "ad-spring", NOON)));
        commitApplied(new Amend(new MessageId("message"), new Amendment.Unsend(NOON.plusSeconds(1))));

        assertThat(store.touchpoints(ACME, List.of(TALK)).get(TALK)).hasSize(1);
        assertThat(conversations(SPRING)).containsExactly("talk");
    }

    @Test
    void conversationThatContinuesHasTheTouchpointsOfBoth() {
        talk("a", "l1", Channel.WHATSAPP);
        talk("b", "l1", Channel.WHATSAPP);
        commitApplied(
                new AddTouchpoint(acme.touchpoint("a", "of-a", "ad-spring", NOON.plusSeconds(1))),
                new AddTouchpoint(acme.touchpoint("b", "of-b", "ad-autumn", NOON)));
        assertThat(conversations(SPRING)).containsExactly("a");

        commitApplied(new SupersedeConversation(new ConversationId("a"), new ConversationId("b"), 0));

        assertThat(store.touchpoints(ACME, List.of(new ConversationId("b"))).get(new ConversationId("b")))
                .extracting(touchpoint -> touchpoint.id().value())
                .containsExactly("of-b", "of-a");
        assertThat(conversations(SPRING)).containsExactly("b");
    }

    @Test
    void conversationsAreSelectedByWhatLedThere() {
        List<String> referred = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            talk(id, "l-" + id, Channel.WHATSAPP);
            referred.add(0, id);
        }
        String hostile = "á".repeat(2_000) + "'; --";
        commitApplied(
                new AddTouchpoint(acme.touchpoint("a", "1", "ad-spring", NOON)),
                new AddTouchpoint(acme.touchpoint("a", "2", "ad-autumn", NOON)),
                new AddTouchpoint(acme.link("b", "1", "spring", NOON)),
                new AddTouchpoint(acme.link("c", "1", hostile, NOON)),
                new AddTouchpoint(acme.touchpoint("d", "1", hostile, NOON)));

        assertThat(conversations(ReferralFilter.ANY)).containsExactlyElementsOf(referred);
        assertThat(conversations(SPRING)).containsExactly("a");
        assertThat(conversations(ReferralFilter.source("ad-autumn"))).containsExactly("a");
        assertThat(conversations(ReferralFilter.source("spring"))).isEmpty();
        assertThat(conversations(ReferralFilter.link("spring"))).containsExactly("b");
        assertThat(conversations(ReferralFilter.link(hostile))).containsExactly("c");
        assertThat(conversations(ReferralFilter.source(hostile))).containsExactly("d");
        assertThat(conversations(ReferralFilter.source(hostile + "x"))).isEmpty();
        assertThat(conversations(new ReferralFilter("ad-spring", "spring"))).isEmpty();
    }

    @Test
    void manyConversationsAreSelectedByWhatLedThereToo() {
        for (int number = 0; number < 250; number++) {
            String id = "t-" + (1000 + number);
            talk(id, "l-" + number, Channel.WHATSAPP);
            commitApplied(
                    new AddTouchpoint(acme.touchpoint(id, "1", number % 10 == 9 ? "ad-autumn" : "ad-spring", NOON)));
        }
        talk("plain", "l-plain", Channel.WHATSAPP);

        assertThat(conversations(SPRING)).hasSize(225);
        assertThat(conversations(ReferralFilter.ANY)).hasSize(250).doesNotContain("plain");
        assertThat(conversations(ReferralFilter.source("ad-autumn"))).hasSize(25);
    }

    @Test
    void sessionsAreSelectedByWhatLedThere() {
        Instant later = NOON.plus(Duration.ofDays(3));
        talk("a", "l1", Channel.WHATSAPP);
        session("a", 1, NOON, NOON.plusSeconds(10));
        session("a", 2, NOON.plusSeconds(20), NOON.plusSeconds(30));
        session("a", 3, later, null);
        commitApplied(
                came("too-early", NOON.minus(Touchpoint.COUNTS_FOR).minusMillis(1)),
                came("before-the-first", NOON.minus(Touchpoint.COUNTS_FOR)),
                came("at-the-close", NOON.plusSeconds(10)),
                came("between", NOON.plusSeconds(10).plusMillis(1)),
                came("in-the-second", NOON.plusSeconds(30)),
                came("long-before-the-third", later.minus(Touchpoint.COUNTS_FOR).minusMillis(1)),
                came("before-the-third", later.minus(Touchpoint.COUNTS_FOR)),
                new AddTouchpoint(acme.link("a", "link", "spring", later.plusSeconds(1))));
        SessionFilter all = SessionFilter.EVERYTHING;

        assertThat(attributed("too-early")).isEmpty();
        assertThat(attributed("before-the-first")).containsExactly("a-1");
        assertThat(attributed("at-the-close")).containsExactly("a-1");
        assertThat(attributed("between")).containsExactly("a-2");
        assertThat(attributed("in-the-second")).containsExactly("a-2");
        assertThat(attributed("long-before-the-third")).isEmpty();
        assertThat(attributed("before-the-third")).containsExactly("a-3");
        assertThat(listed(all.referred(ReferralFilter.link("spring")))).containsExactly("a-3");
        assertThat(listed(all.referred(ReferralFilter.ANY))).containsExactly("a-3", "a-2", "a-1");
        assertThat(listed(all.referred(ReferralFilter.ANY).in(State.OPEN))).containsExactly("a-3");
    }

    private AddTouchpoint came(String id, Instant at) {
        return new AddTouchpoint(acme.touchpoint("a", id, "ad-" + id, at));
    }

    private List<String> attributed(String id) {
        return listed(SessionFilter.EVERYTHING.referred(ReferralFilter.source("ad-" + id)));
    }

    private void talk(String id, String line, Channel channel) {
        commitApplied(
                new PutLine(acme.line(line, "line-" + line + "-of-" + ACME)),
                new AddIdentity(acme.identity("who-" + id)),
                new AddConversation(Conversation.begin(
                        ACME, new ConversationId(id), new LineId(line), new IdentityId("who-" + id), channel, NOON)));
    }

    private void session(String conversation, int number, Instant from, @Nullable Instant until) {
        session(conversation, number, SessionOpener.CONTACT, from, until);
    }

    private void session(String conversation, int number, SessionOpener opener, Instant from, @Nullable Instant until) {
        Session open = new Session(ACME, new ConversationId(conversation), number, opener, from, null, null, null);
        commitApplied(new OpenSession(open, "cause-" + number));
        if (until != null) {
            commitApplied(new CloseSession(open.closed(until, "Done", null)));
        }
    }

    private List<Session> stored(String conversation) {
        ConversationId id = new ConversationId(conversation);
        return store.sessions(ACME, List.of(id)).getOrDefault(id, List.of());
    }

    private Map<ConversationId, List<MessageTime>> times(Instant from, Instant until) {
        return store.messageTimes(ACME, List.of(TALK), from, until);
    }

    private List<String> listed(SessionFilter filter) {
        return listed(filter, LineScope.ALL);
    }

    private List<String> listed(SessionFilter filter, LineScope scope) {
        List<String> ids = ids(Pages.all(2, (after, limit) -> store.listSessions(ACME, filter, scope, after, limit)));
        assertThat(store.countSessions(ACME, filter, scope, Long.MAX_VALUE)).isEqualTo(ids.size());
        return ids;
    }

    private List<String> listed(SessionFilter filter, int limit) {
        return ids(Pages.all(limit, (after, size) -> store.listSessions(ACME, filter, LineScope.ALL, after, size)));
    }

    private static List<String> ids(List<Session> sessions) {
        return sessions.stream()
                .map(session -> session.conversation() + "-" + session.number())
                .toList();
    }

    private long count(SessionFilter filter, long enough) {
        return store.countSessions(ACME, filter, LineScope.ALL, enough);
    }

    private List<String> conversations(ReferralFilter wanted) {
        ConversationFilter filter = ConversationFilter.EVERYTHING.referred(wanted);
        List<String> ids = Pages.all(
                        100, (after, limit) -> store.listConversations(ACME, filter, Visibility.ALL, after, limit))
                .stream()
                .map(conversation -> conversation.id().value())
                .toList();
        assertThat(store.countConversations(ACME, filter, Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(ids.size());
        return ids;
    }
}
