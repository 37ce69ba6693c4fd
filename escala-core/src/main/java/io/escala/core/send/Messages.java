package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Previews and sends messages as the actor of a {@link io.escala.core.inbox.Desk}: replies and messages that start a conversation, texts,
 * questions with options, locations, contact cards and templates.
 *
 * <pre>{@code
 * desk.messages().send(SendRequest.to(conversation).text("Hola").reference("ref-1")).orThrow();
 * }</pre>
 *
 * <p>The result of {@link #send} is committed: a queued message survives a crash, and its {@link
 * io.escala.crm.conversation.DeliveryStatus} shows how far it got. A host that does not know whether a call succeeded calls again with
 * the same client reference. The message's author is the actor: a user, an automation, a campaign or the host.
 *
 * <p>A queued marketing message fails with {@link io.escala.core.result.Refusal.Reason#MARKETING_NOT_ALLOWED} when the person opts out
 * before it is started. A message that was started before the opt-out is sent.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Messages {
    /**
     * Decides a request without sending: returns every refusal, the destination and the rendered text.
     *
     * @param request the request
     * @return the decision, as of now
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    SendPreview preview(SendRequest request);

    /**
     * Queues a message, or returns every refusal.
     *
     * @param request the request
     * @return what is queued, now or by an earlier call with the same request
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable or concurrent commits conflict too often; whether
     *     the message is queued is then unknown, and the same request may be sent again
     */
    Outcome<Sent> send(SendRequest request);

    /** How many days ahead a message may be scheduled. */
    int MAX_DAYS_AHEAD = 366;

    /**
     * Decides a request for a later time without scheduling it: as of that time, by what is known now. Free text is refused for a time at which
     * the messaging window will be closed.
     *
     * @param request the request
     * @return the decision
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    SendPreview preview(ScheduledRequest request);

    /**
     * Schedules a message. What it says is fixed now, as it is previewed. At its time it is judged again: who may write, whether the line,
     * the window, the template and the consent still allow it, and which number a contact has then. If it may be sent it is queued and from
     * then on a message like any other, under the same id; if not it is {@link io.escala.crm.schedule.ScheduledState#REFUSED}, with the
     * reason. The event {@link io.escala.crm.event.CrmEvent.ScheduledMessageChanged} tells each step. A user's role counts as the team knows
     * it then. One that could not be sent in time, because nothing ran, is refused as late as a template expires in the queue.
     *
     * @param request the request
     * @return what is scheduled, now or by an earlier call with the same request, in its present state; or every refusal
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable or concurrent commits conflict too often; whether
     *     the message is scheduled is then unknown, and the same request may be repeated
     */
    Outcome<ScheduledMessage> schedule(ScheduledRequest request);

    /**
     * Lists scheduled messages, what is sent first before the rest: those in conversations that the actor sees, and those that they
     * scheduled themselves.
     *
     * @param query which
     * @return the messages
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Listing<ScheduledMessage> scheduled(ScheduledQuery query);

    /**
     * Cancels a scheduled message. Either it is cancelled or it is sent, never both.
     *
     * @param message its id
     * @return the message, which will not be sent; or refused, with {@link io.escala.core.result.Refusal.Reason#ALREADY_SENT} when its time
     *     has come
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Outcome<ScheduledMessage> cancel(MessageId message);

    /**
     * Reacts to a message with an emoji, which replaces an earlier reaction of the business. Needs an open messaging window, and on WhatsApp a message of
     * the last 30 days. The message shows it ({@link io.escala.crm.conversation.Amendments#business}) once the channel has accepted it; if
     * it does not, there is an event {@link io.escala.crm.event.CrmEvent.ReactionFailed}. Reactions of a conversation go out in their
     * order.
     *
     * @param message a message of either side
     * @param emoji one emoji
     * @return the message as it is now, or why it is refused
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Outcome<Message> react(MessageId message, String emoji);

    /**
     * Removes the reaction of the business, otherwise like {@link #react}.
     *
     * @param message a message of either side
     * @return the message as it is now, or why it is refused
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Outcome<Message> unreact(MessageId message);

    /**
     * Returns what the menu beside the text of a message offers in a conversation: templates, images, documents, pictures, camera, recordings, files and
     * videos, in this order.
     *
     * @param conversation the conversation
     * @param surface where the person writes
     * @return every entry, also those that are announced or that cannot be used; none when the actor may not see the conversation
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    List<AttachmentOption> options(ConversationId conversation, Surface surface);

    /**
     * Reads messages, such as those that events name.
     *
     * @param messages their ids, any number
     * @return those that exist in conversations that the actor may see
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Map<MessageId, Message> get(Collection<MessageId> messages);

    /**
     * Returns Meta's latest reports on templates of the account: status, category and quality, as received by webhook. A template whose
     * reported status does not allow sending is refused, whatever the {@link io.escala.core.port.TemplateCatalogue} contains.
     *
     * @param templates the templates
     * @return at most one report per aspect and template; a template without reports is absent
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Map<TemplateKey, List<TemplateReport>> templateReports(Collection<TemplateKey> templates);
}
