package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.intake.IncomingBatch;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent.WindowClosing;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The event that tells, some time before, that the messaging window of a conversation is about to close. */
class ClosingWindowTest extends WindowSteps {
    @EveryStore
    @DisplayName("M10 Nothing is told, and no work queued, where the account does not ask for it")
    void nothingIsToldByDefault(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);

        assertThat(work(fixture, rosa)).isEmpty();
        passes(fixture, DAY);
        assertThat(told(fixture)).isEmpty();
    }

    @EveryStore
    @DisplayName("M10 A window is told once, the notice before it closes and not a millisecond earlier")
    void aWindowIsToldOnce(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(fixture);

        passes(fixture, DAY.minus(NOTICE).minusMillis(1));
        assertThat(told(fixture)).isEmpty();
        passes(fixture, Duration.ofMillis(1));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, wrote.plus(DAY)));
        assertThat(work(fixture, rosa)).isEmpty();

        passes(fixture, HOUR);
        passes(fixture, DAY);
        assertThat(told(fixture)).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "M10 A message before it was told moves it: told before the new end, not before the old one, with one item of work")
    void anExtensionMovesIt(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        fixture.later(HOUR);
        writes(fixture);
        fixture.later(HOUR);
        Instant last = fixture.now();
        writes(fixture);
        assertThat(work(fixture, rosa))
                .extracting(WorkItem::due)
                .as("written once, however many messages follow")
                .containsExactly(last.minus(HOUR).minus(HOUR).plus(DAY).minus(NOTICE));

        passes(fixture, DAY.minus(NOTICE).minus(HOUR));
        assertThat(told(fixture)).isEmpty();
        assertThat(work(fixture, rosa))
                .extracting(WorkItem::due)
                .containsExactly(last.plus(DAY).minus(NOTICE));
        passes(fixture, HOUR);
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, last.plus(DAY)));
    }

    @EveryStore
    @DisplayName(
            "M10 A message after it was told opens a new end, which is told too; an older message that comes late does not")
    void eachEndIsTold(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant first = fixture.now();
        ConversationId rosa = writes(fixture);
        passes(fixture, DAY.minus(HOUR));
        assertThat(told(fixture)).hasSize(1);

        writes(fixture.inbox(), first.minusSeconds(5), NUMBER);
        assertThat(work(fixture, rosa)).isEmpty();
        Instant second = fixture.now();
        writes(fixture);
        passes(fixture, DAY.minus(HOUR));

        assertThat(told(fixture))
                .containsExactly(new WindowClosing(rosa, first.plus(DAY)), new WindowClosing(rosa, second.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10, M15 A conversation that was closed is told of like an open one")
    void aClosedConversationIsTold(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(fixture);
        ConversationCloser.close(fixture, fixture.view(rosa));

        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, wrote.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 A window that the channel shut is not told, until the person writes again")
    void aWindowShutByTheChannelIsNotTold(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture);
        passes(fixture, HOUR);
        shut(fixture, rosa);
        passes(fixture, DAY.minus(HOUR).minus(HOUR));
        assertThat(told(fixture)).isEmpty();
        assertThat(work(fixture, rosa)).isEmpty();

        Instant again = fixture.now();
        writes(fixture);
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, again.plus(DAY)));
    }

    @EveryStore
    @DisplayName(
            "M10 What the settings say when it is due counts: a shorter notice is told later, none is told no more")
    void theSettingsOfTheMomentCount(InboxFixture fixture) {
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(fixture);
        notice(fixture, Duration.ofMinutes(30));
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).isEmpty();
        passes(fixture, Duration.ofMinutes(90));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, wrote.plus(DAY)));

        writes(fixture);
        notice(fixture, null);
        passes(fixture, DAY.minus(Duration.ofMinutes(1)));
        assertThat(told(fixture)).hasSize(1);
        assertThat(work(fixture, rosa)).isEmpty();
    }

    @EveryStore
    @DisplayName("M10 Asked for later, it is told of the conversations that get a message from then on")
    void askedForLater(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        fixture.later(HOUR);
        notice(fixture, NOTICE);
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).isEmpty();

        Instant again = fixture.now();
        writes(fixture);
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, again.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 After downtime a window that is open is told late, and one that has closed is not")
    void afterDowntime(InboxFixture fixture) {
        notice(fixture, NOTICE);
        writes(fixture);
        fixture.later(HOUR);
        Instant wrote = fixture.now();
        ConversationId bea = writes(fixture.inbox(), wrote, USER_ID);

        passes(fixture, DAY.minusMillis(1));
        assertThat(told(fixture)).containsExactly(new WindowClosing(bea, wrote.plus(DAY)));
        passes(fixture, Duration.ofMillis(1));
        assertThat(told(fixture)).hasSize(1);
    }

    @EveryStore
    @DisplayName("M10 A message that is filed when its window has closed tells nothing")
    void filedLate(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId rosa = writes(fixture.inbox(), fixture.now().minus(DAY), NUMBER);
        assertThat(work(fixture, rosa)).isEmpty();

        ConversationId bea = writes(fixture.inbox(), fixture.now().minus(DAY).plusSeconds(1), USER_ID);
        fixture.runWork();
        assertThat(told(fixture)).extracting(WindowClosing::conversation).containsExactly(bea);
    }

    @EveryStore
    @DisplayName("M10 The end is the one that is shown, with the margin of the inbox")
    void theEndIsTheOneThatIsShown(InboxFixture fixture) {
        Duration margin = Duration.ofMinutes(10);
        InboxFixture.Node node = fixture.configured(builder -> builder.windowMargin(margin));
        notice(fixture, NOTICE);
        Instant wrote = fixture.now();
        ConversationId rosa = writes(node.inbox(), wrote, NUMBER);
        Instant end = wrote.plus(DAY).minus(margin);
        assertThat(work(fixture, rosa)).extracting(WorkItem::due).containsExactly(end.minus(NOTICE));

        fixture.later(DAY.minus(margin).minus(NOTICE));
        fixture.runWork(node);
        assertThat(told(fixture)).containsExactly(new WindowClosing(rosa, end));
    }

    @EveryStore
    @DisplayName("M10 A person who opens the chat by a link extends the window, and with it the notice")
    void openingTheChatExtendsIt(InboxFixture fixture) {
        notice(fixture, NOTICE);
        PartyKey bea = new PartyKey(IdentityKeyKind.PSID, "249001");
        ConversationId id = fixture.receives(fixture.meta()
                        .messengerPerson("249001")
                        .named("Bea", "B")
                        .writes("hola"))
                .conversation()
                .id();
        passes(fixture, DAY.minus(HOUR));
        assertThat(told(fixture)).hasSize(1);

        Instant entered = fixture.now();
        fixture.inbox()
                .receive(new IncomingBatch(
                        TestBusiness.APP,
                        List.of(new PersonEvent.EnteredConversation(
                                fixture.view(id).line().key(),
                                "referral",
                                new Party(List.of(bea), null),
                                entered,
                                true,
                                null,
                                RawBytes.copyOf(new byte[] {'{', '}'})))));
        passes(fixture, DAY.minus(NOTICE));
        assertThat(told(fixture).get(1)).isEqualTo(new WindowClosing(id, entered.plus(DAY)));
    }

    @EveryStore
    @DisplayName("M10 Two people who turn out to be one: the conversation that continues tells of the later end, once")
    void fusedPeople(InboxFixture fixture) {
        notice(fixture, NOTICE);
        ConversationId older = writes(fixture);
        passes(fixture, DAY.minus(HOUR));
        assertThat(told(fixture)).hasSize(1);
        Instant last = fixture.now();
        ConversationId newer = writes(fixture.inbox(), last, USER_ID);
        assertThat(newer).isNotEqualTo(older);
        assertThat(work(fixture, older)).isEmpty();
        writes(fixture.inbox(), last.minusSeconds(1), NUMBER, USER_ID);

        passes(fixture, DAY.minus(HOUR));

        assertThat(fixture.view(newer).conversation().id()).isEqualTo(older);
        assertThat(told(fixture))
                .extracting(WindowClosing::closesAt, WindowClosing::conversation)
                .last()
                .isEqualTo(tuple(last.plus(DAY), older));
        assertThat(told(fixture)).hasSize(2);
        assertThat(work(fixture, older)).isEmpty();
        assertThat(work(fixture, newer)).isEmpty();
    }
}
