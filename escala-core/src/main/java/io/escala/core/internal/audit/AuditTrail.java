package io.escala.core.internal.audit;

import io.escala.core.internal.HourlyWarnings;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.Advice;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.RecentDenials;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the audit trail for one actor.
 *
 * <ol>
 *   <li>What a user or the host changed is recorded in its own commit. Automations and campaigns leave no record of what they did.
 *   <li>What was denied to anybody is recorded after it was decided: for lack of the plan or of a permission, or because the actor may not see a
 *       conversation that is there. Whether one is there makes no difference to the caller, in work neither: both are looked up and
 *       committed alike.
 *   <li>The same denial within a minute is one record, by the operation id of its commit; {@link RecentDenials} keeps most of a flood from
 *       the store.
 *   <li>A denial that cannot be recorded is answered all the same, counted, and warned of.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final HourlyWarnings WARNINGS = new HourlyWarnings();
    private static final Set<Refusal.Reason> DENIALS =
            Set.of(Refusal.Reason.NOT_PERMITTED, Refusal.Reason.NOT_ENTITLED);

    private final InboxContext context;
    private final Actor actor;

    public AuditTrail(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    /**
     * Records what is done, if the actor is a user or the host.
     *
     * @param unit the decision that does it
     * @param subject what it is done to, or null for the account as a whole
     * @param fields the fields that change
     */
    public static void done(
            UnitOfWork unit,
            Actor actor,
            AuditOperation operation,
            @Nullable AuditSubject subject,
            Collection<String> fields) {
        if (actor.kind() == Actor.Kind.USER || actor.kind() == Actor.Kind.HOST) {
            unit.change(new AuditChange.AppendRecord(new AuditRecord(
                    unit.account(),
                    new AuditRecordId(unit.id()),
                    unit.decidedAt(),
                    AuditActor.of(actor),
                    operation,
                    subject,
                    List.of(),
                    List.copyOf(fields))));
            unit.enqueue(AuditRetention.of(unit.account(), unit.decidedAt()));
        }
    }

    /**
     * Returns the decision of a command: with its record if it is done and changes something.
     *
     * @param subject what it is done to, once it is done
     * @param fields the fields that change
     * @param <T> the type of the answer
     */
    public <T> Decision<Outcome<T>> decided(
            UnitOfWork unit,
            AuditOperation operation,
            Outcome<T> outcome,
            Function<T, @Nullable AuditSubject> subject,
            Function<T, ? extends Collection<String>> fields) {
        if (!(outcome instanceof Outcome.Done<T> done)) {
            return Decision.nothing(outcome);
        }
        if (unit.changeSet().isPresent()) {
            done(unit, actor, operation, subject.apply(done.value()), fields.apply(done.value()));
        }
        return Decision.commit(unit, outcome);
    }

    /**
     * Records the answer of a command if it was denied. One that was for lack of the plan gets the link to an adviser.
     *
     * @param subject what it was to be done to, or null for the account as a whole
     * @param <T> the type of the answer
     * @return the answer
     */
    public <T> Outcome<T> answering(AuditOperation operation, @Nullable AuditSubject subject, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T> refused) {
            record(operation, List.of(new Denied(subject, refused.refusals(), false)));
            return Outcome.refused(advised(refused.refusals()));
        }
        return outcome;
    }

    /**
     * Records the answers of a command on several conversations that were denied.
     *
     * @param <T> the type of the answers
     * @return the answers
     */
    public <T> Map<ConversationId, Outcome<T>> answering(
            AuditOperation operation, Map<ConversationId, Outcome<T>> outcomes) {
        List<Denied> denied = new ArrayList<>();
        outcomes.forEach((id, outcome) -> {
            if (outcome instanceof Outcome.Refused<T> refused) {
                denied.add(new Denied(AuditSubject.of(id), refused.refusals(), false));
            }
        });
        record(operation, denied);
        Map<ConversationId, Outcome<T>> answers = new LinkedHashMap<>();
        outcomes.forEach((id, outcome) ->
                answers.put(id, outcome.isDone() ? outcome : Outcome.refused(advised(outcome.refusals()))));
        return answers;
    }

    /** Returns refusals with the link to an adviser, where they are for lack of the plan. */
    public List<Refusal> advised(List<Refusal> refusals) {
        return Advice.on(context.entitlements(), actor.account(), refusals, context.now());
    }

    /**
     * Makes the check of a read, and records if it throws.
     *
     * @param check throws when the actor may not read
     * @throws RefusedException what the check threw, with the link to an adviser if it was for lack of the plan
     */
    public void allowing(AuditOperation operation, Runnable check) {
        try {
            check.run();
        } catch (RefusedException refused) {
            record(operation, List.of(new Denied(null, refused.refusals(), true)));
            throw new RefusedException(advised(refused.refusals()));
        }
    }

    /**
     * Records within a decision of durable work that something was denied to its actor.
     *
     * @param unit the decision
     */
    public <T> void denied(UnitOfWork unit, AuditOperation operation, AuditSubject subject, Outcome<T> outcome) {
        List<String> reasons = reasons(outcome.refusals(), DENIALS::contains);
        if (!reasons.isEmpty()) {
            AuditRecord record = denial(operation, subject, reasons, unit.decidedAt());
            unit.change(new AuditChange.AppendRecord(record));
            unit.enqueue(AuditRetention.of(unit.account(), unit.decidedAt()));
        }
    }

    /**
     * What was denied.
     *
     * @param all whether every reason counts, also that it was not found
     */
    private record Denied(@Nullable AuditSubject subject, List<Refusal> refusals, boolean all) {
        boolean notFound() {
            return refusals.stream().anyMatch(refusal -> refusal.reason() == Refusal.Reason.NOT_FOUND);
        }
    }

    private void record(AuditOperation operation, List<Denied> denied) {
        List<Denied> concerned = denied.stream()
                .filter(one -> one.all()
                        || one.refusals().stream().anyMatch(refusal -> DENIALS.contains(refusal.reason()))
                        || (one.notFound() && isConversation(one.subject())))
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        Map<String, ChangeSet> sets = new LinkedHashMap<>();
        try {
            Set<String> unseen = unseen(concerned);
            Instant now = context.now();
            concerned.forEach(one -> changeSet(operation, one, unseen, now)
                    .forEach(set -> sets.put(set.operation().value(), set)));
            if (!sets.isEmpty()) {
                context.loop().commit(List.copyOf(sets.values()));
            }
        } catch (RuntimeException failed) {
            sets.keySet().forEach(context.denials()::forget);
            lost("a denied call could not be recorded in the audit trail: "
                    + failed.getClass().getName());
        }
    }

    private void lost(String why) {
        context.metrics().auditLost();
        if (WARNINGS.isDue(why, context.now())) {
            LOG.warn("{} (account {}); further ones are only counted for an hour", why, actor.account());
        }
    }

    /** The conversations that are there and that the actor does not see. */
    private Set<String> unseen(List<Denied> denied) {
        List<ConversationId> asked = denied.stream()
                .filter(Denied::notFound)
                .map(Denied::subject)
                .filter(AuditTrail::isConversation)
                .map(subject ->
                        new ConversationId(Objects.requireNonNull(subject).id()))
                .toList();
        if (asked.isEmpty()) {
            return Set.of();
        }
        State state = CommitLoop.reading(
                () -> context.load(actor.account()).conversations(asked).state());
        return asked.stream()
                .filter(id -> state.conversations()
                        .current(id)
                        .filter(found -> !AccessRules.sees(actor, found))
                        .isPresent())
                .map(ConversationId::value)
                .collect(Collectors.toSet());
    }

    private static boolean isConversation(@Nullable AuditSubject subject) {
        return subject != null && subject.kind() == AuditSubject.Kind.CONVERSATION;
    }

    /** None when it is recorded already. Of what is not there, only the operation id is committed. */
    private List<ChangeSet> changeSet(AuditOperation operation, Denied denied, Set<String> unseen, Instant now) {
        AuditSubject subject = denied.subject();
        boolean hidden = isConversation(subject)
                && unseen.contains(Objects.requireNonNull(subject).id());
        List<String> reasons = reasons(
                denied.refusals(),
                reason -> denied.all() || DENIALS.contains(reason) || (hidden && reason == Refusal.Reason.NOT_FOUND));
        AuditRecord record = denial(operation, subject, reasons, now);
        String id = record.id().value();
        switch (context.denials().ask(actor.account() + "/" + actor.kind() + "/" + actor.user(), id, now)) {
            case REPEATED -> {
                return List.of();
            }
            case TOO_MANY -> {
                lost("an actor is denied more than " + RecentDenials.MOST_OF_AN_ACTOR
                        + " calls an hour, which are not recorded in the audit trail");
                return List.of();
            }
            case NEW -> {
                ChangeSet.Builder set = ChangeSet.builder(actor.account(), new OperationId(id), now);
                if (!reasons.isEmpty()) {
                    set.change(new AuditChange.AppendRecord(record)).enqueue(AuditRetention.of(actor.account(), now));
                }
                return List.of(set.build());
            }
        }
        throw new IllegalStateException("no case for an answer");
    }

    private static List<String> reasons(List<Refusal> refusals, Predicate<Refusal.Reason> counts) {
        return refusals.stream()
                .map(Refusal::reason)
                .filter(counts)
                .map(Refusal.Reason::name)
                .distinct()
                .sorted()
                .toList();
    }

    /** Its id is the same for the same denial within a minute. */
    private AuditRecord denial(
            AuditOperation operation, @Nullable AuditSubject subject, List<String> reasons, Instant now) {
        String id = DenialId.of(
                actor.account(),
                actor.kind(),
                Objects.toString(actor.user(), ""),
                actor.role().name(),
                operation,
                subject == null ? "" : subject.kind() + "/" + subject.id(),
                reasons,
                RecentDenials.minute(now));
        return new AuditRecord(
                actor.account(),
                new AuditRecordId(id),
                now,
                AuditActor.of(actor),
                operation,
                subject,
                reasons,
                List.of());
    }
}
