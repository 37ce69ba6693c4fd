package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.administration.Administration;
import io.escala.core.administration.ConnectedChannel;
import io.escala.core.conversations.ComposerState;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** A channel is used, announced or off, by account; what arrives is filed in every case. */
class ChannelAvailabilityTest {
    private static Administration administration(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).administration();
    }

    private static void is(InboxFixture fixture, Channel channel, ChannelAvailability availability) {
        administration(fixture)
                .save(administration(fixture).settings().orElseThrow().withAvailability(channel, availability))
                .orThrow();
    }

    private static List<Refusal.Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    private static ComposerState composer(InboxFixture fixture, ConversationId id) {
        return fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .thread(id)
                .page(CursorRequest.newest(1))
                .orElseThrow()
                .composer();
    }

    @EveryStore
    @DisplayName("S3 All three channels are listed, with their availability and lines, also one without a line")
    void channelsAreListed(InboxFixture fixture) {
        is(fixture, Channel.MESSENGER, ChannelAvailability.COMING_SOON);
        is(fixture, Channel.INSTAGRAM, ChannelAvailability.OFF);
        fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .remove(TestBusiness.INSTAGRAM)
                .orThrow();

        assertThat(administration(fixture).channels())
                .extracting(
                        ConnectedChannel::channel,
                        ConnectedChannel::availability,
                        channel -> channel.lines().stream().map(Line::id).toList())
                .containsExactly(
                        tuple(
                                Channel.WHATSAPP,
                                ChannelAvailability.AVAILABLE,
                                List.of(TestBusiness.SALES, TestBusiness.SUPPORT)),
                        tuple(Channel.MESSENGER, ChannelAvailability.COMING_SOON, List.of(TestBusiness.PAGE)),
                        tuple(Channel.INSTAGRAM, ChannelAvailability.OFF, List.of()));
    }

    @EveryStore
    @DisplayName(
            "S3 On a channel that is announced or off nothing new is connected or sent; what arrives is filed, what was queued goes out")
    void channelThatIsNotUsed(InboxFixture fixture) {
        ConversationId id = fixture.receives(
                        fixture.meta().messengerPerson("249001").writes("hola"))
                .conversation()
                .id();
        Message queued = fixture.queues(Recipient.conversation(id), Draft.text("Queued before"));
        fixture.later(Duration.ofSeconds(1));
        Line page = administration(fixture).lines().stream()
                .filter(line -> line.id().equals(TestBusiness.PAGE))
                .findFirst()
                .orElseThrow();

        for (ChannelAvailability unused : List.of(ChannelAvailability.COMING_SOON, ChannelAvailability.OFF)) {
            is(fixture, Channel.MESSENGER, unused);

            assertThat(reasons(fixture.send(Recipient.conversation(id), Draft.text("Hola"), fixture.administrator())))
                    .containsExactly(Refusal.Reason.CHANNEL_UNAVAILABLE);
            assertThat(composer(fixture, id).mode()).isEqualTo(ComposerState.Mode.UNAVAILABLE);
            assertThat(composer(fixture, id).reasons())
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.CHANNEL_UNAVAILABLE);
            assertThat(reasons(administration(fixture)
                            .connect(Line.messenger(TestBusiness.ACCOUNT, new LineId("second"), "Second", "4242"))))
                    .containsExactly(Refusal.Reason.CHANNEL_UNAVAILABLE);
            assertThat(administration(fixture).connect(page).isDone())
                    .as("a connected line, as at every start")
                    .isTrue();
            assertThat(fixture.receives(fixture.meta().messengerPerson("249001").writes("¿hola?"))
                            .unread())
                    .isTrue();
        }
        fixture.runWork();
        assertThat(fixture.message(id, queued.id()).delivery().status()).isNotEqualTo(DeliveryStatus.FAILED);

        is(fixture, Channel.MESSENGER, ChannelAvailability.AVAILABLE);
        assertThat(fixture.send(Recipient.conversation(id), Draft.text("Hola"), fixture.administrator())
                        .isDone())
                .isTrue();
        assertThat(composer(fixture, id).mode()).isEqualTo(ComposerState.Mode.FREE_TEXT);
    }
}
