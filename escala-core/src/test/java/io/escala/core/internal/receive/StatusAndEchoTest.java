package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.ACCOUNT;
import static io.escala.core.internal.receive.ReceiveFixture.INSTAGRAM;
import static io.escala.core.internal.receive.ReceiveFixture.MESSENGER;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.echo;
import static io.escala.core.internal.receive.ReceiveFixture.igsid;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.psid;
import static io.escala.core.internal.receive.ReceiveFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Holding;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.line.Line;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusAndEchoTest {
    private final ReceiveFixture fixture = new ReceiveFixture();

    private MessageId queued(Line line, PartyKey to, String body, DeliveryStatus status) {
        fixture.take(line, text(line, "in-1", NOON, "hola", to));
        Conversation conversation = fixture.only();
        Message message = new Message(
                ACCOUNT,
                new MessageId("out-1"),
                conversation.id(),
                line.id(),
                Author.AUTOMATION,
                null,
                new MessageContent.Text(body),
                NOON,
                NOON,
                false,
                null,
                null,
                "ref-1",
                "fp",
                Delivery.at(status, NOON));
        fixture.state.apply(new ConversationChange.AppendMessage(message));
        return message.id();
    }

    private static DeliveryEvent.Status status(
            Line line, String providerId, DeliveryStatus status, Instant at, String reference) {
        return new DeliveryEvent.Status(
                line.key(),
                providerId,
                Party.UNNAMED,
                status,
                at,
                null,
                reference,
                ReceiveFixture.raw(providerId + status));
    }

    private DeliveryStatus now(MessageId id) {
        return fixture.state
                .conversations()
                .message(id)
                .orElseThrow()
                .delivery()
                .status();
    }

    @Test
    void statusWithOurReferenceSettlesAnUnknownSend() {
        MessageId id = queued(WHATSAPP, number("59899111222"), "hi", DeliveryStatus.UNKNOWN);

        fixture.take(WHATSAPP, status(WHATSAPP, "wamid.OUT", DeliveryStatus.SENT, NOON.plusSeconds(2), "out-1"));

        assertThat(now(id)).isEqualTo(DeliveryStatus.SENT);
        assertThat(fixture.state.conversations().message(id).orElseThrow().providerId())
                .isEqualTo("wamid.OUT");
        assertThat(fixture.state.holder(Claim.providerMessage(WHATSAPP.id(), "wamid.OUT")))
                .contains("out-1");
    }

    @Test
    void statusesConvergeInEveryOrder() {
        List<DeliveryEvent.Status> steps = new ArrayList<>(List.of(
                status(WHATSAPP, "wamid.OUT", DeliveryStatus.SENT, NOON.plusSeconds(1), "out-1"),
                status(WHATSAPP, "wamid.OUT", DeliveryStatus.FAILED, NOON.plusSeconds(2), "out-1"),
                status(WHATSAPP, "wamid.OUT", DeliveryStatus.DELIVERED, NOON.plusSeconds(3), "out-1"),
                status(WHATSAPP, "wamid.OUT", DeliveryStatus.READ, NOON.plusSeconds(4), "out-1"),
                status(WHATSAPP, "wamid.OUT", DeliveryStatus.DELIVERED, NOON.plusSeconds(3), "out-1")));
        Delivery first = null;
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            ReceiveFixture fresh = new ReceiveFixture();
            StatusAndEchoTest test = new StatusAndEchoTest();
            MessageId id = test.queued(WHATSAPP, number("59899111222"), "hi", DeliveryStatus.STARTED);
            Collections.shuffle(steps, random);
            steps.forEach(step -> test.fixture.take(WHATSAPP, step));
            Delivery end =
                    test.fixture.state.conversations().message(id).orElseThrow().delivery();
            assertThat(end.status()).isEqualTo(DeliveryStatus.READ);
            first = first == null ? end : first;
            assertThat(end).isEqualTo(first);
            assertThat(fresh.state.conversations().messages()).isEmpty();
        }
    }

    @Test
    void statusBeforeItsMessageIsDeferred() {
        Receipt.Item item =
                fixture.take(WHATSAPP, status(WHATSAPP, "wamid.NEVER", DeliveryStatus.DELIVERED, NOON, null));

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.STORED);
        assertThat(fixture.state.intake().deferred(Claim.providerMessage(WHATSAPP.id(), "wamid.NEVER")))
                .hasSize(1);
        assertThat(fixture.work).extracting(work -> work.key().kind()).containsExactly(WorkKind.UNPARK);
    }

    @Test
    void windowClosedByMetaStaysClosedUntilTheNextMessage() {
        queued(WHATSAPP, number("59899111222"), "hi", DeliveryStatus.STARTED);
        assertThat(MessagingWindow.of(fixture.only()).isOpen(NOON.plusSeconds(60)))
                .isTrue();

        fixture.at(NOON.plusSeconds(60))
                .take(
                        WHATSAPP,
                        new DeliveryEvent.Status(
                                WHATSAPP.key(),
                                "wamid.OUT",
                                Party.UNNAMED,
                                DeliveryStatus.FAILED,
                                NOON.plusSeconds(50),
                                new DeliveryError(131047, 0, "Re-engagement message"),
                                "out-1",
                                true,
                                false,
                                null,
                                ReceiveFixture.raw("f")));
        assertThat(MessagingWindow.of(fixture.only()).isOpen(NOON.plusSeconds(60)))
                .isFalse();

        fixture.at(NOON.plusSeconds(120))
                .take(WHATSAPP, text(WHATSAPP, "in-2", NOON.plusSeconds(110), "sigo", number("59899111222")));
        assertThat(MessagingWindow.of(fixture.only()).isOpen(NOON.plusSeconds(120)))
                .isTrue();
    }

    @Test
    void windowClosedByMetaAppliesBeforeItsMessageIsKnown() {
        PartyKey who = number("59899111222");
        fixture.take(WHATSAPP, text(WHATSAPP, "in-1", NOON, "hola", who));

        fixture.at(NOON.plusSeconds(60))
                .take(
                        WHATSAPP,
                        new DeliveryEvent.Status(
                                WHATSAPP.key(),
                                "wamid.OUT",
                                new Party(List.of(who), null),
                                DeliveryStatus.FAILED,
                                NOON.plusSeconds(50),
                                new DeliveryError(131047, 0, "Re-engagement message"),
                                null,
                                true,
                                false,
                                null,
                                ReceiveFixture.raw("f")));

        assertThat(fixture.state.intake().deferred(Claim.providerMessage(WHATSAPP.id(), "wamid.OUT")))
                .hasSize(1);
        assertThat(MessagingWindow.of(fixture.only()).isOpen(NOON.plusSeconds(60)))
                .isFalse();
    }

    @Test
    @DisplayName("S38 statuses and echoes promote no number")
    void onlyAMessagePromotes() {
        ContactId contact = fixture.contact("c1", Map.of("59899111222", EnumSet.of(KeyRole.PRIMARY)));
        fixture.take(WHATSAPP, echo(WHATSAPP, "wamid.E", "from the phone", null, number("59899111222")));
        fixture.take(WHATSAPP, status(WHATSAPP, "wamid.E", DeliveryStatus.READ, NOON.plusSeconds(5), null));

        assertThat(fixture.state.contacts().keys(contact)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
        assertThat(MessagingWindow.of(fixture.only()).closesAt()).isEmpty();
    }

    @Test
    void echoBeforeTheAnswerMatchesItsMessage() {
        MessageId id = queued(MESSENGER, psid("2491"), "hello", DeliveryStatus.STARTED);

        fixture.take(MESSENGER, echo(MESSENGER, "m_out", "hello", "out-1", psid("2491")));
        fixture.take(MESSENGER, echo(MESSENGER, "m_out", "hello", "out-1", psid("2491")));

        assertThat(fixture.state.conversations().messages()).hasSize(2);
        assertThat(fixture.state.conversations().message(id).orElseThrow().providerId())
                .isEqualTo("m_out");
        assertThat(now(id)).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @Test
    void instagramEchoWithoutReferenceMatchesTheOnlyCandidate() {
        MessageId id = queued(INSTAGRAM, igsid("9001"), "hello", DeliveryStatus.UNKNOWN);

        fixture.take(INSTAGRAM, echo(INSTAGRAM, "aWdf1", "hello", null, igsid("9001")));

        assertThat(fixture.state.conversations().messages()).hasSize(2);
        assertThat(fixture.state.conversations().message(id).orElseThrow().providerId())
                .isEqualTo("aWdf1");
    }

    @Test
    void echoWithoutReferenceIsExternalWhereReferencesAreSupported() {
        MessageId id = queued(WHATSAPP, number("59899111222"), "ok", DeliveryStatus.UNKNOWN);

        fixture.take(WHATSAPP, echo(WHATSAPP, "wamid.PHONE", "ok", null, number("59899111222")));

        assertThat(now(id)).isEqualTo(DeliveryStatus.UNKNOWN);
        assertThat(fixture.state.conversations().message(id).orElseThrow().providerId())
                .isNull();
        assertThat(fixture.thread()).extracting(Message::author).contains(Author.EXTERNAL);
    }

    @Test
    void eachDeferredStatusHasItsOwnWork() {
        fixture.take(WHATSAPP, status(WHATSAPP, "wamid.A/b==", DeliveryStatus.SENT, NOON, null));
        fixture.take(WHATSAPP, status(WHATSAPP, "wamid.A/b==", DeliveryStatus.DELIVERED, NOON.plusSeconds(1), null));
        List<WorkItem> work = List.copyOf(fixture.work);
        fixture.take(WHATSAPP, echo(WHATSAPP, "wamid.OTHER", "another", null, number("59899111222")));
        MessageId late = fixture.thread().get(0).id();
        fixture.state.hold(new Holding(Claim.providerMessage(WHATSAPP.id(), "wamid.A/b=="), late.value()));

        assertThat(work).hasSize(2);
        DeferredReportWork.decide(
                fixture.unit().under(new Lease(ACCOUNT, "lane", "token")),
                work.get(1),
                DeferredReportWork.claim(work.get(1)));

        assertThat(now(late)).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(fixture.state.intake().deferred(Claim.providerMessage(WHATSAPP.id(), "wamid.A/b==")))
                .isEmpty();
    }

    @Test
    void echoOfAnotherToolIsExternal() {
        fixture.take(INSTAGRAM, echo(INSTAGRAM, "aWdf1", "from the phone", null, igsid("9001")));
        Receipt.Item again = fixture.take(INSTAGRAM, echo(INSTAGRAM, "aWdf1", "from the phone", null, igsid("9001")));

        assertThat(again.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(fixture.thread()).hasSize(1);
        assertThat(fixture.thread().get(0).author()).isEqualTo(Author.EXTERNAL);
    }

    @Test
    void deferredStatusesApplyToTheirEcho() {
        fixture.take(WHATSAPP, status(WHATSAPP, "wamid.E", DeliveryStatus.READ, NOON.plusSeconds(5), null));
        fixture.take(WHATSAPP, echo(WHATSAPP, "wamid.E", "from the phone", null, number("59899111222")));

        assertThat(fixture.thread().get(0).delivery().status()).isEqualTo(DeliveryStatus.READ);
        assertThat(fixture.state.intake().deferred(Claim.providerMessage(WHATSAPP.id(), "wamid.E")))
                .isEmpty();
    }

    @Test
    void watermarkBeforeItsThreadIsKept() {
        Party reader = new Party(List.of(psid("2491")), null);
        fixture.take(
                MESSENGER,
                new DeliveryEvent.Watermark(
                        MESSENGER.key(), reader, Mark.READ_UP_TO, NOON.minusSeconds(5), ReceiveFixture.raw("1")));
        assertThat(fixture.only().open()).isFalse();

        fixture.take(MESSENGER, ReceiveFixture.echo(MESSENGER, "mid.1", "we say", null, psid("2491")));

        assertThat(fixture.only().mark(Mark.READ_UP_TO)).contains(NOON.minusSeconds(5));
    }

    @Test
    void watermarkOfAnUnknownPersonHasNoEffect() {
        DeliveryEvent.Watermark nobodys = new DeliveryEvent.Watermark(
                MESSENGER.key(), Party.UNNAMED, Mark.READ_UP_TO, NOON, ReceiveFixture.raw("w"));

        assertThat(fixture.take(MESSENGER, nobodys).outcome()).isEqualTo(Receipt.Filing.IGNORED);
        assertThat(fixture.state.conversations().all()).isEmpty();
    }

    @Test
    void watermarkOnlyMovesForward() {
        queued(MESSENGER, psid("2491"), "hello", DeliveryStatus.ACCEPTED);
        Party reader = new Party(List.of(psid("2491")), null);
        fixture.take(
                MESSENGER,
                new DeliveryEvent.Watermark(
                        MESSENGER.key(), reader, Mark.READ_UP_TO, NOON.minusSeconds(5), ReceiveFixture.raw("1")));
        Receipt.Item late = fixture.take(
                MESSENGER,
                new DeliveryEvent.Watermark(
                        MESSENGER.key(),
                        reader,
                        Mark.READ_UP_TO,
                        NOON.minus(Duration.ofHours(1)),
                        ReceiveFixture.raw("2")));

        assertThat(late.outcome()).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(fixture.only().mark(Mark.READ_UP_TO)).contains(NOON.minusSeconds(5));
    }

    @Test
    void ourStepNeverOutranksAReportedStatus() {
        MessageId id = queued(WHATSAPP, number("59899111222"), "hi", DeliveryStatus.STARTED);
        fixture.take(WHATSAPP, status(WHATSAPP, "wamid.OUT", DeliveryStatus.DELIVERED, NOON.plusSeconds(1), "out-1"));

        fixture.state.apply(
                new ConversationChange.RaiseDelivery(id, new DeliveryStep(3, DeliveryStatus.UNKNOWN, NOON, null)));

        assertThat(now(id)).isEqualTo(DeliveryStatus.DELIVERED);
    }
}
