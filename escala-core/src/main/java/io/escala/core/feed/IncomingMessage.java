package io.escala.core.feed;

import io.escala.core.conversations.FormAnswer;
import io.escala.core.conversations.ProductOrder;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Sent;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import java.util.Optional;

/**
 * A message from a customer, as a {@link MessageHandler} gets it: as it is stored when it is handled, with its edits. Used by one thread. Not
 * for implementing outside tests: minor versions add methods.
 */
public interface IncomingMessage {
    /** Returns the account. */
    AccountId account();

    /** Returns the conversation. */
    ConversationId conversation();

    /** Returns the message: content, times, what it quotes. */
    Message message();

    /** Returns its text or caption, after edits; empty when it has none, such as a picture without caption. */
    String text();

    /**
     * Returns the message and the option that the customer tapped; empty when it is no tap, or one on something that was not sent through the
     * library.
     */
    Optional<ChosenOption> chosen();

    /** Returns the answers of the form that the customer completed, with the message that opened it; empty when it completes none. */
    Optional<FormAnswer> form();

    /** Returns what the customer orders; empty when it is no order. */
    Optional<ProductOrder> order();

    /** Returns which attempt to handle it this is, from 1. */
    int attempt();

    /** Returns the automation of the account, as which the handler acts: {@code inbox.as(message.actor())}. */
    Actor actor();

    /**
     * Answers with a text, as the automation of the account. Needs an open messaging window.
     *
     * <p>The first reply to a message has a reference of its own, the second another one, and so on. So each is queued once, also when the
     * message is handled again: then the one that was queued is returned, even if the text is another one now.
     *
     * @param text the text
     * @return what is queued; or why it is refused, which is logged as a warning and recorded as a {@link
     *     io.escala.crm.event.CrmEvent.ReplyRefused}, so a handler may ignore it
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Outcome<Sent> reply(String text);

    /**
     * Answers with any content, otherwise like {@link #reply(String)}.
     *
     * @param draft the content
     * @return what is queued, or why it is refused
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Outcome<Sent> reply(Draft draft);
}
