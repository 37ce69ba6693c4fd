package io.escala.core.internal.send;

import io.escala.core.access.AccessRules;
import io.escala.core.access.Refusal;
import io.escala.core.access.Refusal.Reason;
import io.escala.core.access.Refusal.Remedy;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.template.TemplateBinding;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may be sent (S80). Every refusal is found, not only the first; a rule that cannot be judged because of
 * an earlier refusal is skipped.
 *
 * <ol>
 *   <li>The account has the required entitlements (S10).
 *   <li>The actor sees the conversation. To a contact may write who may converse with all, or who may converse with their
 *       own and owns the contact (S78). What does not exist or may not be seen is refused as not found.
 *   <li>A client reference belongs to one request: the same request again returns the earlier send, another one is refused.
 *   <li>The line is available.
 *   <li>There is a destination (S36).
 *   <li>A text is within the channel's limits, and a quoted message can be quoted.
 *   <li>A text needs an open window, with a little time to spare (M27, M33, M34).
 *   <li>A template needs WhatsApp, Meta's approval (M29) without a later report that stops it, and values for its
 *       placeholders (M30, M31).
 *   <li>Marketing goes only to those who may receive it.
 * </ol>
 */
public final class SendRules {
    private static final String REPLY_TO = "replyTo";

    private final State state;
    private final SendContext context;
    private final String fingerprint;
    private final List<Refusal> refusals = new ArrayList<>();
    private @Nullable MessageContent content;
    private @Nullable String replyTo;

    private SendRules(State state, SendContext context) {
        this.state = state;
        this.context = context;
        this.fingerprint = Fingerprint.of(context.request());
    }

    /**
     * Judges a request.
     *
     * @param state the loaded state
     * @param context the request, and the values of the ports
     * @return the decision, and the data that queueing needs
     */
    public static SendPlan plan(State state, SendContext context) {
        return new SendRules(state, context).plan();
    }

    private SendPlan plan() {
        Optional<SendTarget> found = entitled() ? find() : Optional.empty();
        if (found.isEmpty()) {
            return new SendPlan(
                    new SendPreview(refusals, null, MessagingWindow.never(), null, null),
                    null,
                    null,
                    null,
                    fingerprint,
                    null);
        }
        SendTarget target = found.get();
        Optional<Message> taken = state.holder(
                        Claim.clientReference(context.request().clientReference()))
                .flatMap(id -> state.conversations().message(new MessageId(id)));
        if (taken.isPresent() && fingerprint.equals(taken.get().fingerprint())) {
            return repeated(target, taken.get());
        }
        if (taken.isPresent()) {
            refuse(Refusal.of(Reason.KEY_REUSED, Remedy.USE_FRESH_REFERENCE));
        }
        Line line = target.line();
        if (!line.available() || !context.channels().contains(line.channel())) {
            refuse(Refusal.of(Reason.LINE_UNAVAILABLE, Remedy.ASK_ADMINISTRATOR));
        }
        refusals.addAll(target.refusals());
        Draft draft = context.request().draft();
        if (draft instanceof Draft.Text text) {
            judgeText(target, text);
        } else if (draft instanceof Draft.Template template) {
            judgeTemplate(target, template);
        } else {
            throw new IllegalStateException("no case for " + draft.getClass());
        }
        String rendered = content == null ? null : content.text();
        return new SendPlan(
                new SendPreview(refusals, target.key(), target.window(), rendered, null),
                target,
                content,
                replyTo,
                fingerprint,
                null);
    }

    private SendPlan repeated(SendTarget target, Message earlier) {
        return new SendPlan(
                new SendPreview(
                        List.of(),
                        earlier.address(),
                        target.window(),
                        earlier.content().text(),
                        earlier.id()),
                target,
                earlier.content(),
                earlier.replyTo(),
                fingerprint,
                earlier);
    }

    private boolean entitled() {
        Optional<Refusal> refusal = AccessRules.entitled(context.has());
        refusal.ifPresent(this::refuse);
        return refusal.isEmpty();
    }

    private Optional<SendTarget> find() {
        Recipient to = context.request().to();
        if (to instanceof Recipient.ToConversation conversation) {
            return findConversation(conversation);
        }
        if (to instanceof Recipient.ToContact contact) {
            return findContact(contact);
        }
        throw new IllegalStateException("no case for " + to.getClass());
    }

