package io.escala.core.internal.autoclose;

import io.escala.core.internal.conversation.ConversationClosing;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Expected;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import java.time.Instant;
import java.util.Optional;

/**
 * Closes one conversation by a rule. In order:
 *
 * <ol>
 *   <li>The rule must still be the one that the work is for, and the line connected.
 *   <li>The conversation must still be open, not continued by another one, and its time over.
 *   <li>It is closed as by hand, with the reason of the rule, by automation.
 * </ol>
 *
 * <p>At commit the rule, the conversation and the customer's last message must be as they were read: a message that comes before the close
 * puts it off, and one that comes after it opens the conversation again. Pure.
 */
final class AutoCloseDecision {
    private AutoCloseDecision() {}

    /** Requires the rule, the conversation with its sessions, and its line. Answers whether it is closed. */
    static Decision<Boolean> decide(UnitOfWork unit, AutoCloseItems.Target target, ConversationId id) {
        AutoCloseRule rule = rule(unit, target).orElse(null);
        Conversation conversation = unit.state().conversations().find(id).orElse(null);
        if (rule == null
                || conversation == null
                || unit.state().account().line(conversation.line()).isEmpty()
                || rule.due(conversation)
                        .filter(due -> !due.isAfter(unit.now()))
                        .isEmpty()) {
            return Decision.nothing(false);
        }
        unit.expect(conversation);
        unit.expect(
                Expected.Kind.INBOUND,
                id.value(),
                conversation
                        .mark(Mark.INBOUND_ARRIVAL)
                        .map(Instant::toEpochMilli)
                        .orElse(0L));
        unit.expect(Expected.Kind.AUTO_CLOSE_RULE, rule.id().value(), rule.version());
        ConversationClosing.close(unit, conversation, rule.reason(), Author.AUTOMATION);
        return Decision.commit(unit, true);
    }

    /** The rule that work is for, unless it was changed, turned off or removed since. */
    static Optional<AutoCloseRule> rule(UnitOfWork unit, AutoCloseItems.Target target) {
        return unit.state()
                .account()
                .autoCloseRule(target.rule())
                .filter(rule -> rule.active() && rule.version() == target.version());
    }
}
