package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.line.LineId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads the rules that close conversations, and what they close. The guarantees of {@link CrmStore} apply to every read. A store that
 * does not have them yet refuses each with {@link UnsupportedOperationException}, naming it.
 */
public interface AutoCloseReads {
    /**
     * Reads rules.
     *
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    default Map<AutoCloseRuleId, AutoCloseRule> autoCloseRules(AccountId account, Collection<AutoCloseRuleId> ids) {
        throw new UnsupportedOperationException("autoCloseRules");
    }

    /**
     * Reads every rule of an account, active or not.
     *
     * @return its rules in order of their ids
     */
    default List<AutoCloseRule> allAutoCloseRules(AccountId account) {
        throw new UnsupportedOperationException("allAutoCloseRules");
    }

    /**
     * Reads the open conversations of lines in which the customer has been silent longest ({@link Conversation#idleSince}); neither those
     * that another one continues nor those in which the customer never wrote. Its cost must not grow with the number of conversations.
     *
     * @param lines the lines, any number
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return the conversations, silent longest first, ties by id
     */
    default List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
        throw new UnsupportedOperationException("idleConversations");
    }
}
