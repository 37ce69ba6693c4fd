package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One open period of a conversation.
 *
 * @param number counts from 1
 * @param openedAt when, to the millisecond
 * @param closedAt when it ended, or null while open
 * @param description why it was closed; present exactly when it was closed
 * @param closedBy who closed it, or null when a rule did
 */
public record Session(
        AccountId account,
        ConversationId conversation,
        int number,
        SessionOpener opener,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String description,
        @Nullable UserId closedBy) {
    public Session {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(opener, "opener");
        if (number < 1) {
            throw new IllegalArgumentException("number counts from 1");
        }
        openedAt = openedAt.truncatedTo(ChronoUnit.MILLIS);
        closedAt = closedAt == null ? null : closedAt.truncatedTo(ChronoUnit.MILLIS);
        description = description == null ? null : SafeText.message(description);
        if ((closedAt == null) != (description == null) || (description != null && description.isBlank())) {
            throw new IllegalArgumentException("a closed session has a description, an open one has none");
        }
    }

    /**
     * Returns the next session of a conversation that is not opened yet. It begins no earlier than the one before ended, also when the message
     * that opens it was written earlier.
     */
    public static Session next(Conversation conversation, SessionOpener opener, Instant at) {
        Instant closed = conversation.closedAt();
        Instant opened = closed != null && closed.isAfter(at) ? closed : at;
        return new Session(
                conversation.account(),
                conversation.id(),
                conversation.session() + 1,
                opener,
                opened,
                null,
                null,
                null);
    }

    /**
     * Returns a closed copy.
     *
     * @param why the description, not blank
     * @param by who closed it, or null when a rule did
     */
    public Session closed(Instant at, String why, @Nullable UserId by) {
        return new Session(account, conversation, number, opener, openedAt, at, why, by);
    }

    /**
     * Returns whether something that arrived at a time belongs to this session: it was open then. What arrives in the millisecond of the close
     * still does.
     */
    public boolean covers(Instant arrival) {
        return !arrival.isBefore(openedAt) && (closedAt == null || !arrival.isAfter(closedAt));
    }

    /** Without the description: texts are personal data. */
    @Override
    public String toString() {
        return "Session[" + account + "/" + conversation + "/" + number + " " + opener
                + (closedAt == null ? ", open]" : ", closed]");
    }
}
