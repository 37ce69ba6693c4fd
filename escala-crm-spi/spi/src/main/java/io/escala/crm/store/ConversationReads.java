package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
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
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids);

    /**
     * Reads the conversations of identities, including those of identities merged directly into them.
     *
     * @param identities the identities, any number
     * @return per requested identity its conversations, oldest first, ties by id; absent for an identity without any
     */
    Map<IdentityId, List<Conversation>> conversationsOf(AccountId account, Collection<IdentityId> identities);

    /**
     * Reads the sessions of conversations.
     *
     * @param conversations the conversations, any number
     * @return per conversation its sessions by number; absent for one without any
     */
    Map<ConversationId, List<Session>> sessions(AccountId account, Collection<ConversationId> conversations);

    /**
     * Reads messages. {@link CrmStore#holders} finds a message by Meta's id.
     *
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids);

    /**
     * Reads the sends of conversations whose outcome is open: outbound, no provider id, and delivery {@code STARTED} or
     * {@code UNKNOWN}.
     *
     * @param conversations the conversations, any number
     * @return the messages, by (at, arrivedAt, id)
     */
    List<Message> unsettled(AccountId account, Collection<ConversationId> conversations);

    /**
     * Reads a conversation's messages and those of the conversations that it superseded, newest first by (at, arrivedAt, id).
     *
     * @param after start of the page, or null for the newest messages. It is the text of a {@link ThreadPosition}, so a page may also
     *     begin before any message
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of messages; a message that arrives while paging never causes another to be repeated or skipped
     */
    CursorPage<Message> thread(AccountId account, ConversationId conversation, @Nullable String after, int limit);

    /**
     * Reads the messages of {@link #thread} in the other direction: those after a position, oldest first.
     *
     * @param after the text of a {@link ThreadPosition}, such as that of the newest message that is known
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of messages; its cursor is that of the next one in this direction
     */
    CursorPage<Message> threadSince(AccountId account, ConversationId conversation, String after, int limit);

    /**
     * Reads the system entries of a conversation and of those that it superseded, as {@link #thread} reads messages.
     *
     * @param after start of the page, or null for the newest entries. It is the text of a {@link ThreadPosition}, of a message too
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of entries, newest first
     */
    CursorPage<SystemEntry> entries(AccountId account, ConversationId conversation, @Nullable String after, int limit);

    /**
     * Reads the system entries of {@link #entries} in the other direction, as {@link #threadSince} reads messages.
     *
     * @param after the text of a {@link ThreadPosition}, of a message too
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of entries, oldest first; its cursor is that of the next one in this direction
     */
    CursorPage<SystemEntry> entriesSince(AccountId account, ConversationId conversation, String after, int limit);

    /**
     * Reads what the conversations of a contact show, of every person and line, newest first by (at, arrivedAt, id) like a {@link
     * #thread}: messages and system entries, those of conversations that they superseded included. Which conversations these are is said by
     * {@link ConversationFilter#ofContact}.
     *
     * <p>A place is that of one message or entry: whoever writes entries gives them ids that differ between the conversations of a person.
     *
     * @param visibility what the actor may see, of the conversations that are not superseded
     * @param after start of the page, or null for the newest. It is the text of a {@link ThreadPosition}, of a message or an entry
     * @param limit how many messages and how many entries at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of both; what arrives while paging never causes anything to be repeated or skipped
     */
    ContactTimeline timeline(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit);

    /**
     * Reads what {@link #timeline} reads in the other direction: what is after a position, oldest first.
     *
     * @param visibility what the actor may see, of the conversations that are not superseded
     * @param after the text of a {@link ThreadPosition}, of a message or an entry
     * @param limit how many messages and how many entries at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of both; its cursors are those of the next one in this direction
     */
    ContactTimeline timelineSince(AccountId account, ContactId contact, Visibility visibility, String after, int limit);

    /**
     * Lists conversations by their activity mark, newest first, ties by id, later id first; those without the mark last. One that
     * was superseded is not listed.
     *
     * @param visibility what the actor may see
     * @param after start of the page, or null for the first
     * @param limit how many at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of conversations
     */
    CursorPage<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit);

    /**
     * Counts the conversations that {@link #listConversations} lists over all pages, up to a number.
     *
     * @param visibility what the actor may see
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    long countConversations(AccountId account, ConversationFilter filter, Visibility visibility, long enough);

    /**
     * Reads the tags that conversations of the account have.
     *
     * @param limit how many at most, at least 1
     * @return the tags, by name; in the order of their code points
     */
    List<ConversationTag> tagsInUse(AccountId account, int limit);

    /**
     * Reads what lists show of the messages of conversations, those of conversations that they superseded included.
     *
     * @param conversations the conversations, any number
     * @return what each shows; absent for one without a message that counts, and for one that does not exist
     */
    Map<ConversationId, ThreadSummary> threadSummaries(AccountId account, Collection<ConversationId> conversations);

    /**
     * Reads the newest message of conversations that has all words of a text, as {@link ConversationFilter#thatContain} selects
     * conversations; those of conversations that they superseded included.
     *
     * @param conversations the conversations, any number
     * @return the message of each, last by (at, arrivedAt, id); absent for one without such a message, and for one that does not exist
     */
    Map<ConversationId, Message> latestContaining(
            AccountId account, Collection<ConversationId> conversations, String text);

    /**
     * Reads the fetch states of the media of messages.
     *
     * @param messages the messages, any number
     * @return per message its media files by place; absent for a message without any
     */
    Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages);
}
