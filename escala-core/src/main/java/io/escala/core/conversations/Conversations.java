package io.escala.core.conversations;

import io.escala.core.port.TeamMember;
import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.Touchpoint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The conversations that the actor of a {@link io.escala.core.inbox.Desk} may see. What it may not see is treated as
 * not found; without the plan every read throws {@link io.escala.core.result.RefusedException}.
 *
 * <p>Thread-safe. Every call blocks on the store, and throws {@link io.escala.core.channel.TryAgainException} when it is unavailable. Not
 * for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Conversations {
    /**
     * Returns one conversation.
     *
     * @param conversation the conversation
     * @return the view, or empty when it does not exist or the actor may not see it
     */
    Optional<ConversationView> view(ConversationId conversation);

    /**
     * Lists conversations, latest activity first, each with all that a row of a list shows.
     *
     * @param query which conversations
     * @return those that the actor's role may see; its cursors are refused in the list of another query or actor
     */
    Listing<ConversationSummary> list(ConversationQuery query);

    /**
     * Returns the conversations of a contact, of every person and line, latest activity first: all of them at once. {@link
     * ConversationQuery#ofContact} is a condition of a list, for pages, counts and further conditions.
     *
     * @param contact the contact
     * @return those that the actor's role may see; none when the contact does not exist
     */
    List<ConversationSummary> ofContact(ContactId contact);

    /**
     * Reads what all conversations of a contact show in one order. The call itself reads nothing.
     *
     * @param contact the contact
     * @return the reader of its timeline, with what the actor's role may see
     */
    TimelineReader timeline(ContactId contact);

    /**
     * Reads by which advertisements, posts and links people came to a conversation, with the click ids by which conversions are reported.
     *
     * @param conversation the conversation
     * @return how people came, in order; empty when nobody came so, and when the actor may not see the conversation
     * @throws io.escala.core.result.RefusedException when the plan does not allow it
     */
    List<Touchpoint> touchpoints(ConversationId conversation);

    /**
     * Reads the thread of a conversation with what is shown above and below it. The call itself reads nothing.
     *
     * @param conversation the conversation
     * @return its reader
     */
    ThreadReader thread(ConversationId conversation);

    /**
     * Lists the messages of a conversation, newest first, for going through all of them.
     *
     * @param conversation the conversation
     * @return the messages; none when the conversation does not exist or the actor may not see it; its cursors are refused in other lists
     */
    Listing<Message> messages(ConversationId conversation);

    /**
     * Returns the tags that conversations of the account have, for a picker.
     *
     * @return the tags, by name; none for an actor who sees no conversations; at most {@value #MAX_TAGS_IN_USE}
     */
    List<ConversationTag> tagsInUse();

    /** How many tags {@link #tagsInUse} returns at most. */
    int MAX_TAGS_IN_USE = 1_000;

    /**
     * Returns the users who may answer conversations, for the picker of a filter and of assigning a selection.
     *
     * @return the active users with access to the inbox, with their status, by name; none for an actor who sees no conversations
     */
    List<TeamMember> candidates();

    /**
     * Returns who may be given a conversation.
     *
     * @param conversation the conversation
     * @return the candidates, or empty when it does not exist or the actor may not see it
     */
    Optional<Candidates> candidates(ConversationId conversation);

    /**
     * Assigns a conversation, with its whole history. Somebody who sees only their own no longer sees it afterwards. The same owner again
     * changes nothing.
     *
     * @param conversation the conversation
     * @param assignment who is to answer, and what else they get
     * @return the conversation as it is now; or why nothing was changed: {@code NO_CONTACT_OWNER}, {@code USER_UNAVAILABLE}
     * @throws RuntimeException whatever the host's {@link io.escala.core.port.Team} throws when it is asked about a user
     */
    Outcome<Conversation> assign(ConversationId conversation, Assignment assignment);

    /**
     * Closes a conversation, after transferring it if that was asked for: both or nothing. Its messages stay, unread ones stay unread, and the
     * messaging window stays as it is. The customer's next message opens it again and starts the automations for that, of which a notice tells.
     *
     * @param conversation the conversation
     * @param closing why, and who has it afterwards
     * @return the conversation as it is now, with a notice if it was closed before and nothing was changed; or why not
     */
    Outcome<Conversation> close(ConversationId conversation, Closing closing);

    /**
     * Opens a closed conversation by hand. The messaging window stays as it is, and no automation starts.
     *
     * @param conversation the conversation
     * @return the conversation as it is now
     */
    Outcome<Conversation> reopen(ConversationId conversation);

    /**
     * Records that its messages so far were read. A conversation with an owner is read by its owner only: for everybody else it stays unread,
     * and a notice says so.
     *
     * @param conversation the conversation
     * @return the conversation as it is now
     */
    Outcome<Conversation> markRead(ConversationId conversation);

    /**
     * Marks a conversation unread until it is read.
     *
     * @param conversation the conversation
     * @return the conversation as it is now
     */
    Outcome<Conversation> markUnread(ConversationId conversation);

    /**
     * Shows the customer that somebody is typing an answer, for some twenty seconds or until it comes: call it while a user writes. It is
     * durable work of the lines that ask for it ({@link io.escala.crm.account.SignalSettings#typing}), done at most once in ten seconds and never
     * late; on other lines, and once the messaging window is over, nothing is shown. On WhatsApp the customer also sees that their messages were
     * read; the conversation stays as it is.
     *
     * @param conversation the conversation
     * @return the conversation as it is
     */
    Outcome<Conversation> showTyping(ConversationId conversation);

    /**
     * Lets a person of the team have a conversation: handlers of messages and automations pause on it. An answer of a user or from the phone app
     * does the same. It goes back to automation when it is handed back or closed, or when the account's time after the latest answer is over
     * ({@link io.escala.crm.account.AccountSettings#handBackAfter}).
     *
     * @param conversation the conversation
     * @return the conversation as it is now
     */
    Outcome<Conversation> takeOver(ConversationId conversation);

    /**
     * Lets automation have a conversation until a person answers again.
     *
     * @param conversation the conversation
     * @return the conversation as it is now
     */
    Outcome<Conversation> handBack(ConversationId conversation);

    /**
     * Adds tags to a conversation, at most {@value Conversation#MAX_TAGS} in all.
     *
     * @param conversation the conversation
     * @param tags the tags
     * @return the conversation as it is now
     */
    Outcome<Conversation> tag(ConversationId conversation, ConversationTag... tags);

    /**
     * Removes tags from a conversation.
     *
     * @param conversation the conversation
     * @param tags the tags
     * @return the conversation as it is now
     */
    Outcome<Conversation> untag(ConversationId conversation, ConversationTag... tags);

    /**
     * Adds a note of the team to the thread. It is never sent, and changes neither unread nor the messaging window.
     *
     * @param conversation the conversation
     * @param text the note, not blank and at most {@value io.escala.crm.text.SafeText#MAX_TEXT_CODE_POINTS} characters
     * @return the conversation
     */
    Outcome<Conversation> note(ConversationId conversation, String text);

    /**
     * Gives one command to several conversations.
     *
     * @param conversations the conversations, each once; at most {@value ConversationSelection#MAX}
     * @return the selection; the call itself reads nothing
     * @throws IllegalArgumentException when there are more
     */
    ConversationSelection selection(Collection<ConversationId> conversations);
}
