package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.IdentityId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads conversations, sessions and messages. */
public interface ConversationReads {
    /**
     * Reads conversations.
     *
     * @param account the account
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids);

    /**
     * Reads the conversations of identities, those of identities fused directly into them included.
     *
     * @param account the account
     * @param identities the identities, any number
     * @return per identity asked for its conversations, oldest first, ties by id; absent for an identity without any
     */
    Map<IdentityId, List<Conversation>> conversationsOf(AccountId account, Collection<IdentityId> identities);

    /**
     * Reads the sessions of a conversation.
     *
     * @param account the account
     * @param conversation the conversation
     * @return its sessions by number
     */
    List<Session> sessions(AccountId account, ConversationId conversation);

    /**
     * Reads messages. By Meta's id they are found through {@link CrmStore#holders}.
     *
     * @param account the account
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids);

    /**
     * Reads the sends of conversations that may be on their way without a name: outbound, no provider id, and delivery
     * {@code STARTED} or {@code UNKNOWN}.
     *
     * @param account the account
     * @param conversations the conversations, any number
     * @return such messages, by (at, arrivedAt, id)
     */
    List<Message> unsettled(AccountId account, Collection<ConversationId> conversations);

    /**
     * Reads a conversation's messages, newest first by (at, arrivedAt, id).
     *
     * @param account the account
     * @param conversation the conversation
     * @param after where the page begins, or null for the newest
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return a page of messages; a message that comes in while paging never makes one appear twice or be skipped
     */
    Page<Message> thread(AccountId account, ConversationId conversation, @Nullable String after, int limit);

    /**
     * Lists conversations by their activity mark, newest first, ties by id, later id first; those without the mark last.
     *
     * @param account the account
     * @param filter which
     * @param visibility what the asker may see
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return a page of conversations
     */
    Page<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit);

    /**
     * Counts what {@link #listConversations} would list over all pages, by the same predicate.
     *
     * @param account the account
     * @param filter which
     * @param visibility what the asker may see
     * @return how many there are
     */
    long countConversations(AccountId account, ConversationFilter filter, Visibility visibility);

    /**
     * Reads what became of the media of messages.
     *
     * @param account the account
     * @param messages the messages, any number
     * @return per message its media by place; absent for a message of which none was set out for
     */
    Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages);
}
