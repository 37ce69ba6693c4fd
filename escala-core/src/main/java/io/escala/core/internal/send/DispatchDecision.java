package io.escala.core.internal.send;

import io.escala.core.channel.Dispatch;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.core.port.Metrics;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.Entitlement;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a queued message is started now.
 *
 * <ol>
 *   <li>A message already settled by a status or an echo, or that is no send, is done.
 *   <li>A message that is already started was interrupted: it may have been sent, so it is unknown and never sent again.
 *   <li>Behind an unknown message the conversation waits 30 seconds for a status or echo, then continues.
 *   <li>A message of a line that was removed, a text whose window has closed and that no human agent tag lets through, or a template that waited too long expires without a
 *       call.
 *   <li>A message of anybody but the host, while the account lacks the plan, is refused without a call.
 *   <li>A template that Meta has stopped since it was queued is refused without a call.
 *   <li>Marketing that would be refused now, because the person opted out or consent was withdrawn since it was queued, is
 *       refused without a call. Replies and other templates are never held back by that.
 *   <li>While the line is stopped, has to wait or has used up its rate, the queue is kept in its order, and no call is made.
 *   <li>A line that Meta stopped and that has other credentials since makes one call; the others wait for its answer.
 *   <li>While files of it are not uploaded through the line, it is not started.
 *   <li>Otherwise the message is recorded as started before the call.
 * </ol>
 *
 * <p>A message that was started is not held back: an opt-out committed after the start, or between reading and recording it,
 * has no effect on it.
 *
 * @param verdict the outcome of the item if nothing is to be sent, or null
 * @param dispatch what to send, or null
 * @param uploads what has to be uploaded before it can be started, or null
 * @param ended an attempt that this decision itself ended, or null
 * @param attempt the number of the attempt, from 0
 * @param at the time of the decision
 */
