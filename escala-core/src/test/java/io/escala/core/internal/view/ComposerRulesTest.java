package io.escala.core.internal.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.conversations.ComposerState;
import io.escala.core.conversations.ComposerState.Mode;
import io.escala.core.conversations.ConversationView;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateCategory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerRulesTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<Channel> ALL = Set.of(Channel.values());
    private static final Line LINE = Line.whatsApp(ACME, new LineId("sales"), "Sales", "700", "900");
    private static final MessagingWindow SHUT = MessagingWindow.openedAt(NOON.minus(Duration.ofHours(24)));

    private static ConversationView view(Channel channel, @Nullable Line line, MessagingWindow window) {
        ChannelIdentity person = new ChannelIdentity(ACME, new IdentityId("rosa"), channel, null, null, null, NOON, 0);
        Conversation conversation = Conversation.begin(
                ACME, new ConversationId("talk"), LINE.id(), person.id(), channel, NOON.minusSeconds(1));
        return new ConversationView(conversation, line, person, List.of(), null, null, false, window);
    }

    private static Message sent(MessageContent content, DeliveryStatus status) {
        return new Message(
                ACME,
                new MessageId("m"),
                new ConversationId("talk"),
                LINE.id(),
                Author.AUTOMATION,
                null,
                content,
                NOON.minusSeconds(5),
                NOON.minusSeconds(5),
                false,
                null,
                null,
                null,
                null,
                Delivery.at(status, NOON));
    }

    private static MessageContent template() {
        return new MessageContent.Template("offer", "es", TemplateCategory.UTILITY, List.of(), null);
    }

    private static ComposerState decide(ConversationView view, @Nullable Message latest) {
        return ComposerRules.decide(
                ALL, Optional.empty(), view, Optional.empty(), true, latest, Optional.empty(), NOON);
    }

    @ParameterizedTest
    @EnumSource
    void anythingMayBeWrittenWhileTheWindowIsOpen(Channel channel) {
        MessagingWindow open = MessagingWindow.openedAt(NOON.minus(Duration.ofHours(23)));

        ComposerState state = decide(view(channel, LINE, open), sent(template(), DeliveryStatus.SENT));

        assertThat(state.mode()).isEqualTo(Mode.FREE_TEXT);
        assertThat(state.until()).contains(NOON.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "WHATSAPP, TEMPLATE_ONLY",
        "MESSENGER, WAITING_FOR_CUSTOMER",
        "INSTAGRAM, WAITING_FOR_CUSTOMER",
    })
    void aTemplateIsAllThatMayBeSentInAShutWindow(Channel channel, Mode mode) {
        assertThat(decide(view(channel, LINE, SHUT), null).mode()).isEqualTo(mode);
        assertThat(decide(view(channel, LINE, MessagingWindow.never()), null).mode())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerToTheLastTemplateIsAwaitedUnlessItFailed(DeliveryStatus status) {
        ComposerState state = decide(view(Channel.WHATSAPP, LINE, SHUT), sent(template(), status));

        if (status == DeliveryStatus.FAILED) {
            assertThat(state).isEqualTo(ComposerState.templateOnly());
        } else {
            assertThat(state).isEqualTo(ComposerState.waitingForAnswer(NOON.minusSeconds(5)));
        }
    }

    @Test
    void noAnswerIsAwaitedToAText() {
        Message text = sent(new MessageContent.Text("hola"), DeliveryStatus.READ);

        assertThat(decide(view(Channel.WHATSAPP, LINE, SHUT), text)).isEqualTo(ComposerState.templateOnly());
    }

    @Test
    void everyReasonWhyNothingMayBeSentIsNamed() {
        MessagingWindow open = MessagingWindow.openedAt(NOON);
        ConversationView fine = view(Channel.WHATSAPP, LINE, open);
        ConversationView stopped = view(Channel.WHATSAPP, LINE.withAvailable(false), open);
        ConversationView removed = view(Channel.WHATSAPP, null, open);

        assertThat(reasons(ComposerRules.decide(
                        ALL, Optional.empty(), stopped, Optional.empty(), true, null, Optional.empty(), NOON)))
                .containsExactly(Reason.LINE_UNAVAILABLE);
        assertThat(reasons(ComposerRules.decide(
                        ALL, Optional.empty(), removed, Optional.empty(), false, null, Optional.empty(), NOON)))
                .containsExactly(Reason.LINE_UNAVAILABLE);
        assertThat(reasons(ComposerRules.decide(
                        Set.of(Channel.MESSENGER),
                        Optional.empty(),
                        fine,
                        Optional.empty(),
                        false,
                        null,
                        Optional.empty(),
                        NOON)))
                .containsExactly(Reason.NO_GATEWAY, Reason.NO_DESTINATION);
        Refusal restricted = Refusal.of(Reason.LINE_RESTRICTED, Refusal.Remedy.ASK_ADMINISTRATOR);
        assertThat(reasons(ComposerRules.decide(
                        ALL, Optional.empty(), fine, Optional.of(restricted), true, null, Optional.empty(), NOON)))
                .containsExactly(Reason.LINE_RESTRICTED);
        AccountSettings announced = AccountSettings.of(LINE.account(), "AR", ZoneOffset.UTC)
                .withAvailability(Channel.WHATSAPP, ChannelAvailability.COMING_SOON);
        assertThat(reasons(ComposerRules.decide(
                        ALL, Optional.of(announced), fine, Optional.empty(), true, null, Optional.empty(), NOON)))
                .containsExactly(Reason.CHANNEL_UNAVAILABLE);
    }

    private static List<Reason> reasons(ComposerState state) {
        assertThat(state.mode()).isEqualTo(Mode.UNAVAILABLE);
        return state.reasons().stream().map(Refusal::reason).toList();
    }
}
