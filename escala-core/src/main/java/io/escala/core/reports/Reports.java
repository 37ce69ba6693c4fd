package io.escala.core.reports;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.crm.account.Permission;
import io.escala.crm.conversation.Session;

/**
 * The data of reports, for an actor with {@link Permission#SEE_REPORTS}: of every owner, on the lines of its role, without texts of messages.
 * What is averaged, grouped and drawn is up to the host.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Reports {
    /**
     * Lists sessions with their times, those opened last first. The times of a page are computed when it is read, from the messages that
     * arrived while each session was open. When two conversations turned out to be one person's, the session that was open in the one that
     * ended is not listed: it goes on in the conversation that continues it, and what was written before counts to no session.
     *
     * @param query which sessions
     * @return the sessions; its cursors belong to the actor and the query
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     * @see Session
     */
    Listing<SessionReport> sessions(SessionQuery query);
}
