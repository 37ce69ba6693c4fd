package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ComposerState;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

/** Answers of people on Messenger and Instagram up to seven days after the last message of the customer. */
class HumanAgentTest {
    private static void grant(InboxFixture fixture) {
        AccountSettings settings = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .administration()
                .settings()
                .orElseThrow();
        assertThat(fixture.inbox().as(fixture.administrator()).administration().save(settings.withHumanAgent(true)))
                .isInstanceOf(Outcome.Done.class);
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

    private static DeliveryStatus status(Message message) {
        return Objects.requireNonNull(message.delivery()).status();
    }

    @EveryStore
    @DisplayName("M34 A user may answer for seven days where Meta permits it, an automation for 24 hours")
    void usersAnswerForSevenDays(InboxFixture fixture) {
        grant(fixture);
        Instant wrote = fixture.now();
        ConversationView view = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Bea", "B").writes("hola"));
        ConversationId id = view.conversation().id();
        Instant closes = view.window().closesAt().orElseThrow();
        assertThat(composer(fixture, id)).isEqualTo(ComposerState.freeText(closes));
        fixture.later(Duration.ofHours(25));

        assertThat(fixture.view(id).window().closesAt()).contains(closes);
        assertThat(fixture.view(id).window().isOpen(fixture.now())).isFalse();
        assertThat(composer(fixture, id).mode()).isEqualTo(ComposerState.Mode.FREE_TEXT);
        assertThat(composer(fixture, id).until().orElseThrow())
                .isBetween(
                        wrote.plus(Duration.ofDays(7)).minusSeconds(60),
                        wrote.plus(Duration.ofDays(7)).plusSeconds(60));
        assertThat(fixture.send(Recipient.conversation(id), Draft.text("Soy un bot"), fixture.flow())
                        .refusedFor(Refusal.Reason.WINDOW_CLOSED))
                .isTrue();
        assertThat(status(fixture.sends(Recipient.conversation(id), Draft.text("Aquí estoy"))))
                .isEqualTo(DeliveryStatus.ACCEPTED);

        fixture.later(Duration.ofDays(6));
        assertThat(composer(fixture, id)).isEqualTo(ComposerState.waitingForCustomer());
        assertThat(fixture.send(Recipient.conversation(id), Draft.text("¿Hola?"), fixture.administrator())
                        .refusedFor(Refusal.Reason.WINDOW_CLOSED))
                .isTrue();
    }

    @EveryStore
    @DisplayName("M34 Where the setting promises what Meta did not permit, the answer fails and the line goes on")
    void missingPermissionStopsNoLine(InboxFixture fixture) {
        grant(fixture);
        ConversationId id = fixture.receives(
                        fixture.meta().instagramPerson("555001").writes("hola"))
                .conversation()
                .id();
        fixture.later(Duration.ofHours(25));

        Message late = fixture.sends(Recipient.conversation(id), Draft.text("Aquí estoy"));

        assertThat(status(late)).isEqualTo(DeliveryStatus.FAILED);
        assertThat(Objects.requireNonNull(fixture.view(id).line()).available()).isTrue();
    }
}
