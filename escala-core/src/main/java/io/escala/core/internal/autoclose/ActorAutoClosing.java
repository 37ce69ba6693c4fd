package io.escala.core.internal.autoclose;

import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.autoclose.AutoClosing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.change.Claim;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The rules that close conversations, for one actor. Thread-safe. */
public final class ActorAutoClosing implements AutoClosing {
    private final InboxContext context;
    private final Actor actor;

    public ActorAutoClosing(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    @Override
    public List<AutoCloseRule> rules() {
        return CommitLoop.reading(() -> context.store().allAutoCloseRules(actor.account()));
    }

    @Override
    public Outcome<AutoCloseRule> save(AutoCloseDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return run(loader -> linesOf(loader, draft), unit -> SaveDecision.save(unit, actor, draft));
    }

    @Override
    public Outcome<AutoCloseRule> change(AutoCloseRuleId rule, long version, AutoCloseDraft draft) {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(draft, "draft");
        return run(
                loader -> linesOf(withLines(loader, rule), draft),
                unit -> SaveDecision.change(unit, actor, rule, version, draft));
    }

    @Override
    public Outcome<AutoCloseRule> remove(AutoCloseRuleId rule) {
        Objects.requireNonNull(rule, "rule");
        return run(loader -> withLines(loader, rule), unit -> SaveDecision.remove(unit, actor, rule));
    }

    private static StateLoader withLines(StateLoader loader, AutoCloseRuleId rule) {
        loader.autoCloseRules(List.of(rule));
        return loader.lines(loader.state().account().autoCloseRules().stream()
                .flatMap(found -> found.lines().stream())
                .toList());
    }

    private static void linesOf(StateLoader loader, AutoCloseDraft draft) {
        loader.lines(draft.lines())
                .holders(draft.lines().stream().map(Claim::autoCloseLine).toList());
    }

    /** The host is asked for the plan while no connection of the store is held. */
    private Outcome<AutoCloseRule> run(
            Consumer<StateLoader> load, Function<UnitOfWork, Outcome<AutoCloseRule>> decide) {
        Optional<Refusal> forbidden =
                SaveDecision.forbidden(actor, context.entitlements().of(actor.account()));
        if (forbidden.isPresent()) {
            return Outcome.refused(forbidden.get());
        }
        return context.loop().run(() -> {
            StateLoader loader = context.load(actor.account());
            load.accept(loader);
            UnitOfWork unit = context.begin(actor.account(), loader.state());
            Outcome<AutoCloseRule> outcome = decide.apply(unit);
            return outcome.isDone() ? Decision.commit(unit, outcome) : Decision.nothing(outcome);
        });
    }
}
