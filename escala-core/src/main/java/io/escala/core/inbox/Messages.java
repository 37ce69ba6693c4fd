package io.escala.core.inbox;

import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.send.DestinationRules;
import io.escala.core.internal.send.QueueDecision;
import io.escala.core.internal.send.SendContext;
import io.escala.core.internal.send.SendPlan;
import io.escala.core.internal.send.SendRules;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Previews and sends messages: replies and messages that start a conversation, texts and templates.
 *
 * <p>The result of {@link #send} is committed: a queued message survives a crash, and its {@link
 * io.escala.crm.conversation.DeliveryStatus} shows how far it got. A host that does not know whether a call succeeded calls
 * again with the same client reference.
 *
 * <p>A queued marketing message fails with {@link io.escala.core.access.Refusal.Reason#MARKETING_NOT_ALLOWED} when the
 * person opts out before it is started. A message that was started before the opt-out is sent.
 *
 * <p>Thread-safe.
 */
public final class Messages {
    private final InboxContext context;

    /**
     * Internal; use {@link Inbox#messages()}.
     *
     * @param context store, ports, clock and ids
     */
    public Messages(InboxContext context) {
        this.context = context;
    }

    /**
     * Decides a request without sending: returns the refusals, the destination and the rendered text.
     *
     * @param request the request
     * @param actor the caller
     * @return the decision, as of now
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    public SendPreview preview(SendRequest request, Actor actor) {
        return context.loop()
                .run(() -> Decision.nothing(plan(load(request, actor), request, actor, context.now())
                        .preview()));
    }

    /**
     * Queues a message, or returns every refusal.
     *
     * @param request the request
     * @param actor the caller
     * @return queued, already queued by the same request, or refused
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable or concurrent commits conflict too
     *     often; whether the message is queued is then unknown, and the same request may be sent again
     */
    public SendResult send(SendRequest request, Actor actor) {
        return context.loop().run(() -> {
            Known known = load(request, actor);
            UnitOfWork unit = context.begin(actor.account(), known.state());
            SendPlan plan = plan(known, request, actor, unit.now());
            Message earlier = plan.earlier();
            if (earlier != null) {
                return Decision.nothing(new SendResult.AlreadyQueued(earlier.id(), earlier.conversation()));
            }
            if (!plan.preview().allowed()) {
                return Decision.nothing(new SendResult.Refused(plan.preview().refusals()));
            }
            return Decision.commit(unit, QueueDecision.queue(unit, plan, request, actor));
        });
    }

    private record Known(State state, @Nullable MessageTemplate template) {}

    private SendPlan plan(Known known, SendRequest request, Actor actor, Instant now) {
        return SendRules.plan(
                known.state(),
                new SendContext(
                        request,
                        actor,
                        context.entitlements().of(actor.account()),
                        context.gateways().keySet(),
                        known.template(),
                        now));
    }

    private @Nullable MessageTemplate template(State state, SendRequest request) {
        if (!(request.draft() instanceof Draft.Template draft)) {
            return null;
        }
        return line(state, request.to())
                .filter(line -> line.channel() == Channel.WHATSAPP)
                .flatMap(line -> context.templates().find(line, draft.name(), draft.language()))
                .orElse(null);
    }

    private static Optional<Line> line(State state, Recipient to) {
        if (to instanceof Recipient.ToContact contact) {
            return state.account().line(contact.line());
        }
        if (to instanceof Recipient.ToConversation conversation) {
            return state.conversations()
                    .find(conversation.conversation())
                    .flatMap(found -> state.account().line(found.line()));
        }
        throw new IllegalStateException("no case for " + to.getClass());
    }

    private Known load(SendRequest request, Actor actor) {
        StateLoader loader = context.load(actor.account());
        loader.holders(List.of(Claim.clientReference(request.clientReference())));
        Recipient to = request.to();
        if (to instanceof Recipient.ToConversation conversation) {
            loader.conversations(List.of(conversation.conversation()))
                    .identities()
                    .lines()
                    .contacts();
        } else if (to instanceof Recipient.ToContact contact) {
            loadContact(loader, contact.contact(), contact.line());
        }
        // Including identities merged into the person's, whose keys are valid destinations too.
        loader.conversationsOfIdentities().identities().aliases();
        if (request.draft() instanceof Draft.Text text) {
            MessageId quoted = text.replyTo();
            loader.messages(quoted == null ? List.of() : List.of(quoted));
        }
        MessageTemplate template = template(loader.state(), request);
        if (template != null) {
            loader.templates(List.of(new TemplateKey(template.wabaId(), template.name(), template.language())));
            if (template.category() == TemplateCategory.MARKETING) {
                loader.consents().identitiesOfContacts().channelConsents();
            }
        }
        return new Known(loader.state(), template);
    }

    private static void loadContact(StateLoader loader, ContactId contact, LineId line) {
        loader.contacts(List.of(contact)).lines(List.of(line)).contactKeys().identitiesOfContacts();
        DestinationRules.phone(loader.state(), contact)
                .map(IdentityKey::whatsAppNumber)
                .ifPresent(key -> loader.holders(PartyKeys.claims(List.of(key))));
    }
}
