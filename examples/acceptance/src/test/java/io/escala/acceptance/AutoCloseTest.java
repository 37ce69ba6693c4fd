package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.contacts.NewContact;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.account.Entitlement;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;

/** When a rule closes a conversation, and what closing leaves as it is. */
class AutoCloseTest extends AutoCloseSteps {
    private static final Draft TEMPLATE =
            Draft.template("order_ready").language("es").values(TemplateValue.fixed("Rosa"));

    @EveryStore
    @DisplayName("A rule closes when the time is over since the customer's last message, and not a millisecond earlier")
    void closesWhenTheTimeIsOver(InboxFixture fixture) {
        save(fixture, AFTER_A_DAY);
        fixture.later(HOUR);
        ConversationId rosa = writes(fixture);

        passes(fixture, DAY.minus(MILLI));
        assertThat(open(fixture, rosa)).isTrue();
        passes(fixture, MILLI);

        assertThat(open(fixture, rosa)).isFalse();
        assertThat(fixture.events(CrmEvent.ConversationClosed.class))
                .containsExactly(new CrmEvent.ConversationClosed(rosa, Channel.WHATSAPP, 1));
        Session session = lastSession(fixture, rosa);
        assertThat(session.description()).isEqualTo(REASON);
        assertThat(session.closedBy()).isNull();
        assertThat(session.closedAt()).isEqualTo(fixture.now());
        SystemEntry entry = fixture.store()
                .entries(TestBusiness.ACCOUNT, rosa, null, 10)
                .items()
                .get(0);
        assertThat(entry.content()).isEqualTo(new EntryContent.Closed(1, REASON));
        assertThat(entry.by()).isEqualTo(Author.AUTOMATION);
    }

    @EveryStore
    @DisplayName("M15 Closing by a rule leaves messages, unread and the messaging window as they are")
    void leavesTheRestAsItIs(InboxFixture fixture) {
        save(fixture, AutoCloseDraft.after(HOUR).on(TestBusiness.SALES).because(REASON));
        ConversationId rosa = writes(fixture);
        Conversation before = fixture.view(rosa).conversation();
        Instant end = fixture.view(rosa).window().closesAt().orElseThrow();

        passes(fixture, HOUR);

        Conversation after = fixture.view(rosa).conversation();
        assertThat(after).isEqualTo(before.closed(fixture.now()));
        assertThat(fixture.view(rosa).unread()).isTrue();
        assertThat(fixture.view(rosa).window().closesAt()).contains(end);
        assertThat(fixture.texts(rosa)).containsExactly("m1");
    }

    @EveryStore
    @DisplayName("What the business sends does not count, and a message of the customer in time starts the count again")
    void onlyTheCustomerCounts(InboxFixture fixture) {
        save(fixture, AFTER_A_DAY);
        ConversationId rosa = writes(fixture);
        fixture.later(DAY.minus(HOUR));
        fixture.sends(Recipient.conversation(rosa), Draft.text("¿Sigue ahí?"));
        ConversationId bea = writes(fixture.inbox(), fixture.now(), USER_ID);

        passes(fixture, HOUR);
        assertThat(closed(fixture)).containsExactly(rosa);

        fixture.later(DAY.minus(HOUR).minus(MILLI));
        writes(fixture.inbox(), fixture.now(), USER_ID);
        passes(fixture, DAY.minus(MILLI));
        assertThat(open(fixture, bea)).isTrue();
        passes(fixture, MILLI);
        assertThat(closed(fixture)).containsExactly(rosa, bea);
    }

    @EveryStore
    @DisplayName("A message counts from its arrival, whenever it was written")
    void countsFromTheArrival(InboxFixture fixture) {
        save(fixture, AFTER_A_DAY);
        fixture.later(DAY.plus(DAY));
        ConversationId rosa = writes(fixture.inbox(), fixture.now().minus(DAY).minus(HOUR), NUMBER);

        passes(fixture, DAY.minus(MILLI));
        assertThat(open(fixture, rosa)).isTrue();
        passes(fixture, MILLI);
        assertThat(open(fixture, rosa)).isFalse();
    }

    @EveryStore
    @DisplayName("A rule works from when it is saved: who is silent already has the whole time from then on")
    void notBackwards(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        fixture.later(DAY.plus(DAY));
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);

