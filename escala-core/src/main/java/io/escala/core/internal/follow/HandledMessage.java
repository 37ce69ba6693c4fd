package io.escala.core.internal.follow;

import io.escala.core.conversations.FormAnswer;
import io.escala.core.conversations.ProductOrder;
import io.escala.core.feed.IncomingMessage;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.send.ActorMessages;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message while a follower handles it. Confined to one thread. */
final class HandledMessage implements IncomingMessage {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingMessage.class);

    private final InboxContext context;
    private final String follower;
    private final Message message;
    private final int attempt;
    private int replies;

    HandledMessage(InboxContext context, String follower, Message message, int attempt) {
        this.context = context;
        this.follower = follower;
        this.message = message;
        this.attempt = attempt;
    }

    @Override
    public AccountId account() {
        return message.account();
    }

    @Override
    public ConversationId conversation() {
        return message.conversation();
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public String text() {
        String text = message.shown().text();
        return text == null ? "" : text;
    }

    @Override
    public Optional<ChosenOption> chosen() {
        return Optional.ofNullable(message.context().chosen());
    }

    @Override
    public Optional<FormAnswer> form() {
        return FormAnswer.of(message);
    }

    @Override
    public Optional<ProductOrder> order() {
        return ProductOrder.of(message);
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Actor actor() {
        return Actor.automation(account());
    }

    @Override
    public Outcome<Sent> reply(String text) {
        return reply(Draft.text(Objects.requireNonNull(text, "text")));
    }

    @Override
    public Outcome<Sent> reply(Draft draft) {
        Objects.requireNonNull(draft, "draft");
        replies++;
        // The same in every attempt to handle the message, and another one for each reply, message and follower.
        String reference = follower + "/" + message.id() + "/" + replies;
        Outcome<Sent> outcome = new ActorMessages(context, actor())
                .send(SendRequest.to(conversation()).draft(draft).reference(reference));
        if (!(outcome instanceof Outcome.Refused<Sent> refused)) {
            return outcome;
        }
        Optional<Sent> earlier = isReused(refused) ? earlier(reference) : Optional.empty();
        if (earlier.isPresent()) {
            return Outcome.done(earlier.get());
        }
        report(refused);
        return outcome;
    }

    private static boolean isReused(Outcome.Refused<Sent> refused) {
        return refused.refusals().stream().anyMatch(refusal -> refusal.reason() == Refusal.Reason.KEY_REUSED);
    }

    /** The reference is only this reply's, so an earlier attempt queued it, with another text. */
    private Optional<Sent> earlier(String reference) {
        Claim claim = Claim.clientReference(reference);
        return CommitLoop.reading(() -> Optional.ofNullable(
                        context.store().holders(account(), List.of(claim)).get(claim))
                .map(MessageId::new)
                .flatMap(id -> Optional.ofNullable(
                        context.store().messages(account(), List.of(id)).get(id)))
                .map(sent -> new Sent(List.of(sent.id()), sent.conversation(), true)));
    }

    private void report(Outcome.Refused<Sent> refused) {
        List<String> reasons = refused.refusals().stream()
                .map(refusal -> refusal.reason().name())
                .distinct()
                .toList();
        LOG.warn("{} could not answer message {} of {}: {}", follower, message.id(), account(), reasons);
        context.loop()
                .commit(List.of(ChangeSet.builder(
                                account(), new OperationId(context.ids().next()), context.now())
                        .event(new CrmEvent.ReplyRefused(conversation(), message.id(), reasons))
                        .build()));
    }
}
