package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Outcome;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent.WindowClosing;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tests of windows about to close do and look at. */
class WindowSteps {
    static final Duration DAY = Duration.ofHours(24);
    static final Duration NOTICE = Duration.ofHours(2);
    static final Duration HOUR = Duration.ofHours(1);
    /** Longer than a lease. */
    static final Duration LEASE = Duration.ofMinutes(3);

    static final PartyKey NUMBER = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101");
    static final PartyKey USER_ID = new PartyKey(IdentityKeyKind.BSUID, "AR.77");

    private int messages;

    static void notice(InboxFixture fixture, @Nullable Duration notice) {
        AccountSettings settings = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .administration()
                .settings()
                .orElseThrow();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .administration()
                        .save(settings.withClosingNotice(notice)))
                .isInstanceOf(Outcome.Done.class);
    }

    ConversationId writes(InboxFixture fixture) {
        return writes(fixture.inbox(), fixture.now(), NUMBER);
    }

    ConversationId writes(Inbox inbox, Instant at, PartyKey... keys) {
        messages++;
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                new Party(Stream.of(keys).toList(), "Rosa"),
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

    static List<WindowClosing> told(InboxFixture fixture) {
        return fixture.events(WindowClosing.class);
    }

    static List<WorkItem> work(InboxFixture fixture, ConversationId conversation) {
        return fixture.store().lane(TestBusiness.ACCOUNT, WorkKind.WINDOW + "/" + conversation, 10);
    }

    static void passes(InboxFixture fixture, Duration time) {
        fixture.later(time);
        fixture.runWork();
    }

    static void shut(InboxFixture fixture, ConversationId conversation) {
        ChangeSet shut = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("shut"), fixture.now())
                .change(new ConversationChange.RaiseMarks(conversation, Map.of(Mark.WINDOW_SHUT, fixture.now())))
                .build();
        assertThat(fixture.store().commit(List.of(shut))).containsExactly(new CommitResult.Applied());
    }
}
