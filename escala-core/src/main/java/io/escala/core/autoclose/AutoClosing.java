package io.escala.core.autoclose;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import java.util.List;

/**
 * The rules that close conversations of the account of a {@link io.escala.core.inbox.Desk}. Everybody in the account may read them.
 * Whoever handles conversations may save them: the host, and users whose role converses with all or with its own, or configures the
 * account; they hold for the whole line, not for the user's own conversations. Automations and campaigns may not. A role that is limited to some lines
 * saves rules for these, and changes and removes no rule with others.
 *
 * <p>An active rule closes a conversation of its lines when the idle time is over since the customer's last message, as it arrived. What
 * the business sends does not count. A message of the customer in time starts the count again; one that comes as it is being closed is
 * filed, and opens the conversation again. A conversation in which the customer never wrote is not closed. Where a user or a send opened it
 * again after that message, the count starts there, so that it is not closed again at once.
 *
 * <p>A rule counts from when it is saved: whoever is silent already has the whole idle time from then on. The count starts anew when the
 * idle time is changed, a line is added or the rule is turned on again; not when its reason is changed or a line is given up. A rule that
 * is turned off or removed closes nothing any more, and so does one for a line that it gave up or that is no longer connected.
 *
 * <p>Closing leaves the messages, what is unread and the messaging window as they are; the thread shows the reason, and the event is that
 * of a manual close. It is durable work: it happens within about a minute while workers run, in one commit for each conversation, once however
 * many machines there are. Without the account's plan nothing is closed.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for
 * implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface AutoClosing {
    /**
     * Returns the rules, active or not.
     *
     * @return the rules in order of their ids, which is the order in which they were saved
     */
    List<AutoCloseRule> rules();

    /**
     * Saves a new rule. Refused, with every problem at once: lines that are missing, too many, not connected, or in another active
     * rule, which the refusal names; an idle time that is too short or too long; a reason that is missing or too long.
     *
     * @param draft the rule as it is to be
     * @return the rule
     */
    Outcome<AutoCloseRule> save(AutoCloseDraft draft);

    /**
     * Changes a rule, and turns it on or off. Refused as {@link #save} is, and when there is no such rule or somebody changed it in the
     * meantime. A line that is no longer connected may stay in it, but not be added.
     *
     * @param rule which rule
     * @param version the version it was read at
     * @param draft the rule as it is to be; {@link AutoCloseDraft#of} starts from the rule as it is
     * @return the rule with its next version, or as it is when nothing changes
     */
    Outcome<AutoCloseRule> change(AutoCloseRuleId rule, long version, AutoCloseDraft draft);

    /**
     * Removes a rule. Refused when there is no such rule.
     *
     * @param rule which rule
     * @return the rule as it was
     */
    Outcome<AutoCloseRule> remove(AutoCloseRuleId rule);
}