    private Optional<SendTarget> findConversation(Recipient.ToConversation to) {
        Optional<Conversation> conversation =
                state.conversations().find(to.conversation()).filter(found -> AccessRules.sees(context.actor(), found));
        if (conversation.isEmpty()) {
            refuse(AccessRules.notFound());
            return Optional.empty();
        }
        Line line = state.account().line(conversation.get().line()).orElseThrow();
        return Optional.of(DestinationRules.ofConversation(state, conversation.get(), line));
    }

    private Optional<SendTarget> findContact(Recipient.ToContact to) {
        Actor actor = context.actor();
        boolean all = actor.may(Permission.CONVERSE_ALL);
        boolean own = actor.may(Permission.CONVERSE_OWN) && actor.user() != null;
        Optional<Contact> contact = state.contacts().find(to.contact());
        Optional<Line> line = state.account().line(to.line());
        if (!all && !own) {
            refuse(Refusal.of(Reason.NOT_PERMITTED, Remedy.ASK_ADMINISTRATOR));
        } else if (contact.isEmpty() || line.isEmpty()) {
            refuse(AccessRules.notFound());
        } else if (!all && !Objects.equals(actor.user(), contact.get().owner())) {
            refuse(Refusal.of(Reason.NOT_PERMITTED, Remedy.ASK_ADMINISTRATOR));
        } else {
            return Optional.of(DestinationRules.ofContact(state, contact.get(), line.get()));
        }
        return Optional.empty();
    }

    private void judgeText(SendTarget target, Draft.Text text) {
        Channel channel = target.line().channel();
        TextRules.judge(channel, text.body()).ifPresent(this::refuse);
        MessageId quoted = text.replyTo();
        if (quoted != null) {
            judgeQuote(target, quoted);
        }
        // Without a destination there is no window to check.
        boolean reachable = target.conversation() != null || target.key() != null;
        if (reachable && !DispatchDeadline.isOpen(target.window(), context.now())) {
            Remedy remedy = channel == Channel.WHATSAPP ? Remedy.SEND_TEMPLATE : Remedy.WAIT_FOR_CUSTOMER;
            refuse(Refusal.of(Reason.WINDOW_CLOSED, remedy));
        }
        content = new MessageContent.Text(text.body());
    }

    /** A message can be quoted in its own conversation, once it has an id of the channel. */
    private void judgeQuote(SendTarget target, MessageId quoted) {
        Conversation conversation = target.conversation();
        Optional<Message> message = state.conversations()
                .message(quoted)
                .filter(found -> conversation != null && found.conversation().equals(conversation.id()));
        replyTo = message.map(Message::providerId).orElse(null);
        if (replyTo == null) {
            refuse(Refusal.field(Reason.FIELD_INVALID, REPLY_TO));
        }
    }

    private void judgeTemplate(SendTarget target, Draft.Template draft) {
        if (target.line().channel() != Channel.WHATSAPP) {
            refuse(Refusal.of(Reason.TEMPLATE_NOT_ON_CHANNEL, Remedy.WAIT_FOR_CUSTOMER));
            return;
        }
        MessageTemplate template = context.template();
        if (template == null) {
            refuse(Refusal.of(Reason.TEMPLATE_UNKNOWN, Remedy.CHOOSE_OTHER_TEMPLATE));
            return;
        }
        TemplateKey key = new TemplateKey(template.wabaId(), template.name(), template.language());
        if (template.status() != TemplateStatus.APPROVED
                || TemplateAvailability.stopped(state.account().reports(key))) {
            refuse(Refusal.of(Reason.TEMPLATE_NOT_APPROVED, Remedy.CHOOSE_OTHER_TEMPLATE));
        }
        Contact contact = target.contact();
        TemplateBinding binding = TemplateBinding.bind(template, draft.values(), contact);
        refusals.addAll(binding.refusals());
        if (binding.rendered() != null) {
            content = binding.content(template);
        }
        if (template.category() == TemplateCategory.MARKETING) {
            MarketingRules.judge(state, target.addressee()).ifPresent(this::refuse);
        }
    }

    private void refuse(Refusal refusal) {
        refusals.add(refusal);
    }
}
