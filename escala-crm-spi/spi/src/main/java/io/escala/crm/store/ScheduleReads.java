package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the scheduled messages of an account. The guarantees of {@link CrmStore} apply to every read. */
public interface ScheduleReads {
    /**
     * Reads scheduled messages.
     *
     * @param ids their ids, any number
     * @return those that exist in this account, also those that wait no more
     */
    default Map<MessageId, ScheduledMessage> scheduledMessages(AccountId account, Collection<MessageId> ids) {
        throw new UnsupportedOperationException("the store does not keep scheduled messages: scheduledMessages");
    }

    /**
     * Lists scheduled messages in the order of {@link ScheduledPosition}: what is sent first comes first.
     *
     * @param after start of the page: the text of a {@link ScheduledPosition}, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of them
     */
    default CursorPage<ScheduledMessage> listScheduledMessages(
            AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("the store does not keep scheduled messages: listScheduledMessages");
    }

    /**
     * Counts what {@link #listScheduledMessages} lists over all pages, up to a number.
     *
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    default long countScheduledMessages(AccountId account, ScheduledFilter filter, long enough) {
        throw new UnsupportedOperationException("the store does not keep scheduled messages: countScheduledMessages");
    }
}
