package io.escala.core.internal.autoclose;

import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.conversation.ConversationClosing;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.State;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Saves, changes and removes rules. In order:
 *
 * <ol>
 *   <li>The account needs the plan. The host may, and a user who converses with all or with its own or configures the account; automations and
 *       campaigns may not.
 *   <li>A rule that is changed must exist, in the version it was read at, and the caller's role must reach its lines.
 *   <li>Lines, idle time and reason are judged; every problem is said at once. An active rule needs lines that no other active one has.
 *   <li>What changes nothing is not written.
 *   <li>The count starts now, unless the rule was active with the same time and had all the lines.
 *   <li>An active rule gets its work.
 * </ol>
 *
 * <p>Pure.
 */
final class SaveDecision {
    private SaveDecision() {}

    static Optional<Refusal> forbidden(Actor actor, Set<Entitlement> has) {
        return AccessRules.entitled(actor, has)
                .or(() -> AccessRules.editsConversations(actor))
                .or(() -> handlesConversations(actor) ? Optional.empty() : Optional.of(notPermitted()));
    }

    private static boolean handlesConversations(Actor actor) {
        return (actor.kind() == Actor.Kind.USER || actor.kind() == Actor.Kind.HOST)
                && Stream.of(Permission.CONVERSE_ALL, Permission.CONVERSE_OWN, Permission.CONFIGURE)
                        .anyMatch(actor::may);
    }

    /** Requires the lines of the draft, and the holders of their claims. */
    static Outcome<AutoCloseRule> save(UnitOfWork unit, Actor actor, AutoCloseDraft draft) {
        return put(unit, actor, new AutoCloseRuleId(unit.id()), null, draft);
    }

    /** Requires the rule with its lines, the lines of the draft, and the holders of their claims. */
    static Outcome<AutoCloseRule> change(
            UnitOfWork unit, Actor actor, AutoCloseRuleId id, long version, AutoCloseDraft draft) {
        AutoCloseRule before = unit.state().account().autoCloseRule(id).orElse(null);
        if (before == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (!reachesAll(unit.state(), actor, before)) {
            return Outcome.refused(notPermitted());
        }
        if (before.version() != version) {
            return Outcome.refused(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN));
        }
        return put(unit, actor, id, before, draft);
    }

    /** Requires the rule with its lines. */
    static Outcome<AutoCloseRule> remove(UnitOfWork unit, Actor actor, AutoCloseRuleId id) {
        AutoCloseRule rule = unit.state().account().autoCloseRule(id).orElse(null);
        if (rule == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        if (!reachesAll(unit.state(), actor, rule)) {
            return Outcome.refused(notPermitted());
        }
        unit.expect(Expected.Kind.AUTO_CLOSE_RULE, id.value(), rule.version());
        unit.change(new AccountChange.RemoveAutoCloseRule(rule));
        return Outcome.done(rule);
    }

    private static boolean reachesAll(State state, Actor actor, AutoCloseRule rule) {
        return rule.lines().stream()
                .flatMap(line -> state.account().line(line).stream())
                .allMatch(line -> reaches(actor, line));
    }

    /** Configuring an account does not depend on the lines of a role. */
    private static boolean reaches(Actor actor, Line line) {
        return actor.may(Permission.CONFIGURE) || AccessRules.reaches(actor, line);
    }

    private static Refusal notPermitted() {
        return Refusal.of(Refusal.Reason.NOT_PERMITTED, Refusal.Remedy.ASK_ADMINISTRATOR);
    }

    private static Outcome<AutoCloseRule> put(
            UnitOfWork unit, Actor actor, AutoCloseRuleId id, @Nullable AutoCloseRule before, AutoCloseDraft draft) {
        List<Refusal> refusals = refusals(unit.state(), actor, id, before, draft);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        AutoCloseRule rule = new AutoCloseRule(
                unit.account(),
                id,
                new HashSet<>(draft.lines()),
                draft.idleTime(),
                draft.reason(),
                activeSince(before, draft, unit.now()),
                before == null ? 1 : before.version());
        if (before == null) {
            return put(unit, rule, Set.of());
        }
        if (rule.equals(before)) {
            return Outcome.done(rule);
        }
        unit.expect(Expected.Kind.AUTO_CLOSE_RULE, id.value(), before.version());
        return put(unit, rule.withVersion(before.version() + 1), before.active() ? before.lines() : Set.of());
    }

    private static Outcome<AutoCloseRule> put(UnitOfWork unit, AutoCloseRule rule, Set<LineId> formerLines) {
        unit.change(new AccountChange.PutAutoCloseRule(rule, formerLines));
        if (rule.active()) {
            unit.enqueue(AutoCloseItems.of(rule, unit.now()));
        }
        return Outcome.done(rule);
    }

    private static @Nullable Instant activeSince(@Nullable AutoCloseRule before, AutoCloseDraft draft, Instant now) {
        if (!draft.active()) {
            return null;
        }
        return before != null
                        && before.active()
                        && before.idleTime().equals(draft.idleTime().truncatedTo(ChronoUnit.MILLIS))
                        && before.lines().containsAll(draft.lines())
                ? before.activeSince()
                : now;
    }

    private static List<Refusal> refusals(
            State state, Actor actor, AutoCloseRuleId id, @Nullable AutoCloseRule before, AutoCloseDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        idleTime(draft.idleTime()).ifPresent(refusals::add);
        ConversationClosing.refusal("reason", draft.reason()).ifPresent(refusals::add);
        List<LineId> lines = draft.lines();
        if (lines.isEmpty()) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "lines"));
        } else if (lines.size() > AutoCloseRule.MAX_LINES) {
            refusals.add(Refusal.field(Refusal.Reason.LIMIT_REACHED, "lines")
                    .limitedTo(AutoCloseRule.MAX_LINES, lines.size()));
        } else {
            for (int i = 0; i < lines.size(); i++) {
                line(state, actor, id, before, draft, i).ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private static Optional<Refusal> idleTime(Duration idle) {
        Refusal refusal = Refusal.field(Refusal.Reason.FIELD_INVALID, "idleTime");
        if (idle.compareTo(AutoCloseRule.SHORTEST) < 0) {
            return Optional.of(refusal.because(Refusal.Cause.TOO_SHORT));
        }
        return idle.compareTo(AutoCloseRule.LONGEST) > 0
                ? Optional.of(refusal.because(Refusal.Cause.TOO_LONG))
                : Optional.empty();
    }

    private static Optional<Refusal> line(
            State state,
            Actor actor,
            AutoCloseRuleId id,
            @Nullable AutoCloseRule before,
            AutoCloseDraft draft,
            int index) {
        LineId line = draft.lines().get(index);
        boolean kept = before != null && before.lines().contains(line);
        if (!kept
                && state.account()
                        .line(line)
                        .filter(found -> reaches(actor, found))
                        .isEmpty()) {
            return Optional.of(Refusal.at(Refusal.Reason.NOT_FOUND, "lines", index));
        }
        return Optional.of(draft)
                .filter(AutoCloseDraft::active)
                .flatMap(active -> state.holder(Claim.autoCloseLine(line)))
                .filter(holder -> !holder.equals(id.value()))
                .map(other ->
                        Refusal.at(Refusal.Reason.LINE_HAS_RULE, "lines", index).by(new AutoCloseRuleId(other)));
    }
}
