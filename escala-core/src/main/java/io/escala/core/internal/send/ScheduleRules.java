package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.ChannelRules;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Messages;
import io.escala.core.send.Recipient;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.schedule.ScheduledMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** When a message may be scheduled for, who sees it until then, and whether it may be sent when its time has come. Pure. */
final class ScheduleRules {
    private static final String SEND_AT = "sendAt";
    private static final Duration FURTHEST = Duration.ofDays(Messages.MAX_DAYS_AHEAD);

    private ScheduleRules() {}

    /** Why nothing is scheduled for a time: it has passed, or is too far away. */
    static Optional<Refusal> time(Instant sendAt, Instant now) {
        Refusal refusal =
                Refusal.of(Reason.TIME_NOT_POSSIBLE, Remedy.CHOOSE_OTHER_TIME).in(SEND_AT, null);
        if (!sendAt.isAfter(now)) {
            return Optional.of(refusal.because(Cause.PASSED));
        }
        return sendAt.isAfter(now.plus(FURTHEST))
                ? Optional.of(refusal.because(Cause.TOO_FAR)
                        .limitedTo(
                                Messages.MAX_DAYS_AHEAD,
                                Duration.between(now, sendAt).toDays()))
                : Optional.empty();
    }

    /** Whom a scheduled message is addressed to. */
    static Recipient recipient(ScheduledMessage message) {
        ContactId contact = message.contact();
        return contact == null
                ? Recipient.conversation(Objects.requireNonNull(message.conversation(), "conversation"))
                : Recipient.contact(contact, message.line());
    }

    /**
     * Whether an actor sees a scheduled message: one that they scheduled, one in a conversation that they see, and whoever sees everything one that
     * stands in none. All that on the lines of their role.
     *
     * @param state the conversation, if it stands in one
     */
    static boolean sees(Actor actor, State state, ScheduledMessage message) {
        if (!message.account().equals(actor.account())
                || !actor.role().lines().includes(message.line(), message.channel())) {
            return false;
        }
        ConversationId conversation = message.conversation();
        return AccessRules.visibility(actor).all()
                || (actor.user() != null && actor.user().equals(message.author().user()))
                || (conversation != null
                        && state.conversations()
                                .current(conversation)
                                .filter(found -> AccessRules.sees(actor, found))
                                .isPresent());
    }

    /**
     * Judges a message whose time has come.
     *
     * <ol>
     *   <li>The account has the plan.
     *   <li>Its author may still write to the recipient, and there is a destination, on a channel that the account uses. A line that is stopped or that Meta
     *       restricts does not count: in the queue it waits for that, as every message does.
     *   <li>It is not later than a template may wait in the queue.
     *   <li>What needs an open window has one, by the human agent tag too.
     *   <li>A template was not stopped by Meta; one for marketing goes to whoever may receive it.
     * </ol>
     *
     * @param state as for a request of this recipient, with Meta's reports on a template, and for marketing the consents
     * @param author who scheduled it, with the role that they have now
     * @return the target, or every refusal
     */
    static Outcome<SendTarget> judge(
            State state,
            ScheduledMessage message,
            Actor author,
            Set<Entitlement> has,
            SendSettings settings,
            Instant now) {
        Optional<Refusal> notEntitled = AccessRules.entitled(author, has);
        if (notEntitled.isPresent()) {
            return Outcome.refused(notEntitled.get());
        }
        return recipient(message)
                .accept(new TargetRules(state, author))
                .fold(
                        found -> judge(state, message, found.value(), author, settings, now),
                        refused -> Outcome.refused(refused.refusals()));
    }

    private static Outcome<SendTarget> judge(
            State state,
            ScheduledMessage message,
            SendTarget target,
            Actor author,
            SendSettings settings,
            Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        ChannelRules.used(state.account().settings(), target.line().channel()).ifPresent(refusals::add);
        refusals.addAll(target.refusals());
        if (!now.isBefore(message.sendAt().plus(settings.expiresAfter()))) {
            refusals.add(Refusal.of(Reason.TIME_NOT_POSSIBLE, Remedy.CHOOSE_OTHER_TIME)
                    .in(SEND_AT, null)
                    .because(Cause.PASSED));
        }
        MessageContent content = message.parts().get(0).content();
        if (content instanceof MessageContent.Template) {
            TemplateRules.stopped(state, target.line(), content).ifPresent(refusals::add);
            if (MarketingRules.concern(content)) {
                MarketingRules.judge(state, target.addressee()).ifPresent(refusals::add);
            }
        } else {
            TextRules.window(target, HumanAgentWindow.mayWrite(state, author, target, settings, now))
                    .ifPresent(refusals::add);
        }
        return refusals.isEmpty() ? Outcome.done(target) : Outcome.refused(refusals);
    }
}
