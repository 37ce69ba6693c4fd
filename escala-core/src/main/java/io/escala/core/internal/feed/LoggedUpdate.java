package io.escala.core.internal.feed;

import io.escala.core.feed.FeedUpdate;
import io.escala.core.internal.access.AccessRules;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event changes, as the reader of the log found it.
 *
 * @param account the account
 * @param cursor the cursor of the event
 * @param changes the conversations that change; null when they were not read, because nobody listened to the account
 */
record LoggedUpdate(
        AccountId account, String cursor, @Nullable List<Change> changes) {
    /**
     * A conversation that changes.
     *
     * @param seen who sees it is told, as it is when the event is read
     * @param unless who sees this one is not told, or null when everybody is who sees the other
     * @param update what is told about it
     */
    record Change(Conversation seen, @Nullable Conversation unless, FeedUpdate update) {
        Change(Conversation seen, FeedUpdate update) {
            this(seen, null, update);
        }

        boolean concerns(Actor actor) {
            return AccessRules.sees(actor, seen) && (unless == null || !AccessRules.sees(actor, unless));
        }
    }
}
