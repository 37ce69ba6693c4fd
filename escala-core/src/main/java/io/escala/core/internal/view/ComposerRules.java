package io.escala.core.internal.view;

import io.escala.core.conversations.ComposerState;
import io.escala.core.conversations.ConversationView;
import io.escala.core.internal.access.ChannelRules;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be written in a conversation. In order:
 *
 * <ol>
 *   <li>Nothing on a line that was removed, stopped or is restricted by Meta, on a channel without gateway or that the account does not use, and to a person whose numbers and ids on the line
 *       all ended.
 *   <li>Anything while the window is open (M34).
 *   <li>On Messenger and Instagram anything by a user while the human agent tag allows it, else nothing: the person has to write.
 *   <li>On WhatsApp a template (M27). If one was sent last and did not fail, its answer is awaited (M32, M33): the answer opens the
 *       window.
 * </ol>
 */
final class ComposerRules {
    private ComposerRules() {}

    /**
     * Decides.
     *
     * @param gateways the channels with a gateway
     * @param settings the account's settings
     * @param restricted why Meta does not let it be sent now, or empty
     * @param reachable whether the person has a number or id on the line
     * @param latest the newest message, or null
     * @param humanAgentUntil until when the reader may answer after the window, or empty
     * @param now the time that it is decided for
     */
    static ComposerState decide(
            Set<Channel> gateways,
            Optional<AccountSettings> settings,
            ConversationView view,
            Optional<Refusal> restricted,
            boolean reachable,
            @Nullable Message latest,
            Optional<Instant> humanAgentUntil,
            Instant now) {
        List<Refusal> reasons = new ArrayList<>();
        line(view.line(), gateways, settings).ifPresent(reasons::add);
        restricted.ifPresent(reasons::add);
        if (view.line() != null && !reachable) {
            reasons.add(Refusal.of(Refusal.Reason.NO_DESTINATION, Refusal.Remedy.NONE));
        }
        if (!reasons.isEmpty()) {
            return ComposerState.unavailable(reasons);
        }
        if (view.window().isOpen(now)) {
            return ComposerState.freeText(view.window().closesAt().orElseThrow());
        }
        if (view.conversation().channel() != Channel.WHATSAPP) {
            return humanAgentUntil
                    .filter(now::isBefore)
                    .map(ComposerState::freeText)
                    .orElseGet(ComposerState::waitingForCustomer);
        }
        return latest != null && isAwaitingAnswer(latest)
                ? ComposerState.waitingForAnswer(latest.at())
                : ComposerState.templateOnly();
    }

    private static Optional<Refusal> line(
            @Nullable Line line, Set<Channel> gateways, Optional<AccountSettings> settings) {
        if (line == null || !line.available()) {
            return Optional.of(Refusal.of(Refusal.Reason.LINE_UNAVAILABLE, Refusal.Remedy.ASK_ADMINISTRATOR));
        }
        return gateways.contains(line.channel())
                ? ChannelRules.used(settings, line.channel())
                : Optional.of(Refusal.of(Refusal.Reason.NO_GATEWAY, Refusal.Remedy.CONFIGURE_CHANNEL));
    }

    private static boolean isAwaitingAnswer(Message latest) {
        Delivery delivery = latest.delivery();
        return latest.direction() == Direction.OUTBOUND
                && latest.content() instanceof MessageContent.Template
                && delivery != null
                && delivery.status() != DeliveryStatus.FAILED;
    }
}
