package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what reports about sessions are made of. The guarantees of {@link CrmStore} apply to every read. A store that does not have them yet
 * refuses each with {@link UnsupportedOperationException}, naming it.
 */
public interface SessionReads {
    /**
     * Lists sessions by the time at which they were opened, newest first, ties by the later conversation id, then by the higher number. The
     * open session of a conversation that was superseded is not listed: it goes on in the conversation that continues it.
     *
     * @param scope only those of conversations on these lines
     * @param after start of the page: the text of a {@link SessionPosition}, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of sessions
     */
    default CursorPage<Session> listSessions(
            AccountId account, SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("listSessions");
    }

    /**
     * Counts the sessions that {@link #listSessions} lists over all pages, up to a number.
     *
     * @param scope only those of conversations on these lines
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    default long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
        throw new UnsupportedOperationException("countSessions");
    }

    /**
     * Reads who wrote when in conversations, of their own messages: not those of conversations that they superseded. Messages written more
     * than {@value ThreadSummary#DAYS_BEFORE_ANSWER} days before {@code from} need not be found: older ones are not filed.
     *
     * @param conversations the conversations, any number
     * @param from only messages that arrived at this time or later, to the millisecond
     * @param until only messages that arrived at this time or before, to the millisecond
     * @return per conversation its messages by (at, arrivedAt, id); absent for one without any
     */
    default Map<ConversationId, List<MessageTime>> messageTimes(
            AccountId account, Collection<ConversationId> conversations, Instant from, Instant until) {
        throw new UnsupportedOperationException("messageTimes");
    }

    /**
     * Reads how people came to conversations, those that they superseded included.
     *
     * @param conversations the conversations, any number
     * @return per conversation its touchpoints by (at, arrivedAt, id), each with its own conversation; absent for one without any
     */
    default Map<ConversationId, List<Touchpoint>> touchpoints(
            AccountId account, Collection<ConversationId> conversations) {
        throw new UnsupportedOperationException("touchpoints");
    }
}
