package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.core.send.AttachmentOption;
import io.escala.core.send.Draft;
import io.escala.core.send.Messages;
import io.escala.core.send.Recipient;
import io.escala.core.send.ScheduledQuery;
import io.escala.core.send.ScheduledRequest;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.send.Surface;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sends of an account for one actor. Thread-safe. */
public final class ActorMessages implements Messages {
    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;
    private final SendPlanner planner;
    private final ActorSchedule schedule;

    public ActorMessages(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.audit = new AuditTrail(context, actor);
        this.planner = new SendPlanner(context, actor);
        this.schedule = new ActorSchedule(context, actor, audit, planner);
    }

    @Override
    public SendPreview preview(SendRequest request) {
        Objects.requireNonNull(request, "request");
        return advised(context.loop()
                .run(() -> Decision.nothing(planner.plan(planner.load(request), request, context.now())
                        .preview())));
    }

    @Override
    public SendPreview preview(ScheduledRequest request) {
        return advised(schedule.preview(Objects.requireNonNull(request, "request")));
    }

    private SendPreview advised(SendPreview preview) {
        return new SendPreview(
                audit.advised(preview.refusals()),
                preview.destination(),
                preview.window(),
                preview.rendered(),
                preview.earlier());
    }

    @Override
    public Outcome<Sent> send(SendRequest request) {
        Objects.requireNonNull(request, "request");
        return audit.answering(AuditOperation.MESSAGE_SEND, subject(request.recipient()), queued(request));
    }

    private Outcome<Sent> queued(SendRequest request) {
        return context.loop().run(() -> {
            SendPlanner.Known known = planner.load(request);
            UnitOfWork unit = context.begin(actor, known.state());
            SendPlan plan = planner.plan(known, request, unit.now());
            Message earlier = plan.earlier();
            if (earlier != null) {
                List<MessageId> ids = PartIds.of(earlier.id(), parts(request));
                return Decision.nothing(Outcome.done(new Sent(ids, earlier.conversation(), true)));
            }
            if (!plan.preview().allowed()) {
                return Decision.nothing(Outcome.refused(plan.preview().refusals()));
            }
            return Decision.commit(unit, Outcome.done(QueueDecision.queue(unit, plan, request, actor)));
        });
    }

    @Override
    public Outcome<ScheduledMessage> schedule(ScheduledRequest request) {
        Objects.requireNonNull(request, "request");
        return audit.answering(
                AuditOperation.MESSAGE_SEND, subject(request.request().recipient()), schedule.schedule(request));
    }

    @Override
    public Listing<ScheduledMessage> scheduled(ScheduledQuery query) {
        Objects.requireNonNull(query, "query");
        requireReading();
        return schedule.list(query);
    }

    @Override
    public Outcome<ScheduledMessage> cancel(MessageId message) {
        return schedule.cancel(Objects.requireNonNull(message, "message"));
    }

    private static int parts(SendRequest request) {
        return request.draft() instanceof Draft.Attachments attachments
                ? attachments.files().size()
                : 1;
    }

    @Override
    public Outcome<Message> react(MessageId message, String emoji) {
        Objects.requireNonNull(message, "message");
        return reacted(message, Objects.requireNonNull(emoji, "emoji"));
    }

    @Override
    public Outcome<Message> unreact(MessageId message) {
        return reacted(Objects.requireNonNull(message, "message"), null);
    }

    private Outcome<Message> reacted(MessageId id, @Nullable String emoji) {
        return context.loop()
                .run(() -> {
                    State state = new SendLoads(context).toReact(actor.account(), id);
                    UnitOfWork unit = context.begin(actor, state);
                    Outcome<Message> outcome = ReactionDecision.decide(
                            unit,
                            actor,
                            context.entitlements().of(actor.account()),
                            context.gateways().keySet(),
                            id,
                            emoji);
                    AuditSubject subject = state.conversations()
                            .message(id)
                            .map(found -> AuditSubject.of(found.conversation()))
                            .orElse(null);
                    Supplier<Outcome<Message>> answer =
                            () -> audit.answering(AuditOperation.MESSAGE_SEND, subject, outcome);
                    return outcome.isDone() ? Decision.commit(unit, answer) : Decision.nothing(answer);
                })
                .get();
    }

    @Override
    public List<AttachmentOption> options(ConversationId conversation, Surface surface) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(surface, "surface");
        requireReading();
        return CommitLoop.reading(() -> {
            Recipient to = Recipient.conversation(conversation);
            StateLoader loader = context.load(actor.account());
            SendPlanner.load(loader, to);
            State state = loader.conversationsOfIdentities()
                    .identities()
                    .aliases()
                    .settings()
                    .state();
            return to.accept(new TargetRules(state, actor))
                    .fold(found -> options(state, found.value(), surface), refused -> List.of());
        });
    }

    private List<AttachmentOption> options(State state, SendTarget target, Surface surface) {
        boolean open = HumanAgentWindow.mayWrite(state, actor, target, context.sending(), context.now());
        return new AttachmentMenu(
                        context.sending().attachments(),
                        surface,
                        target.line().channel(),
                        SendRules.line(state, target.line(), context.gateways().keySet()),
                        TextRules.window(target, open))
                .options();
    }

    private void requireReading() {
        audit.allowing(
                AuditOperation.MESSAGES_READ,
                () -> AccessRules.requireEntitled(actor, context.entitlements().of(actor.account())));
    }

    @Override
    public Map<MessageId, Message> get(Collection<MessageId> messages) {
        Objects.requireNonNull(messages, "messages");
        requireReading();
        return CommitLoop.reading(() -> {
            State state = context.load(actor.account())
                    .messages(messages)
                    .conversations()
                    .state();
            Map<MessageId, Message> visible = new HashMap<>();
            for (MessageId id : messages) {
                state.conversations()
                        .message(id)
                        .filter(message -> state.conversations()
                                .current(message.conversation())
                                .filter(found -> AccessRules.sees(actor, found))
                                .isPresent())
                        .ifPresent(message -> visible.put(id, message));
            }
            return Map.copyOf(visible);
        });
    }

    @Override
    public Map<TemplateKey, List<TemplateReport>> templateReports(Collection<TemplateKey> templates) {
        Objects.requireNonNull(templates, "templates");
        return templates.isEmpty()
                ? Map.of()
                : CommitLoop.reading(() -> context.store().templateReports(actor.account(), templates));
    }

    private static AuditSubject subject(Recipient recipient) {
        return recipient.accept(new Recipient.Cases<>() {
            @Override
            public AuditSubject conversation(Recipient.ToConversation to) {
                return AuditSubject.of(to.conversation());
            }

            @Override
            public AuditSubject contact(Recipient.ToContact to) {
                return AuditSubject.of(to.contact());
            }
        });
    }
}
