package io.escala.core.internal.team;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.audit.ChangedFields;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.team.TeamDesk;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The team of an account for one actor. Thread-safe. */
public final class ActorTeam implements TeamDesk {
    private final InboxContext context;
    private final UserActivity activity;
    private final Actor actor;
    private final AccountId account;
    private final AuditTrail audit;

    public ActorTeam(InboxContext context, UserActivity activity, Actor actor) {
        if (!context.team().isKeptInStore()) {
            throw new IllegalStateException(
                    "the team of this inbox is the host's own: give it InboxBuilder.team(Team.keptIn(store)) to keep it here");
        }
        if (actor.account().equals(AccountId.NONE)) {
            throw new IllegalArgumentException("account must not be NONE: a team belongs to an account");
        }
        this.context = context;
        this.activity = activity;
        this.actor = actor;
        this.account = actor.account();
        this.audit = new AuditTrail(context, actor);
    }

    @Override
    public List<TeamUser> users() {
        audit.allowing(AuditOperation.TEAM_READ, () -> AccessRules.require(actor, Permission.CONFIGURE));
        return CommitLoop.reading(() -> context.store().allTeamUsers(account));
    }

    @Override
    public TeamSettings settings() {
        return CommitLoop.reading(() -> context.store().teamSettings(account))
                .orElseGet(() -> TeamSettings.of(account));
    }

    @Override
    public Outcome<TeamUser> save(TeamUser user) {
        Objects.requireNonNull(user, "user");
        if (!user.account().equals(account)) {
            return Outcome.refused(AccessRules.notFound());
        }
        return audit.answering(AuditOperation.TEAM_USER_SAVE, AuditSubject.of(user.id()), configuring(() -> {
            State state = context.load(account).teamSettings().allTeamUsers().state();
            Administrators administrators = Administrators.after(state, user);
            List<Refusal> refusals = TeamRules.check(state, user);
            guarded(administrators, user.active() ? "role" : "active").ifPresent(refusals::add);
            return refusals.isEmpty()
                    ? put(relying(administrators, state), user, AuditOperation.TEAM_USER_SAVE)
                    : Decision.nothing(Outcome.refused(refusals));
        }));
    }

    @Override
    public Outcome<TeamSettings> save(TeamSettings settings) {
        Objects.requireNonNull(settings, "settings");
        if (!settings.account().equals(account)) {
            return Outcome.refused(AccessRules.notFound());
        }
        return audit.answering(AuditOperation.TEAM_SETTINGS_SAVE, null, configuring(() -> {
            State state = context.load(account).teamSettings().allTeamUsers().state();
            Administrators administrators = Administrators.after(state, settings);
            List<Refusal> refusals = TeamRules.check(state, settings);
            guarded(administrators, "roles").ifPresent(refusals::add);
            if (!refusals.isEmpty()) {
                return Decision.nothing(Outcome.refused(refusals));
            }
            TeamSettings before = state.team().settings().orElse(null);
            UnitOfWork unit = relying(administrators, state);
            TeamSettings changed = TeamRules.counting(state, settings, unit.now());
            return audit.decided(
                    TeamRules.put(unit, changed),
                    AuditOperation.TEAM_SETTINGS_SAVE,
                    Outcome.done(changed.withVersion(changed.version() + 1)),
                    after -> null,
                    after -> ChangedFields.of(before, after));
        }));
    }

    /** The host itself may leave an account without administrators. */
    private Optional<Refusal> guarded(Administrators administrators, String field) {
        return actor.kind() == Actor.Kind.HOST ? Optional.empty() : administrators.refusal(field);
    }

    private UnitOfWork relying(Administrators administrators, State state) {
        return administrators.relyOnOneLeft(context.begin(account, state));
    }

    private <T> Outcome<T> configuring(Supplier<Decision<Outcome<T>>> decision) {
        return AccessRules.permitted(actor, Permission.CONFIGURE)
                .<Outcome<T>>map(Outcome::refused)
                .orElseGet(() -> context.loop().run(decision));
    }

    @Override
    public Outcome<TeamUser> setMyStatus(String status) {
        Objects.requireNonNull(status, "status");
        UserId self = actor.user();
        if (self == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        return context.loop().run(() -> {
            State state = load(self);
            Optional<TeamUser> known = state.team().user(self).filter(TeamUser::active);
            if (known.isEmpty()) {
                return Decision.nothing(Outcome.refused(AccessRules.notFound()));
            }
            TeamUser changed = known.get().withStatus(status);
            if (changed.equals(known.get())) {
                return Decision.nothing(Outcome.done(changed));
            }
            Optional<Refusal> refusal = TeamRules.status(state, changed);
            return refusal.isPresent()
                    ? Decision.nothing(Outcome.refused(refusal.get()))
                    : put(context.begin(account, state), changed, AuditOperation.TEAM_STATUS_SET);
        });
    }

    @Override
    public Outcome<TeamUser> markActive() {
        UserId self = actor.user();
        if (self == null) {
            return Outcome.refused(AccessRules.notFound());
        }
        activity.seen(account, self);
        return CommitLoop.reading(() -> context.store().teamUsers(account, List.of(self)).values().stream()
                .filter(TeamUser::active)
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(AccessRules.notFound())));
    }

    private State load(UserId user) {
        return context.load(account).teamSettings().teamUsers(List.of(user)).state();
    }

    private Decision<Outcome<TeamUser>> put(UnitOfWork unit, TeamUser given, AuditOperation operation) {
        TeamUser user = TeamRules.byHand(unit.state(), given);
        TeamUser before = unit.state().team().user(user.id()).orElse(null);
        return audit.decided(
                TeamRules.putByHand(unit, user),
                operation,
                Outcome.done(user.withVersion(user.version() + 1)),
                after -> AuditSubject.of(after.id()),
                after -> ChangedFields.of(before, after));
    }
}
