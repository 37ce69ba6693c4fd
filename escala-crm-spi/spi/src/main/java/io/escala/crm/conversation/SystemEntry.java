package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a thread shows between its messages about the conversation itself: that it was opened, closed, assigned or linked, a note of
 * the team. It is no message: nobody receives it, and it counts neither as activity nor as unread. It is never changed.
 *
 * @param id its id; no message of the thread has the same one
 * @param conversation where it was written; a conversation that continues this one shows it too
 * @param by who did it: {@link Author#CHANNEL} when nobody did
 * @param at when it happened, to the millisecond; its place in the thread, as with messages
 * @param arrivedAt when it was written, to the millisecond
 */
public record SystemEntry(
        AccountId account,
        EntryId id,
        ConversationId conversation,
        Author by,
        EntryContent content,
        Instant at,
        Instant arrivedAt) {
    /** Truncates times to milliseconds. */
    public SystemEntry {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(content, "content");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        arrivedAt = arrivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Ids and kinds only: texts are personal data. */
    @Override
    public String toString() {
        return "SystemEntry[" + account + "/" + conversation + "/" + id + " " + content + "]";
    }
}
