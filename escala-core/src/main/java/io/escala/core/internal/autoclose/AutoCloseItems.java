package io.escala.core.internal.autoclose;

import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The work of rules: one item for each version of an active rule, enqueued with it. So a rule that is changed is looked at when its new time
 * says so, and what is queued for the version before ends by itself. Pure.
 */
final class AutoCloseItems {
    /**
     * The longest time until a rule is looked at again. Its next close is known exactly from what is stored, and nobody who writes later is
     * due earlier; this is for what comes otherwise: a message filed late, a line or the plan that is there again, a clock that was wrong.
     */
    static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

    private AutoCloseItems() {}

    /** The work of a rule that was saved just now. */
    static WorkItem of(AutoCloseRule rule, Instant now) {
        return WorkItem.single(
                rule.account(),
                WorkKind.AUTO_CLOSE,
                rule.id() + "/" + rule.version(),
                next(now, firstDue(rule).orElse(now)));
    }

    /** When a rule closes something for the first time, if it is active. */
    static Optional<Instant> firstDue(AutoCloseRule rule) {
        return Optional.ofNullable(rule.activeSince()).map(since -> since.plus(rule.idleTime()));
    }

    /** When to look at a rule again of which the next close is due at a time. */
    static Instant next(Instant now, Instant due) {
        Instant latest = now.plus(LOOK_AGAIN);
        return due.isBefore(latest) ? due : latest;
    }

    /** The version of a rule that an item is for. */
    record Target(AutoCloseRuleId rule, long version) {
        static Target of(WorkKey key) {
            int slash = key.id().lastIndexOf('/');
            try {
                return new Target(
                        new AutoCloseRuleId(key.id().substring(0, slash)),
                        Long.parseLong(key.id().substring(slash + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw new IllegalArgumentException("work of a rule in a form that this version does not know", e);
            }
        }
    }
}
