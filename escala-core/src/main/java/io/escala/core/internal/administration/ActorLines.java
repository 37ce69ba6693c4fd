package io.escala.core.internal.administration;

import io.escala.core.administration.Lines;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The lines of an account for one actor. Thread-safe. */
public final class ActorLines implements Lines {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;
    private final ProfessionalCheck professional;

    public ActorLines(InboxContext context, ProfessionalCheck professional, Actor actor) {
        this.context = context;
        this.professional = professional;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public Outcome<Line> resume(LineId line) {
        Objects.requireNonNull(line, "line");
        return LineLog.tell("in use", answering(AuditOperation.LINE_RESUME, line, resumed(line)));
    }

    private Outcome<Line> resumed(LineId line) {
        return context.loop().run(() -> {
            State state = context.load(account).lines(List.of(line)).state();
            Outcome<Line> found = find(state, line);
            if (!(found instanceof Outcome.Done<Line> done) || done.value().available()) {
                return Decision.nothing(found);
            }
            UnitOfWork unit = context.begin(account, state);
            Line resumed = LineChanges.resume(unit, done.value());
            return decided(unit, AuditOperation.LINE_RESUME, Outcome.done(resumed), done.value());
        });
    }

    @Override
    public Outcome<Line> rename(LineId line, String name) {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(name, "name");
        return LineLog.tell("renamed", answering(AuditOperation.LINE_RENAME, line, renamed(line, name)));
    }

    private Outcome<Line> renamed(LineId line, String name) {
        return context.loop().run(() -> {
            State state = context.load(account).settings().lines(List.of(line)).state();
            Outcome<Line> found = find(state, line);
            if (!(found instanceof Outcome.Done<Line> done)) {
                return Decision.nothing(found);
            }
            if (SafeText.name(name) == null) {
                return Decision.nothing(Outcome.refused(Refusal.field(Refusal.Reason.FIELD_MISSING, "name")));
            }
            Line renamed = done.value().withName(name);
            if (renamed.equals(done.value())) {
                return Decision.nothing(found);
            }
            UnitOfWork unit = alone(state);
            return decided(
                    unit, AuditOperation.LINE_RENAME, Outcome.done(LineChanges.put(unit, renamed)), done.value());
        });
    }

    @Override
    public Outcome<Line> repoint(Line line) {
        Objects.requireNonNull(line, "line");
        if (!line.account().equals(account)) {
            return Outcome.refused(AccessRules.notFound());
        }
        Outcome<Line> outcome = professional.before(
                line, () -> LineRules.checkRepointed(loaded(line), line, actor), notices -> repointed(line, notices));
        return LineLog.tell("moved", answering(AuditOperation.LINE_REPOINT, line.id(), outcome));
    }

    private State loaded(Line line) {
        return context.load(account)
                .settings()
                .lines(List.of(line.id()))
                .holders(List.of(Claim.line(line.key())))
                .state();
    }

    private Outcome<Line> repointed(Line line, List<Notice> notices) {
        return context.loop().run(() -> {
            State state = loaded(line);
            Optional<Refusal> refusal = LineRules.checkRepointed(state, line, actor);
            if (refusal.isPresent()) {
                return Decision.nothing(Outcome.refused(refusal.get()));
            }
            Line before = state.account().line(line.id()).orElseThrow();
            UnitOfWork unit = alone(state);
            return decided(
                    unit, AuditOperation.LINE_REPOINT, Outcome.done(LineChanges.repoint(unit, line), notices), before);
        });
    }

    @Override
    public Outcome<Line> remove(LineId line) {
        Objects.requireNonNull(line, "line");
        return LineLog.tell("removed", answering(AuditOperation.LINE_REMOVE, line, removed(line)));
    }

    private Outcome<Line> removed(LineId line) {
        return context.loop().run(() -> {
            State state = context.load(account).settings().lines(List.of(line)).state();
            Outcome<Line> found = find(state, line);
            if (!(found instanceof Outcome.Done<Line> done)) {
                return Decision.nothing(found);
            }
            UnitOfWork unit = alone(state);
            LineChanges.remove(unit, done.value());
            return decided(unit, AuditOperation.LINE_REMOVE, found, done.value());
        });
    }

    private Outcome<Line> answering(AuditOperation operation, LineId line, Outcome<Line> outcome) {
        return audit.answering(operation, AuditSubject.of(line), outcome);
    }

    private Decision<Outcome<Line>> decided(
            UnitOfWork unit, AuditOperation operation, Outcome<Line> outcome, Line before) {
        return audit.decided(
                unit,
                operation,
                outcome,
                after -> AuditSubject.of(after.id()),
                after -> ChangedFields.of(before, after));
    }

    private Outcome<Line> find(State state, LineId line) {
        return AccessRules.permitted(actor, Permission.CONFIGURE)
                .<Outcome<Line>>map(Outcome::refused)
                .orElseGet(() -> state.account()
                        .line(line)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(AccessRules.notFound())));
    }

    /** Begins a decision of which the account makes one at a time. A line was connected, so there are settings. */
    private UnitOfWork alone(State state) {
        UnitOfWork unit = context.begin(account, state);
        SettingsVersion.raise(unit, state.account().settings().orElseThrow());
        return unit;
    }
}
