package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Outcome;
import io.escala.core.send.AttachmentOption;
import io.escala.core.send.Draft;
import io.escala.core.send.Messages;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.send.Surface;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateMedia;
import io.escala.core.template.TemplateValues;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sends of an account for one actor. Thread-safe. */
public final class ActorMessages implements Messages {
    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;

    public ActorMessages(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public SendPreview preview(SendRequest request) {
        Objects.requireNonNull(request, "request");
        SendPreview preview = context.loop()
                .run(() -> Decision.nothing(
                        plan(load(request), request, context.now()).preview()));
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
            Known known = load(request);
            UnitOfWork unit = context.begin(actor, known.state());
            SendPlan plan = plan(known, request, unit.now());
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
            load(loader, to);
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

    private record Known(
            State state,
            @Nullable MessageTemplate template,
            @Nullable String ownerName) {}

    private SendPlan plan(Known known, SendRequest request, Instant now) {
        return SendRules.plan(
                known.state(),
                new SendContext(
                        request,
                        actor,
                        context.entitlements().of(actor.account()),
                        context.gateways().keySet(),
                        known.template(),
                        known.ownerName(),
                        context.sending(),
                        now));
    }

    private Optional<MessageTemplate> template(State state, SendRequest request) {
        return request.draft() instanceof Draft.Template draft
                ? line(state, request.recipient())
                        .filter(line -> line.channel() == Channel.WHATSAPP)
                        .flatMap(line -> context.templates().find(line, draft.name(), draft.language()))
                : Optional.empty();
    }

    private static Optional<Line> line(State state, Recipient recipient) {
        return recipient.accept(new Recipient.Cases<>() {
            @Override
            public Optional<Line> conversation(Recipient.ToConversation to) {
                return state.conversations()
                        .find(to.conversation())
                        .flatMap(found -> state.account().line(found.line()));
            }

            @Override
            public Optional<Line> contact(Recipient.ToContact to) {
                return state.account().line(to.line());
            }
        });
    }

    private Known load(SendRequest request) {
        StateLoader loader = context.load(actor.account());
        loader.holders(List.of(Claim.clientReference(request.clientReference())));
        load(loader, request.recipient());
        // Including identities merged into the person's, whose keys are valid destinations too.
        loader.conversationsOfIdentities().identities().aliases();
        loader.messages(request.quoted().stream().toList()).lineReports();
        if (request.draft() instanceof Draft.Attachments attachments) {
            loader.libraryFiles(attachments.files());
        }
        MessageTemplate template = template(loader.state(), request).orElse(null);
        if (template != null) {
            loader.templates(List.of(template.key()));
            if (template.category() == TemplateCategory.MARKETING) {
                loader.consents().identitiesOfContacts().channelConsents();
            }
        }
        TemplateValues values =
                request.draft() instanceof Draft.Template draft ? draft.values() : TemplateValues.none();
        values.headerMedia().flatMap(TemplateMedia::file).ifPresent(file -> loader.libraryFiles(List.of(file.id())));
        if (values.shows(TemplateField.Kind.CUSTOM)) {
            loader.contacts().contactKeys().fieldSettings();
        }
        if (values.shows(TemplateField.Kind.EMAIL) || values.shows(TemplateField.Kind.PHONE)) {
            loader.contacts().contactKeys();
        }
        if (values.shows(TemplateField.Kind.COMPANY)) {
            loader.contacts().companiesOfContacts();
        }
        // They say whether the channel is used, whether a user may answer late, and how long a user who answers has the
        // conversation.
        State state = loader.settings().state();
        String owner = values.shows(TemplateField.Kind.OWNER) ? ownerName(state, request.recipient()) : null;
        return new Known(state, template, owner);
    }

    private @Nullable String ownerName(State state, Recipient recipient) {
        return contact(state, recipient)
                .map(Contact::owner)
                .map(owner -> context.members()
                        .members(actor.account(), Set.of(owner))
                        .get(owner))
                .map(TeamMember::displayName)
                .orElse(null);
    }

    private static Optional<Contact> contact(State state, Recipient recipient) {
        return recipient.accept(new Recipient.Cases<>() {
            @Override
            public Optional<Contact> conversation(Recipient.ToConversation to) {
                return state.conversations()
                        .current(to.conversation())
                        .flatMap(found -> state.identities().canonical(found.identity()))
                        .map(ChannelIdentity::contact)
                        .flatMap(state.contacts()::find);
            }

            @Override
            public Optional<Contact> contact(Recipient.ToContact to) {
                return state.contacts().find(to.contact());
            }
        });
    }

    private static void load(StateLoader loader, Recipient recipient) {
        recipient.accept(new Recipient.Cases<StateLoader>() {
            @Override
            public StateLoader conversation(Recipient.ToConversation to) {
                return loader.conversations(List.of(to.conversation()))
                        .identities()
                        .lines()
                        .contacts();
            }

            @Override
            public StateLoader contact(Recipient.ToContact to) {
                loader.contacts(List.of(to.contact()))
                        .lines(List.of(to.line()))
                        .contactKeys()
                        .identitiesOfContacts();
                Optional<IdentityKey> number =
                        DestinationRules.phone(loader.state(), to.contact()).map(IdentityKey::whatsAppNumber);
                return number.isPresent()
                        ? loader.holders(PartyKeys.claims(List.of(number.get())))
                        : loader.aliases().holders(DestinationRules.userIds(loader.state(), to.contact()));
            }
        });
    }
}
