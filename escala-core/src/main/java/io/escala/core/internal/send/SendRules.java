package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.ChannelRules;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.CardsDraft;
import io.escala.core.send.ChoiceDraft;
import io.escala.core.send.ContactCardsDraft;
import io.escala.core.send.Draft;
import io.escala.core.send.FormDraft;
import io.escala.core.send.LocationDraft;
import io.escala.core.send.ProductsDraft;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may be sent (S80). Every refusal is found, not only the first; a rule that cannot be judged because of
 * an earlier refusal is skipped.
 *
 * <ol>
 *   <li>The account has the required entitlements (S10).
 *   <li>The actor may write to the recipient: {@link TargetRules}.
 *   <li>A client reference belongs to one request: the same request again returns the earlier send, another one is refused.
 *   <li>The line is available, its channel has a gateway, and the account uses it.
 *   <li>There is a destination (S36): {@link DestinationRules}.
 *   <li>The content is allowed, by the rules of its kind: {@link TextRules}, {@link TemplateRules}, {@link ChoiceRules}, {@link
 *       StructuredRules}, {@link AttachmentRules}.
 *   <li>A quoted message can be quoted: {@link Quotation}.
 * </ol>
 *
 * <p>A request for a later time is judged as of that time. If nothing can be scheduled for it ({@link ScheduleRules#time}), that is the first refusal, and
 * the others are found as of now.
 */
public final class SendRules {
    private final State state;
    private final SendContext context;
    private final SendRequest request;
    private final String fingerprint;
    private final Optional<Refusal> timeNotPossible;
    private final Instant asOf;

    private SendRules(State state, SendContext context) {
        this.state = state;
        this.context = context;
        this.request = context.request();
        this.fingerprint = Fingerprint.of(request, context.sendAt());
        Instant sendAt = context.sendAt();
        this.timeNotPossible = sendAt == null ? Optional.empty() : ScheduleRules.time(sendAt, context.now());
        this.asOf = sendAt == null || timeNotPossible.isPresent() ? context.now() : sendAt;
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
        Optional<Refusal> notEntitled = AccessRules.entitled(context.actor(), context.has());
        if (notEntitled.isPresent()) {
            return refused(List.of(notEntitled.get()));
        }
        return request.recipient()
                .accept(new TargetRules(state, context.actor()))
                .fold(found -> plan(found.value()), refused -> refused(refused.refusals()));
    }

    private SendPlan plan(SendTarget target) {
        Optional<String> holder = state.holder(Claim.clientReference(request.clientReference()));
        return holder.flatMap(id -> state.conversations().message(new MessageId(id)))
                .filter(message -> fingerprint.equals(message.fingerprint()))
                .map(message -> repeated(target, message))
                .orElseGet(() -> judged(target, holder.isPresent()));
    }

    private SendPlan judged(SendTarget target, boolean referenceTaken) {
        List<Refusal> refusals = new ArrayList<>();
        if (referenceTaken) {
            refusals.add(Refusal.of(Reason.KEY_REUSED, Remedy.USE_FRESH_REFERENCE));
        }
        line(state, target.line(), context.channels()).ifPresent(refusals::add);
        RestrictionRules.judge(
                        state, target.line(), target.window(context.settings()).isOpen(asOf), asOf)
                .ifPresent(refusals::add);
        refusals.addAll(target.refusals());
        DraftJudgement judged = request.draft().accept(new Draft.Cases<>() {
            @Override
            public DraftJudgement text(Draft.Text text) {
                return TextRules.judge(target, text, mayWrite(target));
            }

            @Override
            public DraftJudgement attachments(Draft.Attachments attachments) {
                return AttachmentRules.judge(
                        state,
                        attachments,
                        context.settings()
                                .attachments()
                                .of(request.surface(), target.line().channel(), attachments.kind()),
                        TextRules.window(target, mayWrite(target)));
            }

            @Override
            public DraftJudgement template(Draft.Template template) {
                return TemplateRules.judge(
                        state,
                        target,
                        template,
                        context.template(),
                        context.ownerName(),
                        context.settings().attachments());
            }

            @Override
            public DraftJudgement choice(ChoiceDraft choice) {
                return ChoiceRules.judge(target, choice, mayWrite(target));
            }

            @Override
            public DraftJudgement cards(CardsDraft cards) {
                return ChoiceRules.cards(target, cards, mayWrite(target));
            }

            @Override
            public DraftJudgement location(LocationDraft location) {
                return StructuredRules.location(target, location, mayWrite(target));
            }

            @Override
            public DraftJudgement contactCards(ContactCardsDraft cards) {
                return StructuredRules.contacts(target, cards, mayWrite(target));
            }

            @Override
            public DraftJudgement form(FormDraft form) {
                return ChoiceRules.form(target, form, mayWrite(target));
            }

            @Override
            public DraftJudgement products(ProductsDraft products) {
                return ChoiceRules.products(target, products, mayWrite(target));
            }
        });
        refusals.addAll(judged.refusals());
        Quotation quotation = Quotation.of(state, target, request);
        refusals.addAll(quotation.refusals());
        return plan(refusals, target, judged.parts(), quotation.replyTo());
    }

    private boolean mayWrite(SendTarget target) {
        return HumanAgentWindow.mayWrite(state, context.actor(), target, context.settings(), asOf);
    }

    /** Why nothing can be sent through a line. */
    static Optional<Refusal> line(State state, Line line, Set<Channel> channels) {
        if (!channels.contains(line.channel())) {
            return Optional.of(Refusal.of(Reason.NO_GATEWAY, Remedy.CONFIGURE_CHANNEL));
        }
        return line.available()
                ? ChannelRules.used(state.account().settings(), line.channel())
                : Optional.of(Refusal.of(Reason.LINE_UNAVAILABLE, Remedy.ASK_ADMINISTRATOR));
    }

    private SendPlan refused(List<Refusal> refusals) {
        return plan(refusals, null, List.of(), null);
    }

    private SendPlan plan(
            List<Refusal> refusals, @Nullable SendTarget target, List<SendPart> parts, @Nullable String replyTo) {
        SendPreview preview = new SendPreview(
                withTime(refusals),
                target == null ? null : target.key(),
                target == null ? MessagingWindow.never() : target.window(context.settings()),
                parts.isEmpty() ? null : parts.get(0).content().text(),
                null);
        return new SendPlan(preview, target, parts, replyTo, fingerprint, null);
    }

    private SendPlan repeated(SendTarget target, Message earlier) {
        SendPreview preview = new SendPreview(
                withTime(List.of()),
                earlier.address(),
                target.window(context.settings()),
                earlier.content().text(),
                earlier.id());
        return new SendPlan(
                preview, target, List.of(new SendPart(earlier.content())), earlier.replyTo(), fingerprint, earlier);
    }

    private List<Refusal> withTime(List<Refusal> others) {
        return Stream.concat(timeNotPossible.stream(), others.stream()).toList();
    }
}
