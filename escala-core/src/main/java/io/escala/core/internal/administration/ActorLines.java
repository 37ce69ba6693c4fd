package io.escala.core.internal.administration;

import io.escala.core.administration.Lines;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lines of an account for one actor. Thread-safe. */
public final class ActorLines implements Lines {
    private final InboxContext context;
    private final Actor actor;

    public ActorLines(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    @Override
    public Outcome<Line> resume(LineId line) {
        Objects.requireNonNull(line, "line");
        return context.loop().run(() -> {
            Optional<Refusal> denied = AccessRules.permitted(actor, Permission.CONFIGURE);
            if (denied.isPresent()) {
                return Decision.nothing(Outcome.refused(denied.get()));
            }
            State state = context.load(actor.account()).lines(List.of(line)).state();
            Optional<Line> found = state.account().line(line);
            if (found.isEmpty()) {
                return Decision.nothing(Outcome.refused(AccessRules.notFound()));
            }
            if (found.get().available()) {
                return Decision.nothing(Outcome.done(found.get()));
            }
            Line resumed = found.get().withAvailable(true);
            UnitOfWork unit = context.begin(actor.account(), state);
            unit.change(new AccountChange.PutLine(resumed));
            return Decision.commit(unit, Outcome.done(resumed));
        });
    }
}
