package io.escala.core.conversations;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
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
}
