package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Holding;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The changes committed before and after a call, tested on State only. */
class DispatchAndOutcomeDecisionTest {
    private static final Lease LEASE = new Lease(SendFixture.ACCOUNT, "send/wa", "token");
    private static final String MOBILE = "5491155550001";
    private static final DeliveryError ERROR = new DeliveryError(131047, 0, "no");

    private final SendFixture fixture = new SendFixture();
    private IdentityId person = new IdentityId("unset");
    private ConversationId chat = new ConversationId("unset");
    private MessageId message = new MessageId("unset");
    private WorkItem item = WorkItem.single(SendFixture.ACCOUNT, WorkKind.SEND, "unset", SendFixture.NOON);

    @BeforeEach
    void queueAText() {
        person = fixture.person(Channel.WHATSAPP, SendFixture.number(MOBILE));
        chat = fixture.conversation(SendFixture.WHATSAPP, person);
        fixture.wrote(chat, SendFixture.NOON);
        SendFixture.Queued queued = fixture.send(
                SendRequest.to(Recipient.conversation(chat))
                        .draft(Draft.text("hi"))
                        .reference("r"),
                SendFixture.ADMINISTRATOR);
        message = queued.result().messages().get(0);
        item = queued.changes().enqueued().get(0);
    }

    @Test
    void queuedMessageIsStartedBeforeTheCall() {
        DispatchDecision decision = dispatch();

        assertThat(decision.dispatch()).isNotNull();
        assertThat(decision.dispatch().to()).isEqualTo(SendFixture.number(MOBILE));
        assertThat(decision.dispatch().reference()).isEqualTo(message.value());
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.STARTED);
    }

    @Test
    void startedMessageBecomesUnknownAndIsNotResent() {
        dispatch();
        DispatchDecision decision = dispatch();

        assertThat(decision.dispatch()).isNull();
        assertThat(decision.verdict()).isEqualTo(Verdict.PUT_OFF);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);
    }

    @Test
    void unknownSendDelaysTheConversationByThirtySeconds() {
        dispatch();
        end(new SendOutcome.Unknown(ERROR));

        fixture.now = SendFixture.NOON.plusMillis(29_999);
        assertThat(dispatch().verdict()).isEqualTo(Verdict.PUT_OFF);
        fixture.now = SendFixture.NOON.plusSeconds(30);
        assertThat(dispatch().verdict()).isEqualTo(Verdict.SETTLED);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.UNKNOWN);
    }

    @Test
    void messageSettledByAStatusIsDone() {
        fixture.state.apply(new ConversationChange.RaiseDelivery(
                message, new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.SENT, SendFixture.NOON, null)));

        assertThat(dispatch().verdict()).isEqualTo(Verdict.SETTLED);
    }

    @Test
    void textPastItsDeadlineExpiresWithoutACall() {
        fixture.now = SendFixture.NOON.plus(Duration.ofHours(24));

        assertThat(dispatch().verdict()).isEqualTo(Verdict.SETTLED);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery().error()).isEqualTo(new DeliveryError(0, 0, "EXPIRED"));
    }

    @Test
    void textInAWindowClosedByMetaFailsWithoutACall() {
        fixture.state.apply(new ConversationChange.RaiseMarks(chat, Map.of(Mark.WINDOW_SHUT, SendFixture.NOON)));

        assertThat(dispatch().dispatch()).isNull();
        assertThat(delivery().error()).isEqualTo(new DeliveryError(0, 0, "WINDOW_CLOSED"));
    }

    @Test
    void unavailableLineKeepsItsQueue() {
        fixture.state.account().put(SendFixture.WHATSAPP.withAvailable(false));

        assertThat(dispatch().verdict()).isEqualTo(Verdict.PUT_OFF);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    void acceptedSendGetsItsProviderIdAndDeferredStatuses() {
        dispatch();
        fixture.state
                .intake()
                .put(new DeferredReport(
                        SendFixture.ACCOUNT,
                        SendFixture.WHATSAPP.id(),
                        "wamid.1",
                        new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.DELIVERED, SendFixture.NOON, null),
                        SendFixture.NOON));
        ChangeSet changes = end(new SendOutcome.Accepted("wamid.1", List.of()));

        assertThat(fixture.state.conversations().message(message).orElseThrow().providerId())
                .isEqualTo("wamid.1");
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(fixture.state.intake().deferred(Claim.providerMessage(SendFixture.WHATSAPP.id(), "wamid.1")))
                .isEmpty();
        assertThat(changes.events())
                .containsExactly(
                        new CrmEvent.DeliveryChanged(chat, message, DeliveryStatus.ACCEPTED),
                        new CrmEvent.DeliveryChanged(chat, message, DeliveryStatus.DELIVERED));
        assertThat(changes.done()).containsExactly(item.key());
    }

    @Test
    void providerIdOfAnotherMessageIsNotTaken() {
        dispatch();
        fixture.state.hold(new Holding(Claim.providerMessage(SendFixture.WHATSAPP.id(), "wamid.1"), "echo"));
        end(new SendOutcome.Accepted("wamid.1", List.of()));

        assertThat(fixture.state.conversations().message(message).orElseThrow().providerId())
                .isNull();
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @Test
    void echoBeforeTheAnswerHasSetTheProviderId() {
        dispatch();
        fixture.state.apply(new ConversationChange.NameMessage(message, SendFixture.WHATSAPP.id(), "wamid.1"));
        ChangeSet changes = end(new SendOutcome.Accepted("wamid.1", List.of()));

        assertThat(changes.changes()).noneMatch(ConversationChange.NameMessage.class::isInstance);
    }

    @Test
    @DisplayName("S37 S38 The recipient in Meta's answer is recorded as assumed, and promotes nothing")
    void recipientOfTheAnswerIsRecordedAsAssumed() {
        dispatch();
        ChangeSet changes = end(new SendOutcome.Accepted(
                "wamid.1",
                List.of(
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "541155550001"),
                        new PartyKey(IdentityKeyKind.BSUID, "AR.1"))));

        assertThat(fixture.state
                        .identities()
                        .alias(person, SendFixture.number("541155550001"))
                        .orElseThrow()
                        .grade())
                .isEqualTo(AliasGrade.ASSUMED);
        assertThat(fixture.state.identities().alias(person, SendFixture.userId("AR.1")))
                .isPresent();
        assertThat(changes.changes()).noneMatch(ContactChange.GrantKey.class::isInstance);
    }

    @Test
    void keyOfAnotherIdentityFusesBoth() {
        IdentityId other = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        dispatch();
        end(new SendOutcome.Accepted("wamid.1", List.of(new PartyKey(IdentityKeyKind.BSUID, "AR.1"))));

        assertThat(fixture.state.identities().canonical(other).orElseThrow().id())
                .isEqualTo(person);
    }

    @Test
    void answerWithNewKeyAndOlderIdentityCanBeCommitted() {
        IdentityId older = fixture.person(Channel.WHATSAPP, SendFixture.number("541155550001"));
        fixture.state.apply(new ConversationChange.AddConversation(Conversation.begin(
                SendFixture.ACCOUNT,
                new ConversationId("older"),
                SendFixture.WHATSAPP.id(),
                older,
                Channel.WHATSAPP,
                SendFixture.NOON.minusSeconds(60))));
        dispatch();
        ChangeSet changes = end(new SendOutcome.Accepted(
                "wamid.1",
                List.of(
                        new PartyKey(IdentityKeyKind.BSUID, "AR.1"),
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "541155550001"))));

        assertThat(fixture.state.identities().canonical(person).orElseThrow().id())
                .isEqualTo(older);
        assertThat(changes.takes()).extracting(Holding::claim).doesNotHaveDuplicates();
        assertThat(changes.takes()).doesNotContainAnyElementsOf(changes.releases());
        assertThat(fixture.state.holder(Claim.identityKey(SendFixture.number(MOBILE))))
                .contains(older.value());
    }

    @Test
    void keyOfAnotherContactsIdentityIsOnlySuggested() {
        IdentityId other = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        fixture.link(other, fixture.contact("carla", Map.of()));
        fixture.link(person, fixture.contact("rosa", Map.of()));
        dispatch();
        end(new SendOutcome.Accepted("wamid.1", List.of(new PartyKey(IdentityKeyKind.BSUID, "AR.1"))));

        assertThat(fixture.state.identities().canonical(other).orElseThrow().id())
                .isEqualTo(other);
        assertThat(fixture.state.intake().suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.IDENTITY_CONFLICT);
    }

    @Test
    void secondUserIdOfThePortfolioDoesNotFuse() {
        fixture.alias(person, SendFixture.userId("AR.1"), AliasGrade.CONFIRMED, SendFixture.NOON);
        dispatch();
        end(new SendOutcome.Accepted("wamid.1", List.of(new PartyKey(IdentityKeyKind.BSUID, "AR.2"))));

        assertThat(fixture.state.identities().alias(person, SendFixture.userId("AR.2")))
                .isEmpty();
        assertThat(fixture.state.intake().suggestions()).hasSize(1);
    }

    @Test
    void rejectionIsFinalAndKeepsItsReason() {
        dispatch();
        ChangeSet changes = end(new SendOutcome.Rejected(Rejection.RECIPIENT, ERROR));

        assertThat(delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery().error()).isEqualTo(ERROR);
        assertThat(changes.done()).containsExactly(item.key());
    }

    @Test
    void windowErrorClosesTheWindowAsOfTheCall() {
        fixture.now = SendFixture.NOON.plusSeconds(10);
        dispatch();
        fixture.now = SendFixture.NOON.plusSeconds(20);
        end(new SendOutcome.Rejected(Rejection.WINDOW_CLOSED, ERROR), SendFixture.NOON.plusSeconds(10));

        assertThat(fixture.read(chat).mark(Mark.WINDOW_SHUT)).contains(SendFixture.NOON.plusSeconds(10));
    }

    @Test
    void optOutErrorWithdrawsMarketingConsent() {
        dispatch();
        ChangeSet changes = end(new SendOutcome.Rejected(Rejection.OPTED_OUT, ERROR));

        assertThat(fixture.state.identities().consents(person)).singleElement().satisfies(entry -> {
            assertThat(entry.purpose()).isEqualTo(ConsentPurpose.MARKETING);
            assertThat(entry.state()).isEqualTo(ConsentState.WITHDRAWN);
        });
        assertThat(changes.events())
                .contains(new CrmEvent.ConsentChanged(person, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN));
    }

    @Test
    void stopOfTheLineIsRecordedAndTheMessageIsQueuedAgain() {
        dispatch();
        ChangeSet changes = end(new SendOutcome.TryLater(SendOutcome.Scope.STOPPED_LINE, ERROR, null));

        assertThat(fixture.state
                        .account()
                        .line(SendFixture.WHATSAPP.id())
                        .orElseThrow()
                        .available())
                .isFalse();
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(changes.rescheduled()).hasSize(1);
        item = changes.rescheduled().get(0);
        fixture.now = item.due();
        assertThat(dispatch().dispatch()).isNull();
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    void stoppedLineMakesOneCallWhenItHasOtherCredentials() {
        stopped("digest-1");
        LineTraffic same = traffic("digest-1");
        LineTraffic unknown = traffic(null);
        LineTraffic other = traffic("digest-2");

        assertThat(dispatch(same).dispatch()).as("the refused credentials").isNull();
        assertThat(dispatch(unknown).dispatch()).as("credentials not known").isNull();
        assertThat(other.reserveProbe(line(), "another/0")).isTrue();
        assertThat(dispatch(other).dispatch()).as("another call finds out").isNull();
        other.probed(SendFixture.WHATSAPP, "another/0");
        assertThat(dispatch(other).dispatch()).isNotNull();
    }

    @Test
    void stoppedLineIsResumedByAnAnswerToItsOtherCredentials() {
        dispatch();
        stopped("digest-1");

        facts(new SendOutcome.Accepted("wamid.1", List.of()), "digest-1");
        assertThat(line().available()).as("a call from before the stop").isFalse();
        facts(new SendOutcome.TryLater(SendOutcome.Scope.LINE, ERROR, null), "digest-2");
        assertThat(line().available()).as("not answered").isFalse();
        facts(new SendOutcome.TryLater(SendOutcome.Scope.STOPPED_LINE, ERROR, null), "digest-2");
        assertThat(line().refusedCredential()).isEqualTo("digest-2");
        facts(new SendOutcome.Rejected(SendOutcome.Rejection.RECIPIENT, ERROR), "digest-3");
        assertThat(line().available()).isTrue();
    }

    @Test
    void lineWithoutKnownCredentialsWaitsUntilItIsResumed() {
        dispatch();
        stopped(null);

        assertThat(dispatch(traffic("digest-2")).dispatch()).isNull();
        facts(new SendOutcome.Accepted("wamid.1", List.of()), "digest-2");
        assertThat(line().available()).isFalse();
    }

    private void stopped(@Nullable String credential) {
        fixture.state.apply(new AccountChange.SetLineAvailability(SendFixture.WHATSAPP.id(), false, credential));
    }

    private Line line() {
        return fixture.state.account().line(SendFixture.WHATSAPP.id()).orElseThrow();
    }

    private void facts(SendOutcome outcome, String credential) {
        new OutcomeDecision(fixture.unit(), message, item.attempts(), fixture.now).facts(outcome, credential);
    }

    private static LineTraffic traffic(@Nullable String credential) {
        return new LineTraffic(new LineCredentials(Map.of(Channel.WHATSAPP, new ChannelGateway() {
            @Override
            public SendOutcome send(Dispatch dispatch) {
                throw new AssertionError("nothing is sent here");
            }

            @Override
            public Optional<String> credential(Line line) {
                return Optional.ofNullable(credential);
            }

            @Override
            public boolean markRead(Line line, IdentityKey from, String messageId) {
                return false;
            }
        })));
    }

    private DispatchDecision dispatch(LineTraffic traffic) {
        return DispatchDecision.decide(
                fixture.unit().under(LEASE),
                item,
                EnumSet.allOf(Entitlement.class),
                EnumSet.allOf(Channel.class),
                fixture.settings,
                traffic);
    }

    @Test
    void whileTheLineWaitsNothingIsStarted() {
        LineTraffic traffic = new LineTraffic(new LineCredentials(Map.of()));
        Instant until = SendFixture.NOON.plusSeconds(7);
        traffic.stopped(SendFixture.WHATSAPP, until);

        UnitOfWork unit = fixture.unit().under(LEASE);
        DispatchDecision decision = DispatchDecision.decide(
                unit, item, EnumSet.allOf(Entitlement.class), EnumSet.allOf(Channel.class), fixture.settings, traffic);

        assertThat(decision.verdict()).isEqualTo(Verdict.PUT_OFF);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(unit.changeSet().orElseThrow().rescheduled())
                .extracting(WorkItem::due)
                .containsExactly(until);
    }

    @Test
    void tryLaterSchedulesTheNextAttempt() {
        dispatch();
        ChangeSet changes = end(new SendOutcome.TryLater(SendOutcome.Scope.LINE, ERROR, null));

        assertThat(delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(delivery().attempt()).isEqualTo(1);
        assertThat(changes.rescheduled()).containsExactly(item.again(SendFixture.NOON.plusSeconds(1)));
        item = changes.rescheduled().get(0);
        fixture.now = SendFixture.NOON.plusSeconds(1);
        assertThat(dispatch().attempt()).isEqualTo(1);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.STARTED);
    }

    @Test
    void refusedTextIsSentAgainUntilTheWindowCloses() {
        for (int i = 0; i < 20; i++) {
            dispatch();
            item = end(new SendOutcome.TryLater(SendOutcome.Scope.LINE, ERROR, null))
                    .rescheduled()
                    .get(0);
        }
        Instant closes = SendFixture.NOON.plus(Duration.ofHours(24));
        fixture.now = closes.minusMillis(1);
        dispatch();
        item = end(new SendOutcome.TryLater(SendOutcome.Scope.LINE, ERROR, null))
                .rescheduled()
                .get(0);

        assertThat(item.due()).isEqualTo(closes);
        fixture.now = closes;
        assertThat(dispatch().verdict()).isEqualTo(Verdict.SETTLED);
        assertThat(delivery().status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery().error()).isEqualTo(new DeliveryError(0, 0, "EXPIRED"));
    }

    @Test
    void missingGatewayKeepsTheMessageQueued() {
        UnitOfWork unit = fixture.unit().under(LEASE);

        assertThat(DispatchDecision.decide(
                                unit,
                                item,
                                EnumSet.allOf(Entitlement.class),
                                Set.of(),
                                fixture.settings,
                                new LineTraffic(new LineCredentials(Map.of())))
                        .verdict())
                .isEqualTo(Verdict.PUT_OFF);
    }

    private DispatchDecision dispatch() {
        return DispatchDecision.decide(
                fixture.unit().under(LEASE),
                item,
                EnumSet.allOf(Entitlement.class),
                EnumSet.allOf(Channel.class),
                fixture.settings,
                new LineTraffic(new LineCredentials(Map.of())));
    }

    private ChangeSet end(SendOutcome outcome) {
        return end(outcome, fixture.now);
    }

    private ChangeSet end(SendOutcome outcome, Instant startedAt) {
        UnitOfWork unit = fixture.unit().under(LEASE);
        OutcomeDecision decision = new OutcomeDecision(unit, message, item.attempts(), startedAt);
        decision.facts(outcome, null);
        decision.settle(outcome, item, fixture.now.plusSeconds(1), fixture.settings);
        return unit.changeSet().orElseThrow();
    }

    private Delivery delivery() {
        return DeliveryProgress.delivery(
                fixture.state.conversations().message(message).orElseThrow());
    }
}
