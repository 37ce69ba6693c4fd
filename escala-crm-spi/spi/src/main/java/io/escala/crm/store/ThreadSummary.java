package io.escala.crm.store;

import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of the messages of a conversation. Notices of the channel do not count.
 *
 * @param latest the newest message by (at, arrivedAt, id)
 * @param firstUnanswered of the messages of the customer that arrived after {@link Mark#ANSWERED} and after the latest close the oldest
 *     one by (at, arrivedAt, id), or null when there is none. Messages written more than {@value #DAYS_BEFORE_ANSWER} days before the
 *     latest answer or close need not be found
 */
public record ThreadSummary(Message latest, @Nullable Message firstUnanswered) {
    /** How long before an answer a message that arrived after it may have been written, in days: older ones are not filed. */
    public static final int DAYS_BEFORE_ANSWER = 31;

    public ThreadSummary {
        Objects.requireNonNull(latest, "latest");
    }
}
