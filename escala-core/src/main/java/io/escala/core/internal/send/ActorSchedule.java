package io.escala.core.internal.send;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.core.send.ScheduledQuery;
import io.escala.core.send.ScheduledRequest;
import io.escala.core.send.SendPreview;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.store.ScheduledFilter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scheduled messages of an account for one actor. Thread-safe. */
final class ActorSchedule {
    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;
    private final SendPlanner planner;

    ActorSchedule(InboxContext context, Actor actor, AuditTrail audit, SendPlanner planner) {
        this.context = context;
        this.actor = actor;
        this.audit = audit;
        this.planner = planner;
    }

    SendPreview preview(ScheduledRequest scheduled) {
        return context.loop()
                .run(() -> Decision.nothing(plan(planner.load(scheduled.request()), scheduled, context.now())
                        .preview()));
    }

    private SendPlan plan(SendPlanner.Known known, ScheduledRequest scheduled, Instant now) {
        return planner.plan(known, scheduled.request(), scheduled.sendAt(), now);
    }

    Outcome<ScheduledMessage> schedule(ScheduledRequest scheduled) {
        return context.loop().run(() -> {
            Claim reference = Claim.clientReference(scheduled.request().clientReference());
            StateLoader loader = context.load(actor.account()).holders(List.of(reference));
            loader.state().holder(reference).map(MessageId::new).ifPresent(id -> loader.scheduledMessages(List.of(id)));
            SendPlanner.Known known = planner.load(loader, scheduled.request());
            UnitOfWork unit = context.begin(actor, known.state());
            SendPlan plan = plan(known, scheduled, unit.now());
            Optional<ScheduledMessage> earlier = earlier(known.state(), reference)
                    .filter(message -> message.fingerprint().equals(plan.fingerprint()))
                    .filter(message -> ScheduleRules.sees(actor, known.state(), message));
            if (earlier.isPresent()) {
                return Decision.nothing(Outcome.done(earlier.get()));
            }
            return plan.preview().allowed()
                    ? Decision.commit(unit, Outcome.done(ScheduleDecision.schedule(unit, plan, scheduled, actor)))
                    : Decision.nothing(Outcome.refused(plan.preview().refusals()));
        });
    }

    private static Optional<ScheduledMessage> earlier(State state, Claim reference) {
        return state.holder(reference).flatMap(holder -> state.schedule().find(new MessageId(holder)));
    }

    Listing<ScheduledMessage> list(ScheduledQuery query) {
        return StoredListing.counted(
                BoundCursors.of("scheduled messages", actor, query)
                        .bind((cursor, limit) ->
                                context.store().listScheduledMessages(actor.account(), filter(query), cursor, limit)),
                Function.identity(),
                enough -> context.store().countScheduledMessages(actor.account(), filter(query), enough));
    }

    private ScheduledFilter filter(ScheduledQuery query) {
        return new ScheduledFilter(
                query.states(),
                query.conversation().map(this::current).orElse(null),
                query.contact().orElse(null),
                query.author().orElse(null),
                AccessRules.visibility(actor),
                actor.user());
    }

    /** The conversation that shows a superseded one, whose messages it shows too. */
    private ConversationId current(ConversationId id) {
        return context.load(actor.account())
                .conversations(List.of(id))
                .state()
                .conversations()
                .current(id)
                .map(Conversation::id)
                .orElse(id);
    }

    Outcome<ScheduledMessage> cancel(MessageId id) {
        Supplier<Outcome<ScheduledMessage>> cancelled = context.loop().run(() -> {
            StateLoader loader = context.load(actor.account()).scheduledMessages(List.of(id));
            Optional<ScheduledMessage> found = loader.state().schedule().find(id);
            loader.conversations(
                    found.map(ScheduledMessage::conversation).stream().toList());
            UnitOfWork unit = context.begin(actor, loader.state());
            Outcome<ScheduledMessage> outcome = AccessRules.entitled(
                            actor, context.entitlements().of(actor.account()))
                    .map(Outcome::<ScheduledMessage>refused)
                    .orElseGet(() -> ScheduleDecision.cancel(unit, actor, id));
            AuditSubject subject = found.map(ActorSchedule::subject).orElse(null);
            if (outcome.isDone() && unit.changes() > 0) {
                AuditTrail.done(unit, actor, AuditOperation.MESSAGE_CANCEL, subject, List.of());
            }
            Supplier<Outcome<ScheduledMessage>> answer =
                    () -> audit.answering(AuditOperation.MESSAGE_CANCEL, subject, outcome);
            return outcome.isDone() ? Decision.commit(unit, answer) : Decision.nothing(answer);
        });
        return cancelled.get();
    }

    private static @Nullable AuditSubject subject(ScheduledMessage message) {
        ConversationId conversation = message.conversation();
        ContactId contact = message.contact();
        return conversation != null
                ? AuditSubject.of(conversation)
                : AuditSubject.of(Objects.requireNonNull(contact, "contact"));
    }
}