        passes(fixture, DAY.minus(MILLI));
        assertThat(open(fixture, rosa)).isTrue();
        passes(fixture, MILLI);
        assertThat(open(fixture, rosa)).isFalse();
        assertThat(rule.activeSince()).isEqualTo(fixture.now().minus(DAY));
    }

    @EveryStore
    @DisplayName("A conversation in which the customer never wrote is not closed")
    void neverWithoutAMessage(InboxFixture fixture) {
        save(fixture, AFTER_A_DAY);
        ContactId eva = fixture.add(NewContact.consenting("Eva", "Sol").phone("+54 9 341 555-0909"))
                .contact()
                .id();
        ConversationId written = fixture.sends(Recipient.contact(eva, TestBusiness.SALES), TEMPLATE)
                .conversation();
        assertThat(open(fixture, written)).isTrue();

        passes(fixture, DAY.multipliedBy(3));

        assertThat(open(fixture, written)).isTrue();
    }

    @EveryStore
    @DisplayName("Lines that no active rule covers are left alone")
    void otherLinesAreLeftAlone(InboxFixture fixture) {
        fixture.support();
        save(fixture, AFTER_A_DAY);
        ConversationId sales = writes(fixture);
        ConversationId support = writesTo(TestBusiness.SUPPORT_NUMBER, fixture.inbox(), fixture.now(), NUMBER);
        assertThat(support).isNotEqualTo(sales);

        passes(fixture, DAY.multipliedBy(3));

        assertThat(closed(fixture)).containsExactly(sales);
    }

    @EveryStore
    @DisplayName("The time changed, a line added, off and on again: the count starts anew; another reason does not")
    void changesStartTheCountAnew(InboxFixture fixture) {
        fixture.support();
        ConversationId rosa = writes(fixture);
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);

        passes(fixture, HOUR);
        rule = change(fixture, rule, AutoCloseDraft.of(rule).because("Otro motivo"));
        assertThat(rule.activeSince()).isEqualTo(fixture.now().minus(HOUR));
        passes(fixture, HOUR);
        rule = change(fixture, rule, AutoCloseDraft.of(rule).on(TestBusiness.SALES, TestBusiness.SUPPORT));
        assertThat(rule.activeSince()).isEqualTo(fixture.now());
        passes(fixture, HOUR);
        rule = change(fixture, rule, AutoCloseDraft.of(rule).on(TestBusiness.SALES));
        assertThat(rule.activeSince())
                .as("a line given up")
                .isEqualTo(fixture.now().minus(HOUR));
        rule = change(fixture, rule, AutoCloseDraft.of(rule).turnedOff());
        rule = change(fixture, rule, AutoCloseDraft.of(rule).turnedOn());
        assertThat(rule.activeSince()).isEqualTo(fixture.now());
        passes(fixture, HOUR);
        rule = change(fixture, rule, AutoCloseDraft.of(rule).idleFor(Duration.ofHours(2)));
        assertThat(rule.activeSince()).isEqualTo(fixture.now());

        passes(fixture, Duration.ofHours(2).minus(MILLI));
        assertThat(open(fixture, rosa)).isTrue();
        passes(fixture, MILLI);
        assertThat(open(fixture, rosa)).isFalse();
        assertThat(lastSession(fixture, rosa).description()).isEqualTo("Otro motivo");
    }

    @EveryStore
    @DisplayName("A rule that is turned off or removed, and a line that is given up, close nothing any more")
    void stops(InboxFixture fixture) {
        fixture.support();
        ConversationId sales = writes(fixture);
        ConversationId support = writesTo(TestBusiness.SUPPORT_NUMBER, fixture.inbox(), fixture.now(), NUMBER);
        AutoCloseRule rule = save(fixture, AFTER_A_DAY.on(TestBusiness.SALES, TestBusiness.SUPPORT));
        fixture.later(DAY);
        AutoCloseRule off = change(fixture, rule, AutoCloseDraft.of(rule).turnedOff());
        fixture.runWork();
        assertThat(closed(fixture)).isEmpty();
        assertThat(work(fixture, rule)).isEmpty();
        assertThat(work(fixture, off)).isEmpty();

        AutoCloseRule on = change(fixture, off, AutoCloseDraft.of(off).turnedOn());
        fixture.later(DAY);
        AutoCloseRule fewer = change(fixture, on, AutoCloseDraft.of(on).on(TestBusiness.SUPPORT));
        fixture.runWork();
        assertThat(closed(fixture)).containsExactly(support);
        writesTo(TestBusiness.SUPPORT_NUMBER, fixture.inbox(), fixture.now(), NUMBER);
        rules(fixture).remove(fewer.id()).orThrow();
        passes(fixture, DAY);

        assertThat(open(fixture, support)).isTrue();
        assertThat(open(fixture, sales)).isTrue();
        assertThat(work(fixture, fewer)).isEmpty();
    }

    @EveryStore
    @DisplayName("A line that is no longer connected closes nothing; connected again, it does")
    void removedLine(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        Line sales = fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .remove(TestBusiness.SALES)
                .orThrow();
        passes(fixture, DAY);
        assertThat(closed(fixture)).isEmpty();

        fixture.connect(sales);
        passes(fixture, Duration.ofMinutes(10));

        assertThat(closed(fixture)).containsExactly(rosa);
    }

    @EveryStore
    @DisplayName("Opened again by hand or by a send, a conversation has the whole time from then on")
    void openedAgain(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        passes(fixture, DAY);
        assertThat(closed(fixture)).hasSize(1);

        fixture.later(HOUR);
        fixture.inbox().as(fixture.administrator()).conversations().reopen(rosa).orThrow();
        passes(fixture, DAY.minus(MILLI));
        assertThat(open(fixture, rosa)).isTrue();
        passes(fixture, MILLI);
        assertThat(closed(fixture)).hasSize(2);

        fixture.later(HOUR);
        fixture.sends(Recipient.conversation(rosa), TEMPLATE);
        assertThat(lastSession(fixture, rosa).opener()).isEqualTo(SessionOpener.BUSINESS);
        passes(fixture, DAY.minus(MILLI));
        assertThat(open(fixture, rosa)).isTrue();
        passes(fixture, MILLI);
        assertThat(closed(fixture)).hasSize(3);
        assertThat(lastSession(fixture, rosa).number()).isEqualTo(3);
    }

    @EveryStore
    @DisplayName("The customer's next message opens the conversation again, with the start event")
    void theNextMessageReopens(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        passes(fixture, DAY);

        fixture.later(HOUR);
        assertThat(writes(fixture)).isEqualTo(rosa);

        assertThat(open(fixture, rosa)).isTrue();
        assertThat(fixture.events(CrmEvent.ConversationOpened.class))
                .last()
                .isEqualTo(new CrmEvent.ConversationOpened(rosa, Channel.WHATSAPP, SessionOpener.CONTACT, 2));
    }

    @EveryStore
    @DisplayName("Without the plan nothing is closed; once it is there again, what is due is closed")
    void withoutThePlan(InboxFixture fixture) {
        ConversationId rosa = writes(fixture);
        save(fixture, AFTER_A_DAY);
        fixture.bought(Entitlement.WHATSAPP_ADD_ON);
        passes(fixture, DAY);
        assertThat(closed(fixture)).isEmpty();

        fixture.bought(Entitlement.values());
        passes(fixture, Duration.ofMinutes(10));
        assertThat(closed(fixture)).containsExactly(rosa);
    }

    @EveryStore
    @DisplayName("Two people who turn out to be one: one conversation is closed, when the later silence is over")
    void fusedPeople(InboxFixture fixture) {
        save(fixture, AFTER_A_DAY);
        Instant first = fixture.now();
        ConversationId older = writes(fixture);
        fixture.later(HOUR);
        ConversationId newer = writes(fixture.inbox(), fixture.now(), USER_ID);
        assertThat(newer).isNotEqualTo(older);
        writes(fixture.inbox(), first.plusSeconds(1), NUMBER, USER_ID);

        passes(fixture, DAY.minus(HOUR));
        assertThat(closed(fixture)).as("the older silence").isEmpty();
        passes(fixture, HOUR);

        assertThat(closed(fixture)).containsExactly(older);
        assertThat(open(fixture, newer)).as("as the one that continues it").isFalse();
        passes(fixture, DAY);
        assertThat(closed(fixture)).hasSize(1);
    }
}
