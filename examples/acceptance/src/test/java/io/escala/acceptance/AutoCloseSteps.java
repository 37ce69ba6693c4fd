package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.autoclose.AutoClosing;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.Session;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the tests of rules that close conversations do and look at. */
class AutoCloseSteps {
    static final Duration DAY = Duration.ofHours(24);
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration MILLI = Duration.ofMillis(1);
    /** Longer than a lease. */
    static final Duration LEASE = Duration.ofMinutes(3);

    static final String REASON = "No contestó";
    static final PartyKey NUMBER = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101");
    static final PartyKey USER_ID = new PartyKey(IdentityKeyKind.BSUID, "AR.77");
    static final AutoCloseDraft AFTER_A_DAY =
            AutoCloseDraft.after(DAY).on(TestBusiness.SALES).because(REASON);

    private int messages;

    static AutoClosing rules(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).autoClosing();
    }

    static AutoCloseRule save(InboxFixture fixture, AutoCloseDraft draft) {
        return rules(fixture).save(draft).orThrow();
    }

    static AutoCloseRule change(InboxFixture fixture, AutoCloseRule rule, AutoCloseDraft draft) {
        return rules(fixture).change(rule.id(), rule.version(), draft).orThrow();
    }

    ConversationId writes(InboxFixture fixture) {
        return writes(fixture.inbox(), fixture.now(), NUMBER);
    }

    /** Writes to the sales line. */
    ConversationId writes(Inbox inbox, Instant at, PartyKey... keys) {
        return writesTo(TestBusiness.SALES_NUMBER, inbox, at, keys);
    }

    ConversationId writesTo(String number, Inbox inbox, Instant at, PartyKey... keys) {
        messages++;
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(Channel.WHATSAPP, number),
                new Party(List.of(keys), "Rosa"),
                "wamid." + messages,
                at,
                new MessageContent.Text("m" + messages),
                null,
                true,
                RawBytes.copyOf(new byte[] {'{', '}'}));
        return inbox.receive(new IncomingBatch(TestBusiness.APP, List.of(message)))
                .items()
                .get(0)
                .conversation();
    }

    /** People who each write once, one millisecond after the other. */
    List<ConversationId> crowd(InboxFixture fixture, int people) {
        return IntStream.range(0, people)
                .mapToObj(person -> {
                    fixture.later(MILLI);
                    return writes(fixture.inbox(), fixture.now(), new PartyKey(IdentityKeyKind.BSUID, "AR.9" + person));
                })
                .toList();
    }

    static void passes(InboxFixture fixture, Duration time) {
        fixture.later(time);
        fixture.runWork();
    }

    static boolean open(InboxFixture fixture, ConversationId id) {
        return fixture.view(id).conversation().open();
    }

    static List<ConversationId> closed(InboxFixture fixture) {
        return fixture.events(CrmEvent.ConversationClosed.class).stream()
                .map(CrmEvent.ConversationClosed::conversation)
                .toList();
    }

    static Session lastSession(InboxFixture fixture, ConversationId id) {
        List<Session> sessions =
                fixture.store().sessions(TestBusiness.ACCOUNT, Set.of(id)).get(id);
        assertThat(sessions).isNotEmpty();
        return sessions.get(sessions.size() - 1);
    }

    /** The work of one version of a rule. */
    static List<WorkItem> work(InboxFixture fixture, AutoCloseRule rule) {
        return fixture.store()
                .lane(TestBusiness.ACCOUNT, WorkKind.AUTO_CLOSE + "/" + rule.id() + "/" + rule.version(), 10);
    }

    static List<Refusal> refusals(Outcome<?> outcome) {
        return outcome.refusals();
    }
}