record DispatchDecision(
        @Nullable Verdict verdict,
        @Nullable Dispatch dispatch,
        @Nullable MissingUploads uploads,
        @Nullable Ended ended,
        int attempt,
        Instant at) {
    /**
     * An attempt that ended without a call.
     *
     * @param channel its channel
     * @param sent its outcome
     */
    record Ended(Channel channel, Metrics.Sent sent) {}

    /**
     * Files that are not uploaded yet.
     *
     * @param line the line that sends them
     * @param media the files
     */
    record MissingUploads(Line line, List<MessageMedia.Medium> media) {}

    /** How long a conversation waits behind a message with an unknown outcome. */
    static final Duration HOLD = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofSeconds(5);

    /**
     * Decides.
     *
     * @param unit the decision, under the lease of the lane; message, conversation, line, person, stored media and their uploads loaded, for a user on
     *     Messenger or Instagram also the settings, for a template Meta's reports on it, and for
     *     marketing also the holder of the number, the contact's identities, and the channel consents of all of them
     * @param item the work
     * @param has the account's entitlements
     * @param channels the channels with a gateway
     * @param settings the settings of sends
     * @param traffic when the lines may call
     * @return what to do once it is committed
     */
    static DispatchDecision decide(
            UnitOfWork unit,
            WorkItem item,
            Set<Entitlement> has,
            Set<Channel> channels,
            SendSettings settings,
            LineTraffic traffic) {
        Optional<Message> found =
                unit.state().conversations().message(new MessageId(item.key().id()));
        if (found.isEmpty() || found.get().delivery() == null) {
            return settled(unit, item);
        }
        Message message = found.get();
        Delivery delivery = DeliveryProgress.delivery(message);
        return switch (delivery.status()) {
            case QUEUED -> queued(unit, item, message, has, channels, settings, traffic);
            case STARTED -> {
                DeliveryError cutOff = new DeliveryError(0, 0, "CUT_OFF");
                DeliveryProgress.raise(unit, message.id(), delivery.attempt(), DeliveryStatus.UNKNOWN, cutOff);
                yield putOff(unit, item, unit.now().plus(LOOK)).withEnded(unit, message, Metrics.Sent.UNKNOWN);
            }
            case UNKNOWN -> unknown(unit, item, delivery);
            case ACCEPTED, SENT, FAILED, DELIVERED, READ, PLAYED -> settled(unit, item);
        };
    }

    private static DispatchDecision unknown(UnitOfWork unit, WorkItem item, Delivery delivery) {
        Instant until = delivery.times()
                .getOrDefault(DeliveryStatus.UNKNOWN, unit.now())
                .plus(HOLD);
        Instant look = unit.now().plus(LOOK);
        return unit.now().isBefore(until)
                ? putOff(unit, item, look.isBefore(until) ? look : until)
                : settled(unit, item);
    }

    private static DispatchDecision queued(
            UnitOfWork unit,
            WorkItem item,
            Message message,
            Set<Entitlement> has,
            Set<Channel> channels,
            SendSettings settings,
            LineTraffic traffic) {
        int attempt =
                Math.max(item.attempts(), DeliveryProgress.delivery(message).attempt());
        Optional<Line> line = unit.state().account().line(message.line());
        if (line.isEmpty()) {
            return expired(unit, item, message, attempt, "LINE_REMOVED");
        }
        Conversation conversation =
                unit.state().conversations().current(message.conversation()).orElseThrow();
        Optional<Instant> deadline = SendDeadline.of(unit.state(), message, conversation, settings);
        boolean tagged = SendDeadline.needsTag(unit.state(), message, conversation, settings, unit.now());
        boolean inTime = SendDeadline.needsWindow(message)
                ? tagged || settings.window(conversation).isOpen(unit.now())
                : deadline.filter(unit.now()::isBefore).isPresent();
        if (deadline.isEmpty() || !inTime) {
            return expired(unit, item, message, attempt, reason(message, settings.window(conversation)));
        }
        Optional<Refusal> refusal = AccessRules.entitled(message.author(), has)
                .or(() -> TemplateRules.stopped(unit.state(), line.get(), message.content()))
                .or(() -> MarketingRules.concern(message.content())
                        ? marketing(unit, message, conversation)
                        : Optional.empty());
        if (refusal.isPresent()) {
            DeliveryError error = new DeliveryError(0, 0, refusal.get().reason().name());
            DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.FAILED, error);
            return settled(unit, item).withEnded(unit, message, Metrics.Sent.REFUSED);
        }
        IdentityKey to = message.address();
        String attemptName = attemptOf(message.id().value(), attempt);
        boolean restricted = RestrictionRules.judge(
                        unit.state(), line.get(), settings.window(conversation).isOpen(unit.now()), unit.now())
                .isPresent();
        boolean open = !restricted && (line.get().available() || traffic.reserveProbe(line.get(), attemptName));
        if (!open || to == null || !channels.contains(line.get().channel())) {
            return putOff(unit, item, earliest(unit.now().plus(RetrySchedule.STOPPED), deadline.get()));
        }
        MessageMedia media = MessageMedia.of(unit.state(), message);
        List<MessageMedia.Medium> missing = media.missing(unit.state(), line.get(), unit.now());
        Optional<Instant> waitsUntil = missing.isEmpty()
                ? traffic.reserve(line.get(), attemptName, unit.now())
                : traffic.waitsUntil(line.get(), unit.now());
        if (waitsUntil.isPresent()) {
            return putOff(unit, item, earliest(waitsUntil.get(), deadline.get()));
        }
        if (!missing.isEmpty()) {
            return new DispatchDecision(null, null, new MissingUploads(line.get(), missing), null, attempt, unit.now());
        }
        DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.STARTED, null);
        Dispatch dispatch = new Dispatch(
                line.get(),
                to,
                message.content(),
                media.ids(unit.state(), line.get(), unit.now()),
                message.id().value(),
                message.replyTo(),
                tagged);
        return new DispatchDecision(null, dispatch, null, null, attempt, unit.now());
    }

    private static DispatchDecision expired(
            UnitOfWork unit, WorkItem item, Message message, int attempt, String reason) {
        DeliveryProgress.raise(unit, message.id(), attempt, DeliveryStatus.FAILED, new DeliveryError(0, 0, reason));
        return settled(unit, item).withEnded(unit, message, Metrics.Sent.EXPIRED);
    }

    /** Names an attempt of a message. */
    static String attemptOf(String message, int attempt) {
        return message + "/" + attempt;
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Optional<Refusal> marketing(UnitOfWork unit, Message message, Conversation conversation) {
        Contact contact = unit.state()
                .identities()
                .canonical(conversation.identity())
                .map(ChannelIdentity::contact)
                .flatMap(unit.state().contacts()::find)
                .orElse(null);
        return MarketingRules.judge(
                unit.state(), new SendAddressee(conversation.channel(), contact, conversation, message.address()));
    }

    /** Closed by Meta's report or never open; otherwise expired. */
    private static String reason(Message message, MessagingWindow window) {
        if (!SendDeadline.needsWindow(message)) {
            return "EXPIRED";
        }
        boolean ranOut = window.closesAt().isPresent()
                && window.closesAt().equals(new MessagingWindow(window.opensAt(), null, window.margin()).closesAt());
        return ranOut ? "EXPIRED" : "WINDOW_CLOSED";
    }

    private static DispatchDecision settled(UnitOfWork unit, WorkItem item) {
        unit.done(item.key());
        return new DispatchDecision(Verdict.SETTLED, null, null, null, 0, unit.now());
    }

    private static DispatchDecision putOff(UnitOfWork unit, WorkItem item, Instant due) {
        unit.reschedule(item.again(due, item.attempts()));
        return new DispatchDecision(Verdict.PUT_OFF, null, null, null, 0, unit.now());
    }

    private DispatchDecision withEnded(UnitOfWork unit, Message message, Metrics.Sent sent) {
        Ended how = unit.state()
                .account()
                .line(message.line())
                .map(line -> new Ended(line.channel(), sent))
                .orElse(null);
        return new DispatchDecision(verdict, dispatch, uploads, how, attempt, at);
    }
}
