package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.text.BoundedPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may be reacted to.
 *
 * <ol>
 *   <li>The account has the required entitlements, and the actor sees the conversation.
 *   <li>The line is available, its channel has a gateway, and the account uses it.
 *   <li>The window is open: no tag of Meta's helps a reaction after it.
 *   <li>The channel knows the message. On WhatsApp it is at most 30 days old.
 *   <li>The reaction is one emoji.
 * </ol>
 */
final class ReactionRules {
    private static final Duration WHATSAPP_REACH = Duration.ofDays(30);

    /** More than any emoji has. */
    private static final int LONGEST = 64;

    private static final BoundedPattern GRAPHEME = BoundedPattern.of("\\X", LONGEST);

    /** Every emoji has a character from here on; what has none is a letter, a digit or a sign of Latin. */
    private static final int FIRST_SYMBOL = 0xA9;

    private ReactionRules() {}

    static Outcome<SendTarget> judge(
            State state,
            Actor actor,
            Set<Entitlement> has,
            Set<Channel> channels,
            SendSettings settings,
            MessageId id,
            @Nullable String emoji,
            Instant now) {
        Optional<Refusal> notEntitled = AccessRules.entitled(actor, has);
        if (notEntitled.isPresent()) {
            return Outcome.refused(notEntitled.get());
        }
        Optional<Message> found = state.conversations().message(id);
        if (found.isEmpty()) {
            return Outcome.refused(AccessRules.notFound());
        }
        Outcome<SendTarget> target = new TargetRules(state, actor)
                .conversation(new Recipient.ToConversation(found.get().conversation()));
        if (!(target instanceof Outcome.Done<SendTarget> done)) {
            return target;
        }
        SendTarget to = done.value();
        List<Refusal> refusals = new ArrayList<>();
        SendRules.line(state, to.line(), channels).ifPresent(refusals::add);
        refusals.addAll(to.refusals());
        TextRules.window(to, to.window(settings).isOpen(now)).ifPresent(refusals::add);
        message(found.get(), to.line().channel(), now).ifPresent(refusals::add);
        if (emoji != null && !isEmoji(emoji)) {
            refusals.add(Refusal.field(Reason.FIELD_INVALID, "emoji"));
        }
        return refusals.isEmpty() ? target : Outcome.refused(refusals);
    }

    private static Optional<Refusal> message(Message message, Channel channel, Instant now) {
        Refusal refusal = Refusal.of(Reason.FIELD_INVALID, Remedy.NONE).in("message", null);
        if (message.providerId() == null) {
            return Optional.of(refusal.because(Cause.NOT_SENT_YET));
        }
        Duration age = Duration.between(message.at(), now);
        return channel == Channel.WHATSAPP && age.compareTo(WHATSAPP_REACH) > 0
                ? Optional.of(refusal.because(Cause.TOO_OLD).limitedTo(WHATSAPP_REACH.toDays(), age.toDays()))
                : Optional.empty();
    }

    /** Pictures, signs, flags and keys with their tones and joiners; not letters. */
    static boolean isEmoji(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && GRAPHEME.matches(text)
                && !Character.isLetter(text.codePointAt(0))
                && text.codePoints().anyMatch(point -> point >= FIRST_SYMBOL && !Character.isLetter(point));
    }
}
