package io.escala.core.internal.autoclose;

import io.escala.core.internal.Defects;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.State;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the conversations in which the customer has been silent for the time of a rule: at most {@value #PORTION} of them in one run, the
 * longest silent first, each decided again from what is stored and committed by itself under the lease. Then it is due again at once if more
 * are, else when the next one is. The item of a rule that was changed, turned off or removed ends. Thread-safe.
 */
public final class AutoCloseWork implements WorkHandler {
    static final int PORTION = 100;

    /** After a run in which a close failed: it would fail again at once. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AutoCloseWork.class);

    private final InboxContext context;

    public AutoCloseWork(InboxContext context) {
        this.context = context;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.AUTO_CLOSE;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        AutoCloseItems.Target target = AutoCloseItems.Target.of(item.key());
        Set<Entitlement> has = context.entitlements().of(item.account());
        Optional<AutoCloseRule> rule = CommitLoop.reading(() -> {
            State state = context.load(item.account())
                    .autoCloseRules(List.of(target.rule()))
                    .state();
            return AutoCloseDecision.rule(context.begin(item.account(), state), target);
        });
        if (rule.isEmpty()) {
            return commit(begin(lease).done(item.key()), Verdict.SETTLED);
        }
        boolean entitled =
                AccessRules.entitled(Actor.automation(item.account()), has).isEmpty();
        Instant due = entitled ? close(lease, target, rule.get()).orElse(null) : Instant.MAX;
        if (due == null) {
            return Verdict.LEASE_LOST;
        }
        // Not a failed attempt, and those before it are forgotten: it went well.
        return commit(begin(lease).reschedule(item.again(AutoCloseItems.next(context.now(), due), 0)), Verdict.PUT_OFF);
    }

    private UnitOfWork begin(Lease lease) {
        return context.begin(lease.account(), State.partial()).under(lease);
    }

    private Verdict commit(UnitOfWork unit, Verdict verdict) {
        return context.loop()
                .runUnderLease(() -> Decision.commit(unit, verdict))
                .orElse(Verdict.LEASE_LOST);
    }

    /** Closes what is due and returns when the next one is; empty when the lease was lost. */
    private Optional<Instant> close(Lease lease, AutoCloseItems.Target target, AutoCloseRule rule) {
        Instant now = context.now();
        Instant first = AutoCloseItems.firstDue(rule).orElseThrow();
        if (first.isAfter(now)) {
            return Optional.of(first);
        }
        Set<LineId> lines = CommitLoop.reading(
                () -> context.store().lines(rule.account(), rule.lines()).keySet());
        List<Conversation> oldest = idle(rule, lines, 1);
        if (!oldest.isEmpty() && isDue(rule, oldest.get(0), now)) {
            oldest = idle(rule, lines, PORTION);
        }
        List<ConversationId> ids = oldest.stream()
                .filter(conversation -> isDue(rule, conversation, now))
                .map(Conversation::id)
                .toList();
        Instant next = oldest.size() > ids.size() ? due(rule, oldest.get(ids.size())) : Instant.MAX;
        return closeAll(lease, target, ids).map(failed -> {
            boolean more = ids.size() == PORTION && failed < PORTION;
            return more ? now : failed == 0 ? next : now.plus(AFTER_FAILURE);
        });
    }

    private List<Conversation> idle(AutoCloseRule rule, Set<LineId> lines, int limit) {
        return CommitLoop.reading(() -> context.store().idleConversations(rule.account(), lines, limit));
    }

    private static boolean isDue(AutoCloseRule rule, Conversation conversation, Instant now) {
        return !due(rule, conversation).isAfter(now);
    }

    private static Instant due(AutoCloseRule rule, Conversation conversation) {
        return rule.due(conversation).orElse(Instant.MAX);
    }

    /** Returns how many failed; empty when the lease was lost. */
    private Optional<Integer> closeAll(Lease lease, AutoCloseItems.Target target, List<ConversationId> ids) {
        if (ids.isEmpty()) {
            return Optional.of(0);
        }
        State all = CommitLoop.reading(() -> load(lease, target, ids));
        List<Supplier<Decision<Boolean>>> decisions = new ArrayList<>();
        ids.forEach(id -> decisions.add(new Attempts(lease, target, id, all)));
        List<Throwable> failures = new ArrayList<>();
        for (BatchResult<Boolean> result : context.loop().runAll(decisions)) {
            if (result instanceof BatchResult.LeaseLost<Boolean>) {
                return Optional.empty();
            }
            if (result instanceof BatchResult.Failed<Boolean> failed) {
                if (failed.thrown() instanceof NotLoadedException unloaded) {
                    throw unloaded;
                }
                failures.add(failed.thrown());
            }
        }
        if (!failures.isEmpty()) {
            LOG.warn(
                    "{} conversation(s) could not be closed by rule {} and are tried again; the first because of",
                    failures.size(),
                    target.rule(),
                    Defects.withoutMessages(failures.get(0)));
        }
        return Optional.of(failures.size());
    }

    private State load(Lease lease, AutoCloseItems.Target target, List<ConversationId> ids) {
        StateLoader loader = context.load(lease.account())
                .autoCloseRules(List.of(target.rule()))
                .conversations(ids);
        return loader.sessions(ids).lines().state();
    }

    /** Decides from what was loaded for all, and after a conflict from what is there then. */
    private final class Attempts implements Supplier<Decision<Boolean>> {
        private final Lease lease;
        private final AutoCloseItems.Target target;
        private final ConversationId id;
        private @Nullable State first;

        Attempts(Lease lease, AutoCloseItems.Target target, ConversationId id, State all) {
            this.lease = lease;
            this.target = target;
            this.id = id;
            this.first = all;
        }

        @Override
        public Decision<Boolean> get() {
            State state = first == null ? load(lease, target, List.of(id)) : first;
            first = null;
            return AutoCloseDecision.decide(
                    context.begin(lease.account(), state).under(lease), target, id);
        }
    }
}
