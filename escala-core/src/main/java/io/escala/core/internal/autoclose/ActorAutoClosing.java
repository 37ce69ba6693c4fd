package io.escala.core.internal.autoclose;

import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.autoclose.AutoClosing;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules that close conversations, for one actor. Thread-safe. */
public final class ActorAutoClosing implements AutoClosing {
    private final InboxContext context;
    private final Actor actor;
    private final AuditTrail audit;

    public ActorAutoClosing(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public List<AutoCloseRule> rules() {
        return CommitLoop.reading(() -> context.store().allAutoCloseRules(actor.account()));
    }

    @Override
    public Outcome<AutoCloseRule> save(AutoCloseDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return run(
                AuditOperation.AUTO_CLOSE_RULE_SAVE,
                null,
                loader -> linesOf(loader, draft),
                unit -> SaveDecision.save(unit, actor, draft));
    }

    @Override
    public Outcome<AutoCloseRule> change(AutoCloseRuleId rule, long version, AutoCloseDraft draft) {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(draft, "draft");
        return run(
                AuditOperation.AUTO_CLOSE_RULE_CHANGE,
                rule,
                loader -> linesOf(withLines(loader), draft),
                unit -> SaveDecision.change(unit, actor, rule, version, draft));
    }

    @Override
    public Outcome<AutoCloseRule> remove(AutoCloseRuleId rule) {
        Objects.requireNonNull(rule, "rule");
        return run(
                AuditOperation.AUTO_CLOSE_RULE_REMOVE,
                rule,
                ActorAutoClosing::withLines,
                unit -> SaveDecision.remove(unit, actor, rule));
    }

    /** With the lines of the rule that was loaded. */
    private static StateLoader withLines(StateLoader loader) {
        return loader.lines(loader.state().account().autoCloseRules().stream()
                .flatMap(found -> found.lines().stream())
                .toList());
    }

    private static void linesOf(StateLoader loader, AutoCloseDraft draft) {
        loader.lines(draft.lines())
                .holders(draft.lines().stream().map(Claim::autoCloseLine).toList());
    }

    private Outcome<AutoCloseRule> run(
            AuditOperation operation,
            @Nullable AutoCloseRuleId rule,
            Consumer<StateLoader> load,
            Function<UnitOfWork, Outcome<AutoCloseRule>> decide) {
        return audit.answering(
                operation, rule == null ? null : AuditSubject.of(rule), outcome(operation, rule, load, decide));
    }

    /** The host is asked for the plan while no connection of the store is held. */
    private Outcome<AutoCloseRule> outcome(
            AuditOperation operation,
            @Nullable AutoCloseRuleId rule,
            Consumer<StateLoader> load,
            Function<UnitOfWork, Outcome<AutoCloseRule>> decide) {
        Optional<Refusal> forbidden =
                SaveDecision.forbidden(actor, context.entitlements().of(actor.account()));
        if (forbidden.isPresent()) {
            return Outcome.refused(forbidden.get());
        }
        return context.loop().run(() -> {
            StateLoader loader = context.load(actor.account())
                    .autoCloseRules(Stream.ofNullable(rule).toList());
            load.accept(loader);
            AutoCloseRule before = rule == null
                    ? null
                    : loader.state().account().autoCloseRule(rule).orElse(null);
            UnitOfWork unit = context.begin(actor, loader.state());
            return audit.decided(
                    unit,
                    operation,
                    decide.apply(unit),
                    after -> AuditSubject.of(after.id()),
                    after -> ChangedFields.of(before, after));
        });
    }
}
