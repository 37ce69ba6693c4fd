package io.escala.core.conversations;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import java.util.Map;

/**
 * Several conversations to which one command is given. Each is changed by itself: what is refused for one has no effect on the others, so
 * look at every outcome. As few reads and commits for many as for one.
 *
 * <p>Every method returns the outcome of each conversation, in the order given, as the method of the same name of {@link Conversations} does
 * for one. Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface ConversationSelection {
    /** The most conversations of a selection. */
    int MAX = 500;

    /** Assigns them, as {@link Conversations#assign}. */
    Map<ConversationId, Outcome<Conversation>> assign(Assignment assignment);

    /** Closes them, as {@link Conversations#close}. */
    Map<ConversationId, Outcome<Conversation>> close(Closing closing);

    /** Opens them, as {@link Conversations#reopen}. */
    Map<ConversationId, Outcome<Conversation>> reopen();

    /** Records that they were read, as {@link Conversations#markRead}. */
    Map<ConversationId, Outcome<Conversation>> markRead();

    /** Marks them unread, as {@link Conversations#markUnread}. */
    Map<ConversationId, Outcome<Conversation>> markUnread();

    /** Lets a person have them, as {@link Conversations#takeOver}. */
    Map<ConversationId, Outcome<Conversation>> takeOver();

    /** Lets automation have them, as {@link Conversations#handBack}. */
    Map<ConversationId, Outcome<Conversation>> handBack();

    /** Adds tags, as {@link Conversations#tag}. */
    Map<ConversationId, Outcome<Conversation>> tag(ConversationTag... tags);

    /** Removes tags, as {@link Conversations#untag}. */
    Map<ConversationId, Outcome<Conversation>> untag(ConversationTag... tags);
}
