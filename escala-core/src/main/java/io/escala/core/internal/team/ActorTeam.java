package io.escala.core.internal.team;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.team.TeamDesk;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The team of an account for one actor. Thread-safe. */
public final class ActorTeam implements TeamDesk {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;

    public ActorTeam(InboxContext context, Actor actor) {
        if (!context.team().isKeptInStore()) {
            throw new IllegalStateException(
                    "the team of this inbox is the host's own: give it InboxBuilder.team(Team.keptIn(store)) to keep it here");
        }
        if (actor.account().equals(AccountId.NONE)) {
            throw new IllegalArgumentException("account must not be NONE: a team belongs to an account");
        }
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
    }

    @Override
    public List<TeamUser> users() {
        AccessRules.require(actor, Permission.CONFIGURE);
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
        return AccessRules.permitted(actor, Permission.CONFIGURE)
                .<Outcome<TeamUser>>map(Outcome::refused)
                .orElseGet(() -> context.loop().run(() -> {
                    State state = load(user.id());
                    List<Refusal> refusals = TeamRules.check(state, user);
                    return refusals.isEmpty() ? put(state, user) : Decision.nothing(Outcome.refused(refusals));
                }));
    }

    @Override
    public Outcome<TeamSettings> save(TeamSettings settings) {
        Objects.requireNonNull(settings, "settings");
        if (!settings.account().equals(account)) {
            return Outcome.refused(AccessRules.notFound());
        }
        return AccessRules.permitted(actor, Permission.CONFIGURE)
                .<Outcome<TeamSettings>>map(Outcome::refused)
                .orElseGet(() -> context.loop().run(() -> {
                    StateLoader loader = context.load(account).teamSettings().allTeamUsers();
                    List<Refusal> refusals = TeamRules.check(loader.state(), settings);
                    return refusals.isEmpty()
                            ? Decision.commit(
                                    TeamRules.put(context.begin(account, loader.state()), settings),
                                    Outcome.done(settings.withVersion(settings.version() + 1)))
                            : Decision.nothing(Outcome.refused(refusals));
                }));
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
            Optional<Refusal> refusal = TeamRules.status(state, changed);
            return refusal.isPresent() ? Decision.nothing(Outcome.refused(refusal.get())) : put(state, changed);
        });
    }

    private State load(UserId user) {
        return context.load(account).teamSettings().teamUsers(List.of(user)).state();
    }

    private Decision<Outcome<TeamUser>> put(State state, TeamUser user) {
        return Decision.commit(
                TeamRules.put(context.begin(account, state), user), Outcome.done(user.withVersion(user.version() + 1)));
    }
}
